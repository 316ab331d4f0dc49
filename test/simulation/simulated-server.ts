import { createHash } from 'node:crypto'
import { mixed, NO_ACTS } from '#domain/journal/act-set.ts'
import { DIGEST, RECORD_SYSTEM } from '#fhir/systems.ts'
import { readActText } from '#electron/keeper/journal/read-act-text.ts'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'

export const BASE = 'https://trust.example/fhir'
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** One entry the server keeps. `text` is the resource as it gives it, with its own id and time. */
export interface Row {
  readonly type: string
  readonly id: string
  /** `system|value` of each identifier. */
  readonly tokens: readonly string[]
  readonly text: string
  /** `lastUpdated`, ms. */
  readonly at: number
  /** When it was taken, ms of true time. */
  readonly takenAt: number
  /** When a search first shows it, ms of true time. */
  visibleAt: number
  /** The act it holds: its text and hash; null for other entries. */
  readonly act: { readonly id: string; readonly text: string; readonly hash: string; readonly sig: string } | null
  /** The act it should hold and holds with other words. */
  readonly mangledAct: string | null
  readonly file: string | null
  /** Of a file: the id of its bytes. */
  readonly binary: string
  /** `kind/id` of the record it is about. */
  readonly record: string
  /** The laptop that may not see it for a while; -1 for none. */
  hiddenFrom: number
}

interface StoredFile {
  readonly bytes: Uint8Array
  readonly hash: string
}

export interface Backup {
  readonly rows: readonly Row[]
  readonly files: ReadonlyMap<string, StoredFile>
}

interface Coded {
  readonly system: string
  readonly value: string
}

interface SentResource {
  readonly resourceType: string
  readonly meta?: { readonly tag?: readonly { readonly system?: string; readonly code?: string }[] }
  readonly identifier: Coded | readonly Coded[]
  readonly questionnaire?: string
  readonly author?: { readonly identifier?: { readonly value?: string } }
  readonly content?: readonly { readonly attachment: { readonly url: string } }[]
  readonly item?: readonly { readonly linkId: string; readonly answer?: readonly { readonly valueString?: string; readonly valueAttachment?: { readonly data: string } }[] }[]
}

/** A FHIR server in memory with the habits real ones have: ties, lag, skew, several answers to a create. */
export class SimulatedServer {
  rows: Row[] = []
  files = new Map<string, StoredFile>()
  epoch = 'urn:uuid:11111111-1111-4111-8111-111111111111'
  pageSize = 100
  /** ms by which its clock is wrong. */
  skew = 0
  /** `lastUpdated` has this many ms between its values. */
  grain = 1
  /** A search shows an entry at most so many ms after it was taken. */
  lag = 0
  /** `lastUpdated` may be before the time of the commit by so much. */
  jitter = 0
  /** It knows _summary=count. */
  counts = true
  /** Its files are in no backup. */
  losesFiles = false
  /** It gives a digest of the acts that a search would show. */
  digests = false
  /** The search behind a conditional create lags too, so two can be kept. */
  conditionLags = false
  /** How a create is answered: with the resource, with nothing, with an OperationOutcome. */
  shows: 'all' | 'nothing' | 'outcome' = 'all'
  /** Keeps an entry other than it was sent, now and then. */
  manglesNow = false
  /** `user verb` of what is refused, and how. */
  readonly refused = new Map<string, number>()
  refusesFiles = 0
  /** Records it was told to erase: it keeps nothing of them, and takes nothing more. */
  erased = new Set<string>()
  /** What it kept of them: it says nothing any more, and no page that is being read is shifted by it. */
  private purged: readonly Row[] = []
  /** Those it was ever told to. */
  readonly everErased = new Set<string>()
  /** `id hash` of every act and the hash of every file the server ever held whole. */
  readonly everActs = new Set<string>()
  readonly everFiles = new Set<string>()
  readonly everNamed = new Set<string>()
  /** Another team's entry, which a search shows though nobody asked for it. */
  foreign: Row | null = null
  /** Set once something happened here that the protocol can only report: a copy kept twice, an entry mangled. */
  readonly oddities = new Set<'several' | 'mangled'>()
  /** The newest `lastUpdated` it ever gave an entry. */
  newestAt = 0
  /** What it said no to: ids of acts and hashes of files. */
  readonly everRefused = new Set<string>()
  /** Told of each entry as it is kept. */
  kept: (row: Row, isSecond: boolean) => void = () => undefined
  now = 0
  chance = 0.5
  private made = 0

