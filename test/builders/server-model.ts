import { createHash } from 'node:crypto'
import { mixed, NO_ACTS } from '#domain/journal/act-set.ts'
import { DIGEST, HINTS } from '#fhir/systems.ts'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'

interface Coded {
  readonly system?: string
  readonly code?: string
  readonly value?: string
}

interface Attachment {
  readonly data?: string
  readonly url?: string
}

/** As much of a resource as the model looks at. */
export interface Resource {
  readonly [element: string]: unknown
  readonly resourceType: string
  readonly id: string
  readonly meta: { tag: readonly Coded[]; versionId: string; lastUpdated: string }
  readonly identifier: Coded | readonly Coded[]
  readonly item?: readonly { readonly linkId: string; readonly answer: readonly { readonly valueAttachment?: Attachment }[] }[]
}

/** The id of ours that a resource carries. */
export function actOf(resource: Resource): string {
  return identifiersOf(resource)[0]?.value ?? ''
}

function identifiersOf({ identifier }: Resource): readonly Coded[] {
  return Array.isArray(identifier) ? (identifier as readonly Coded[]) : [identifier as Coded]
}

export const BASE = 'https://trust.example/fhir'

/** A FHIR server in memory, as small as the part of it that sync relies on. Faults are put in from outside. */
export class ServerModel {
  readonly base: string
  readonly resources: Resource[] = []
  readonly files = new Map<string, { bytes: Uint8Array; team: string | undefined; type: string | undefined }>()
  readonly asked: HttpRequest[] = []
  #files = 0
  epoch = 'urn:uuid:11111111-1111-4111-8111-111111111111'
  pageSize = 100
  /** It gives a digest of what it holds. */
  digests = false
  /** It offers a stream of hints. */
  hints = false
  /** ms; moves on by itself with every create. */
  clock = Date.UTC(2026, 9, 8, 11, 40)
  /** Answers in place of the server when it gives something. */
  instead: (request: HttpRequest) => HttpReply | null = () => null

  constructor(base = BASE) {
    this.base = base
  }

