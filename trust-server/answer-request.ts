import type { Database } from './database.ts'
import { keptTypes } from './describe-server.ts'
import { judgeEntry, judgeFile } from './judge-entry.ts'
import type { JudgedEntry } from './judge-entry.ts'
import type { VaultKeys } from './keep-vault-keys.ts'
import { refuse } from './outcome.ts'
import type { Refusal } from './outcome.ts'
import type { JsonObject } from './read-resource.ts'
import { readResource } from './read-resource.ts'
import { readCondition, readSearch } from './read-search.ts'
import type { Search } from './read-search.ts'
import { recordAudit, recordAuditAlone } from './record-audit.ts'
import { judgeKey } from './register-key.ts'
import { mayReadAudit } from './roles.ts'
import { roleIn } from './sign-in.ts'
import type { SignedIn } from './sign-in.ts'
import { countEntries, createEntry, createFile, findEntries, findEntry, findFile } from './store.ts'
import type { Created, KeptEntry } from './store.ts'
import { writeCount, writePage } from './write-bundle.ts'

/** A request from somebody signed in. `address` is that of the type, without a query. */
export interface Asking {
  readonly person: SignedIn
  readonly type: string
  readonly address: string
  readonly query: string
  readonly header: (name: string) => string | undefined
  readonly body: Buffer
}