  serve(request: HttpRequest, laptop: number): HttpReply {
    const [path = '', query = ''] = request.url.slice(BASE.length + 1).split('?')
    if (path === 'metadata') return this.json(200, { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', url: this.epoch, ...(this.digests ? { rest: [{ operation: [{ name: 'digest', definition: DIGEST }] }] } : {}) })
    if (path === '$digest') return this.digest(laptop)
    if (request.method === 'POST') return path === 'Binary' ? this.keepFile(request) : this.create(path, request)
    const [type = '', id] = path.split('/')
    if (type === 'Binary') return this.giveFile(id ?? '')
    if (id !== undefined) return this.read(type, id)
    return this.search(type, new Map(query.split('&').map((part) => [part.slice(0, part.indexOf('=')), decodeURIComponent(part.slice(part.indexOf('=') + 1))])), laptop)
  }

  /** The server holds the act with exactly these bytes. */
  holds(act: string, hash: string): boolean {
    return this.rows.some((row) => row.act !== null && row.act.id === act && row.act.hash === hash)
  }

  holdsFile(hash: string): boolean {
    return this.rows.some((row) => row.file === hash && this.files.get(row.binary)?.hash === hash)
  }

  /** Each act it holds, once. */
  acts(): readonly { readonly id: string; readonly text: string; readonly sig: string; readonly hash: string }[] {
    return [...new Map(this.rows.flatMap((row) => (row.act === null || row === this.foreign ? [] : [[row.act.id, row.act]]))).values()]
  }

  backup(): Backup {
    return { rows: [...this.rows], files: new Map(this.files) }
  }

  restore(backup: Backup): void {
    this.rows = [...backup.rows]
    this.files = new Map(this.losesFiles ? [] : backup.files)
    this.erased = new Set(this.rows.flatMap((row) => erasesOf(row.act)))
  }

  json(status: number, body: object, headers: Record<string, string> = {}): HttpReply {
    return this.text(status, JSON.stringify(body), headers)
  }

  outcome(status: number, words: string, headers: Record<string, string> = {}): HttpReply {
    return this.json(status, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'x', diagnostics: words }] }, headers)
  }

  private text(status: number, body: string, headers: Record<string, string> = {}): HttpReply {
    return { kind: 'answered', status, headers: { date: new Date(this.now + this.skew).toUTCString(), ...headers }, body }
  }

  private create(type: string, request: HttpRequest): HttpReply {
    const sent = JSON.parse(String(request.body)) as SentResource
    const who = `${sent.author?.identifier?.value ?? ''} ${(sent.questionnaire ?? '').split('/').at(-1) ?? ''}`
    const no = this.refused.get(who)
    if (no !== undefined) this.everRefused.add(Array.isArray(sent.identifier) ? '' : (sent.identifier as Coded).value)
    if (no !== undefined) return this.outcome(no, 'Your role may not do this')
    const token = (request.headers['if-none-exist'] ?? '').split('=')[1] ?? ''
    const found = this.rows.filter((row) => row.type === type && row.tokens.includes(token) && (!this.conditionLags || row.visibleAt <= this.now))
    if (found.length === 0 && this.erased.has(recordOf(sent))) {
      this.everRefused.add(Array.isArray(sent.identifier) ? (sent.identifier as readonly Coded[])[0]?.value ?? '' : (sent.identifier as Coded).value)
      return this.outcome(422, 'This record was erased')
    }
    if (found.length > 1) return this.outcome(412, 'Several match')
    const row = found[0] ?? this.keep(type, sent)
    const status = found[0] === undefined ? 201 : 200
    if (status === 201 && this.shows !== 'all') {
      const headers = { location: `${BASE}/${type}/${row.id}/_history/1` }
      return this.shows === 'nothing' ? this.text(201, '', headers) : this.outcome(201, 'Created', headers)
    }
    return this.text(status, row.text)
  }

  private keep(type: string, sent: SentResource): Row {
    const mangled = type === 'QuestionnaireResponse' && this.manglesNow ? mangle(sent) : sent
    if (mangled !== sent) this.oddities.add('mangled')
    this.made += 1
    const id = `s${this.made}`
    const at = Math.floor((this.now + this.skew - Math.floor(this.chance * this.jitter)) / this.grain) * this.grain
    const text = JSON.stringify({ ...mangled, id, meta: { ...mangled.meta, versionId: '1', lastUpdated: new Date(at).toISOString() } })
    const identifiers = Array.isArray(mangled.identifier) ? (mangled.identifier as readonly Coded[]) : [mangled.identifier as Coded]
    const [identifier] = identifiers
    const act = type === 'QuestionnaireResponse' && mangled === sent ? actIn(sent, identifier?.value ?? '') : null
    const file = type === 'DocumentReference' ? (identifier?.value ?? null) : null
    const row: Row = { type, id, tokens: identifiers.map(({ system, value }) => `${system}|${value}`), text, at, takenAt: this.now, visibleAt: this.now + Math.floor(this.chance * this.lag), act, mangledAct: mangled === sent ? null : (identifier?.value ?? ''), file, binary: identifiers[1]?.value ?? '', record: recordOf(sent), hiddenFrom: -1 }
    const isSecond = this.rows.some((other) => other.type === type && other.tokens[0] === row.tokens[0] && (file === null || this.files.has(other.binary)))
    if (isSecond) this.oddities.add('several')
    this.rows.push(row)
    this.purge(erasesOf(act))
    this.newestAt = Math.max(this.newestAt, at)
    if (file !== null) this.everNamed.add(file)
    if (act !== null) this.everActs.add(`${act.id} ${act.hash}`)
    this.kept(row, isSecond)
    return row
  }

  private purge(records: readonly string[]): void {
    if (records.length === 0) return
    for (const record of records) {
      this.erased.add(record)
      this.everErased.add(record)
    }
    for (const row of this.rows) if (row.file !== null && this.erased.has(row.record)) this.files.delete(row.binary)
    const isPurged = (row: Row): boolean => row !== this.foreign && this.erased.has(row.record)
    this.purged = [...this.purged, ...this.rows.filter(isPurged)]
    this.rows = this.rows.filter((row) => !isPurged(row))
  }

  private read(type: string, id: string): HttpReply {
    const found = this.rows.find((row) => row.type === type && row.id === id)
    return found === undefined ? this.outcome(404, 'Not here') : this.text(200, found.text)
  }

  private digest(laptop: number): HttpReply {
    const shown = this.rows.filter((row) => row.type === 'QuestionnaireResponse' && row !== this.foreign && row.visibleAt <= this.now && row.hiddenFrom !== laptop)
    const hashes = new Map(shown.map((row) => [row.act?.id ?? row.mangledAct, row.act?.hash ?? sha256(row.text)]))
    const digest = [...hashes.values()].reduce(mixed, NO_ACTS)
    return this.json(200, { resourceType: 'Parameters', parameter: [{ name: 'count', valueUnsignedInt: hashes.size }, { name: 'digest', valueString: digest }] })
  }

  private search(type: string, query: ReadonlyMap<string, string>, laptop: number): HttpReply {
    const identifier = query.get('identifier')
    const since = Date.parse((query.get('_lastUpdated') ?? 'ge1970-01-01T00:00:00Z').slice(2))
    const from = Number(query.get('_from') ?? 0)
    const isFound = (row: Row): boolean =>
      row.type === type && (identifier === undefined || row.tokens.includes(identifier)) && row.at >= since && row.visibleAt <= this.now && row.hiddenFrom !== laptop
    const found = this.rows.filter(isFound)
    if (query.get('_summary') === 'count' && !this.counts) return this.outcome(400, 'Unknown parameter')
    if (query.get('_summary') === 'count') return this.json(200, { resourceType: 'Bundle', type: 'searchset', total: found.filter((row) => row !== this.foreign).length })
    const gone = new Set(this.purged.filter(isFound))
    // What is purged keeps its place among those of the same time.
    if (gone.size > 0) found.push(...gone)
    const place = (row: Row): number => (gone.size > 0 ? Number(row.id.slice(1)) : 0)
    found.sort((a, b) => a.at - b.at || place(a) - place(b))
    // No server is so small that it gives the few with one identifier in parts.
    const size = identifier === undefined ? this.pageSize : 100
    const page = found.slice(from, from + size).filter((row) => !gone.has(row))
    const rest = [...query].filter(([name]) => name !== '_from').map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    const url = `${BASE}/${type}?${[...rest, `_from=${from + size}`].join('&')}`
    const link = from + size < found.length ? `[{"relation":"next","url":${JSON.stringify(url)}}]` : '[]'
    return this.text(200, `{"resourceType":"Bundle","type":"searchset","link":${link},"entry":[${page.map((row) => `{"resource":${row.text}}`).join(',')}]}`)
  }

  private keepFile(request: HttpRequest): HttpReply {
    if (this.refusesFiles > 0) this.everRefused.add(sha256(request.body as Uint8Array))
    if (this.refusesFiles > 0) return this.outcome(this.refusesFiles, 'Too large')
    this.made += 1
    const id = `b${this.made}`
    const bytes = request.body as Uint8Array
    const hash = sha256(bytes)
    this.files.set(id, { bytes, hash })
    this.everFiles.add(hash)
    return this.json(201, { resourceType: 'Binary', id }, { location: `${BASE}/Binary/${id}` })
  }

  private giveFile(id: string): HttpReply {
    const file = this.files.get(id)
    return file === undefined ? this.outcome(404, 'Not here') : { kind: 'answered', status: 200, headers: {}, body: file.bytes }
  }
}

function recordOf(sent: SentResource): string {
  return sent.meta?.tag?.find(({ system }) => system === RECORD_SYSTEM)?.code ?? ''
}

/** By its signed text, as the real one reads it. */
function erasesOf(act: Row['act']): readonly string[] {
  return act === null ? [] : readActText(act.text).erases
}

function actIn(sent: SentResource, id: string): Row['act'] {
  const answer = (linkId: string) => sent.item?.find((item) => item.linkId === linkId)?.answer?.[0]
  const text = Buffer.from(answer('act')?.valueAttachment?.data ?? '', 'base64').toString('utf8')
  return { id, text, hash: sha256(text), sig: answer('sig')?.valueString ?? '' }
}

/** The words of an act changed on their way to the disk: the hash or the signature no longer fits. */
function mangle(sent: SentResource): SentResource {
  const item = sent.item?.map((each) => {
    const data = each.answer?.[0]?.valueAttachment?.data
    if (data === undefined) return each
    const text = Buffer.from(data, 'base64').toString('utf8').replace('"role":"', '"role":"x')
    return { ...each, answer: [{ valueAttachment: { contentType: 'application/json', data: Buffer.from(text).toString('base64') } }] }
  })
  return { ...sent, ...(item === undefined ? {} : { item }) }
}