  /** What the server does and says. */
  serve(request: HttpRequest): HttpReply {
    this.asked.push(request)
    const other = this.instead(request)
    if (other !== null) return other
    const [path = '', query = ''] = request.url.slice(this.base.length + 1).split('?')
    if (path === 'metadata') return this.json(200, { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', url: this.epoch, rest: [{ operation: this.operations() }] })
    if (path === '$digest') return this.digest()
    if (request.method === 'PUT') return this.replace(path, request)
    if (request.method === 'POST') return path === 'Binary' ? this.keepFile(request) : this.create(path, request)
    const [type = '', id] = path.split('/')
    if (type === 'Binary') return this.giveFile(id ?? '')
    return id === undefined ? this.search(type, new URLSearchParams(query)) : this.read(type, id)
  }

  acts(): Resource[] {
    return this.resources.filter((each) => each.resourceType === 'QuestionnaireResponse')
  }

  /** The acts' own texts. */
  texts(): string[] {
    return this.acts().map(textOf)
  }

  hashOf(act: string): string | null {
    const found = this.acts().find((each) => actOf(each) === act)
    return found === undefined ? null : createHash('sha256').update(textOf(found)).digest('hex')
  }

  json(status: number, body: object, headers: Record<string, string> = {}): HttpReply {
    return { kind: 'answered', status, headers: { date: new Date(this.clock).toUTCString(), ...headers }, body: JSON.stringify(body) }
  }

  outcome(status: number, words: string, headers: Record<string, string> = {}): HttpReply {
    return this.json(status, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'x', diagnostics: words }] }, headers)
  }

  /** Keeps a resource as the server would: with its own id, version and time. */
  add(sent: object): Resource {
    this.clock += 1
    const resource = sent as Resource
    const id = `s${this.resources.length + 1}`
    const kept = { ...resource, id, meta: { ...resource.meta, versionId: '1', lastUpdated: new Date(this.clock).toISOString() } }
    this.resources.push(kept)
    return kept
  }

  private operations(): readonly object[] {
    return [...(this.hints ? [{ name: 'hints', definition: HINTS }] : []), ...(this.digests ? [{ name: 'digest', definition: DIGEST }] : [])]
  }

  private digest(): HttpReply {
    const hashes = new Map(this.acts().map((act) => [actOf(act), createHash('sha256').update(textOf(act)).digest('hex')]))
    const digest = [...hashes.values()].reduce(mixed, NO_ACTS)
    return this.json(200, { resourceType: 'Parameters', parameter: [{ name: 'count', valueUnsignedInt: hashes.size }, { name: 'digest', valueString: digest }] })
  }

  private create(type: string, request: HttpRequest): HttpReply {
    const [name = '', token = ''] = (request.headers['if-none-exist'] ?? '').split('=')
    const found = this.resources.filter((each) => each.resourceType === type && name !== '' && hasToken(each, token))
    if (found.length > 1) return this.outcome(412, 'Several match')
    if (found[0] !== undefined) return this.json(200, found[0])
    return this.json(201, this.add(JSON.parse(String(request.body)) as object))
  }

  /** As of a server with safe updates: the newest version must be named. */
  private replace(path: string, request: HttpRequest): HttpReply {
    const at = this.resources.findIndex((each) => `${each.resourceType}/${each.id}` === path)
    const before = this.resources[at]
    if (before === undefined) return this.outcome(404, 'Not here')
    const named = request.headers['if-match']
    if (named === undefined) return this.outcome(428, 'If-Match is missing')
    if (named !== `W/"${before.meta.versionId}"`) return this.outcome(412, 'Another version is here')
    this.clock += 1
    const sent = JSON.parse(String(request.body)) as Resource
    const kept = { ...sent, id: before.id, meta: { ...sent.meta, versionId: String(Number(before.meta.versionId) + 1), lastUpdated: new Date(this.clock).toISOString() } }
    this.resources[at] = kept
    return this.json(200, kept, { etag: `W/"${kept.meta.versionId}"` })
  }

  private read(type: string, id: string): HttpReply {
    const found = this.resources.find((each) => each.resourceType === type && each.id === id)
    return found === undefined ? this.outcome(404, 'Not here') : this.json(200, found)
  }

  private search(type: string, query: URLSearchParams): HttpReply {
    const identifier = query.get('identifier')
    const [, team] = (query.get('_tag') ?? '').split('|')
    const since = Date.parse((query.get('_lastUpdated') ?? 'ge1970-01-01T00:00:00Z').slice(2))
    const from = Number(query.get('_from') ?? 0)
    const found = this.resources.filter(
      (each) =>
        each.resourceType === type &&
        (identifier === null || hasToken(each, identifier)) &&
        (team === undefined || each.meta.tag.some((tag) => tag.code === team)) &&
        Date.parse(each.meta.lastUpdated) >= since,
    )
    if (query.get('_summary') === 'count') return this.json(200, { resourceType: 'Bundle', type: 'searchset', total: found.length })
    const page = found.slice(from, from + this.pageSize)
    query.set('_from', String(from + this.pageSize))
    const link = from + this.pageSize < found.length ? [{ relation: 'next', url: `${this.base}/${type}?${query}` }] : []
    return this.json(200, { resourceType: 'Bundle', type: 'searchset', link, entry: page.map((resource) => ({ resource })) })
  }

  private keepFile(request: HttpRequest): HttpReply {
    this.#files += 1
    const id = `b${this.#files}`
    const { 'x-security-context': team, 'content-type': type } = request.headers
    this.files.set(id, { bytes: request.body as Uint8Array, team, type })
    return this.json(201, { resourceType: 'Binary', id }, { location: `${this.base}/Binary/${id}` })
  }

  private giveFile(id: string): HttpReply {
    const file = this.files.get(id)
    return file === undefined ? this.outcome(404, 'Not here') : { kind: 'answered', status: 200, headers: {}, body: file.bytes }
  }
}

function textOf(act: Resource): string {
  const data = act.item?.find((item) => item.linkId === 'act')?.answer[0]?.valueAttachment?.data
  return Buffer.from(data ?? '', 'base64').toString('utf8')
}

function hasToken(resource: Resource, token: string): boolean {
  return identifiersOf(resource).some((each) => `${each.system}|${each.value}` === token)
}