export interface Answer {
  readonly kind: 'answer'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** Where the answers come from. `now` in milliseconds since 1970. */
export interface Desk {
  readonly database: Database
  readonly keys: VaultKeys
  readonly now: () => number
}

const notFound = refuse(404, 'not-found', 'There is no such entry here, or it belongs to a team you are not in.')

/** Adds an entry, once: with If-None-Exist, sending again answers with what is already here. */
export async function answerCreate(desk: Desk, asking: Asking): Promise<Answer | Refusal> {
  if (!isJson(asking.header('content-type'))) return refuse(415, 'not-supported', 'Send this as application/fhir+json in UTF-8.')
  const sent = readResource(asking.body, asking.type)
  if (sent.kind === 'refusal') return sent
  const ifNoneExist = asking.header('if-none-exist')
  const condition = ifNoneExist === undefined ? undefined : readCondition(ifNoneExist)
  if (condition?.kind === 'refusal') return condition
  const judged = await judgeSigned(desk, asking, sent.resource)
  if (judged.kind === 'refusal') return (await findHere(desk, asking, condition)) ?? judged
  const created = await desk.database.write(async (query) => {
    const result = await createEntry(query, desk.now(), { type: asking.type, sent, judged, condition, teams: asking.person.teams })
    if (result.kind !== 'several' && asking.type !== 'AuditEvent') await auditOne(query, desk, asking, 'create', result.entry)
    return result
  })
  return answerCreated(asking, created)
}

async function judgeSigned(desk: Desk, asking: Asking, resource: JsonObject): Promise<JudgedEntry | Refusal> {
  const judged = judgeEntry(asking.person, asking.type, resource)
  if (judged.kind === 'refusal' || judged.signed === undefined) return judged
  return (await judgeKey(desk, asking, judged.signed.vault, judged.signed.user)) ?? judged
}

/**
 * What is here already, for an entry that would be refused now: it may have been taken before, when its author's role was
 * another, and the answer to that lost. Only of the person's own teams, so nothing is shown that they may not read.
 */
async function findHere(desk: Desk, asking: Asking, condition: Search | undefined): Promise<Answer | undefined> {
  if (condition === undefined || asking.type !== 'QuestionnaireResponse') return undefined
  const [here, another] = await findEntries(desk.database.query, asking.type, asking.person.teams, { ...condition, count: 1 })
  if (here === undefined || another !== undefined) return undefined
  await desk.database.write((query) => auditOne(query, desk, asking, 'read', here))
  return { ...answerEntry(200, here), headers: { ...version(here.lastUpdated), location: `${asking.address}/${here.id}` } }
}

/** Gives one entry as it was sent. */
export async function answerRead(desk: Desk, asking: Asking, id: string): Promise<Answer | Refusal> {
  const teams = teamsToRead(asking)
  if (teams.length === 0) return notTheirsToRead(asking)
  const entry = await findEntry(desk.database.query, asking.type, teams, id)
  if (entry === undefined) return notFound
  await desk.database.write((query) => auditOne(query, desk, asking, 'read', entry))
  return answerEntry(200, entry)
}

/** Gives a page of the entries a search finds in the person's teams, or their number. */
export async function answerSearch(desk: Desk, asking: Asking): Promise<Answer | Refusal> {
  if (asking.type === 'Binary') return refuse(405, 'not-supported', 'Files cannot be searched; they are read one by one.')
  const search = readSearch(asking.query)
  if (search.kind === 'refusal') return search
  const teams = teamsToRead(asking)
  if (teams.length === 0) return notTheirsToRead(asking)
  const { person, type } = asking
  const { query } = desk.database
  const body = search.countOnly
    ? writeCount(asking, await countEntries(query, type, teams, search))
    : writePage(asking, search, await findEntries(query, type, teams, search))
  await recordAuditAlone(desk.database, desk.now(), { person, interaction: 'search-type', type })
  return { kind: 'answer', status: 200, headers: {}, body }
}

/** Keeps a file's bytes for the team named in X-Security-Context, the header FHIR gives Binary for this. */
export async function answerFileCreate(desk: Desk, asking: Asking): Promise<Answer | Refusal> {
  const contentType = asking.header('content-type') ?? 'application/octet-stream'
  if (/fhir\+(json|xml)/i.test(contentType)) return refuse(415, 'not-supported', 'Send the bytes of the file themselves, with their own content type.')
  if (asking.body.length === 0) return refuse(400, 'invalid', 'The file is empty, so it was not kept.')
  const judged = judgeFile(asking.person, asking.header('x-security-context'))
  if (judged.kind === 'refusal') return judged
  const file = { team: judged.team, contentType, lastUpdated: desk.now(), bytes: asking.body }
  const id = await desk.database.write(async (query) => {
    const made = await createFile(query, file)
    await auditOne(query, desk, asking, 'create', { id: made, team: file.team })
    return made
  })
  const body = JSON.stringify({ resourceType: 'Binary', id, contentType, securityContext: { display: file.team } })
  return { kind: 'answer', status: 201, headers: { location: `${asking.address}/${id}`, ...version(file.lastUpdated) }, body }
}

/** Gives a file's bytes, the same as were sent. */
export async function answerFileRead(desk: Desk, asking: Asking, id: string): Promise<Answer | Refusal> {
  const file = await findFile(desk.database, asking.person.teams, id)
  if (file === undefined) return notFound
  await desk.database.write((query) => auditOne(query, desk, asking, 'read', file))
  const headers = { 'content-type': file.contentType, 'x-security-context': file.team, 'content-security-policy': 'sandbox; default-src \'none\'' }
  return { kind: 'answer', status: 200, headers: { ...headers, ...version(file.lastUpdated) }, body: file.bytes }
}

/** Who somebody is here: user name, name, and for each team what they are in it. */
export function answerMe({ person }: Pick<Asking, 'person'>): Answer {
  const places = person.teams.map((team) => ({ name: 'place', part: [{ name: 'team', valueString: team }, { name: 'role', valueCode: roleIn(person, team) }] }))
  const parameter = [{ name: 'user', valueString: person.user }, { name: 'name', valueString: person.name }, ...places]
  return { kind: 'answer', status: 200, headers: {}, body: JSON.stringify({ resourceType: 'Parameters', parameter }) }
}

/** What to say to a request this server has no answer for. */
export function refuseRoute(method: string, type: string | undefined): Refusal {
  if (type !== undefined && type !== '' && !keptTypes.includes(type)) {
    return refuse(404, 'not-supported', `This server keeps ${keptTypes.join(', ')} and nothing else.`)
  }
  if (method === 'GET') return refuse(404, 'not-found', 'There is nothing at this address.')
  return refuse(405, 'not-supported', 'Entries are added and read, one by one. They are never changed or deleted, and not sent as a transaction.')
}

/** The teams whose entries of this type somebody may read. */
function teamsToRead({ type, person }: Asking): readonly string[] {
  return type === 'AuditEvent' ? person.teams.filter((team) => mayReadAudit(roleIn(person, team))) : person.teams
}

function notTheirsToRead({ person }: Asking): Refusal {
  return refuse(403, 'forbidden', `Your role (${person.role}) may not read the audit trail.`)
}

function answerCreated(asking: Asking, created: Created): Answer | Refusal {
  if (created.kind === 'several') return refuse(412, 'multiple-matches', 'More than one entry here fits If-None-Exist, so nothing was added.')
  const answer = answerEntry(created.kind === 'created' ? 201 : 200, created.entry)
  return { ...answer, headers: { ...answer.headers, location: `${asking.address}/${created.entry.id}` } }
}

function answerEntry(status: number, entry: KeptEntry): Answer {
  return { kind: 'answer', status, headers: version(entry.lastUpdated), body: entry.body }
}

function version(lastUpdated: number): Readonly<Record<string, string>> {
  return { etag: 'W/"1"', 'last-modified': new Date(lastUpdated).toUTCString() }
}

function auditOne(
  query: Database['query'], desk: Desk, { person, type }: Asking, interaction: 'read' | 'create', { id, team }: Pick<KeptEntry, 'id' | 'team'>,
): Promise<void> {
  return recordAudit(query, desk.now(), { person, interaction, type, id, teams: [team] })
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/(fhir\+)?json *(; *charset="?utf-8"? *)?(;.*)?$/i.test(contentType ?? '') && !/charset="?(?!utf-8)/i.test(contentType ?? '')
}
