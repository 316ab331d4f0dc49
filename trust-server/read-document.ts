import { objectAt, objectsAt } from './read-resource.ts'
import type { JsonObject } from './read-resource.ts'
import { readTokens, valuesOf } from './read-tokens.ts'

export const sha256System = 'https://consilium.example/sha256'
const binarySystem = 'https://consilium.example/binary'

/** What a DocumentReference of the app says of its file. */
export interface NamedFile {
  readonly sha256: string
  /** The id of the Binary. */
  readonly binary: string
}

/** A Binary that a DocumentReference names, and the place where it does, as FHIRPath. */
export interface NamedBinary {
  readonly binary: string
  readonly place: string
}

/** Reads a DocumentReference as the app makes it now; undefined when it does not name one file by its hash and by an id, both ways the same. */
export function readDocument(resource: JsonObject): NamedFile | undefined {
  const tokens = readTokens(resource)
  const [sha256 = '', ...hashes] = valuesOf(tokens, 'identifier', sha256System)
  const [binary = '', ...names] = valuesOf(tokens, 'identifier', binarySystem)
  const isNamed = /^[0-9a-f]{64}$/.test(sha256) && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(binary)
  const isAlone = hashes.length + names.length === 0 && binariesOf(resource).every((each) => each.binary === binary)
  return isNamed && isAlone && addressOf(resource) === `Binary/${binary}` ? { sha256, binary } : undefined
}

/** The id of the Binary that any DocumentReference of the app names, of whatever age. */
export function binaryOf(resource: JsonObject): string {
  return binariesOf(resource)[0]?.binary ?? ''
}

/** Every Binary that a DocumentReference names, by identifier and by address. */
export function binariesOf(resource: JsonObject): readonly NamedBinary[] {
  const attached = objectsAt(resource, 'content').flatMap((content, at) => {
    const [, binary] = /(?:^|\/)Binary\/([^/]+)(?:\/_history\/[^/]+)?$/.exec(String(objectAt(content, 'attachment')['url'])) ?? []
    return binary === undefined ? [] : [{ binary, place: `DocumentReference.content[${at}].attachment.url` }]
  })
  const identified = objectsAt(resource, 'identifier').flatMap(({ system, value }, at) =>
    system === binarySystem ? [{ binary: String(value), place: `DocumentReference.identifier[${at}].value` }] : [])
  return [...identified, ...attached]
}

function addressOf(resource: JsonObject): string {
  return String(objectAt(objectsAt(resource, 'content')[0], 'attachment')['url'])
}
