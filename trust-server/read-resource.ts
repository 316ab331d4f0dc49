import { readMembers } from './json-text.ts'
import { refuse } from './outcome.ts'
import type { Refusal } from './outcome.ts'

export type JsonObject = Readonly<Record<string, unknown>>

/** A resource as it was sent: its exact text beside its meaning. */
export interface SentResource {
  readonly kind: 'sent'
  readonly text: string
  readonly resource: JsonObject
}

/** What only the server says about a resource. `lastUpdated` is an ISO instant with milliseconds. */
export interface ServerMeta {
  readonly id: string
  readonly version: number
  readonly lastUpdated: string
}

/** Reads a request body as one JSON object of the given resource type. */
export function readResource(body: Uint8Array, type: string): SentResource | Refusal {
  const text = decode(body)
  if (text === undefined) return refuse(400, 'structure', 'This is not UTF-8 text, so it was not kept.')
  const resource = parseObject(text)
  if (resource === undefined) return refuse(400, 'structure', 'This is not a JSON object, so it was not kept.')
  const keys = readMembers(text).map((member) => member.key)
  if (new Set(keys).size !== keys.length) return refuse(400, 'structure', 'An element is given twice, so it is not clear which is meant.')
  if (resource['resourceType'] !== type) return refuse(400, 'invalid', `The resource sent here must be a ${type}.`)
  if (resource['meta'] !== undefined && !isObject(resource['meta'])) return refuse(400, 'structure', 'The element meta must be an object.')
  return { kind: 'sent', text, resource }
}

/** Reads bytes as one JSON object, with its exact text; undefined when they are something else. */
export function readObject(body: Uint8Array): { readonly text: string; readonly object: JsonObject } | undefined {
  const text = decode(body)
  const object = text === undefined ? undefined : parseObject(text)
  return text === undefined || object === undefined ? undefined : { text, object }
}

/** The resource's own text, letter for letter, with the server's id, version and time in place of any the client gave. */
export function writeServerMeta(sent: SentResource, server: ServerMeta): string {
  const { versionId: _version, lastUpdated: _time, ...kept } = objectAt(sent.resource, 'meta')
  const meta = JSON.stringify({ versionId: String(server.version), lastUpdated: server.lastUpdated, ...kept })
  const own = readMembers(sent.text).filter(({ key }) => !['resourceType', 'id', 'meta'].includes(key)).map(({ text }) => `,${text}`)
  return `{"resourceType":${JSON.stringify(sent.resource['resourceType'])},"id":${JSON.stringify(server.id)},"meta":${meta}${own.join('')}}`
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object under a key, or an empty one when there is none. */
export function objectAt(value: unknown, key: string): JsonObject {
  const part = isObject(value) ? value[key] : undefined
  return isObject(part) ? part : {}
}

/** The objects of the list under a key; none when there is no list. */
export function objectsAt(value: unknown, key: string): readonly JsonObject[] {
  const part = isObject(value) ? value[key] : undefined
  return Array.isArray(part) ? part.filter(isObject) : []
}

function decode(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return undefined
  }
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
