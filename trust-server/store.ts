import { randomUUID } from 'node:crypto'
import { channel } from './database.ts'
import type { Database, Query, Row } from './database.ts'
import { teamSystem } from './judge-entry.ts'
import type { JudgedEntry } from './judge-entry.ts'
import { writeServerMeta } from './read-resource.ts'
import type { SentResource } from './read-resource.ts'
import type { Search, TimeFilter, TokenFilter } from './read-search.ts'

/** An entry as it is kept. `lastUpdated` in milliseconds since 1970; `seq` is its place in the order of commits. */
export interface KeptEntry {
  readonly id: string
  readonly seq: number
  readonly team: string
  readonly lastUpdated: number
  readonly body: string
}

export type Created =
  | { readonly kind: 'created' | 'already-here'; readonly entry: KeptEntry }
  | { readonly kind: 'several' }

/** An entry about to be kept, with what must not be there yet. */
export interface NewEntry {
  readonly type: string
  readonly sent: SentResource
  readonly judged: JudgedEntry
  readonly condition: Search | undefined
  /** Whose entries the condition looks among. */
  readonly teams: readonly string[]
}

/** Keeps the entry unless its condition already finds one. Runs inside the caller's transaction. */
export async function createEntry(query: Query, now: number, entry: NewEntry): Promise<Created> {
  const stream = entry.type === 'AuditEvent' ? 'audit' : 'record'
  // One writer at a time: what makes the condition race-free and the order of seq the order of commits.
  const [counter] = await query('SELECT seq, last_updated FROM counter WHERE stream = $1 FOR UPDATE', [stream])
  const found = entry.condition === undefined ? [] : await findEntries(query, entry.type, entry.teams, { ...entry.condition, count: 1, after: 0 })
  if (found.length > 1) return { kind: 'several' }
  if (found[0] !== undefined) return { kind: 'already-here', entry: found[0] }
  // The clock may step back, or stand still between two entries; the order of entries may not.
  const lastUpdated = Math.max(now, Number(counter?.['last_updated']) + 1)
  const kept = place(entry, Number(counter?.['seq']) + 1, lastUpdated)
  await insertEntry(query, stream, entry, kept)
  if (stream === 'record') await query('SELECT pg_notify($1, $2)', [channel, kept.team])
  return { kind: 'created', entry: kept }
}

/** The entries a search finds among these teams', in order of commit: up to `count`, and one more when there is one. */
export async function findEntries(query: Query, type: string, teams: readonly string[], search: Search): Promise<readonly KeptEntry[]> {
  const { where, values } = writeWhere(type, teams, search)
  const rows = await query(`SELECT id, seq, team, last_updated, body FROM entry e WHERE ${where} ORDER BY seq LIMIT ${search.count + 1}`, values)
  return rows.map(readEntryRow)
}

export async function countEntries(query: Query, type: string, teams: readonly string[], search: Search): Promise<number> {
  const { where, values } = writeWhere(type, teams, search)
  const [row] = await query(`SELECT count(*) AS count FROM entry e WHERE ${where}`, values)
  return Number(row?.['count'])
}

/** One entry, if it is one of these teams'. */
export async function findEntry(query: Query, type: string, teams: readonly string[], id: string): Promise<KeptEntry | undefined> {
  const rows = await query(
    'SELECT id, seq, team, last_updated, body FROM entry WHERE type = $1 AND id = $2 AND team = ANY ($3::text[])', [type, id, teams])
  return rows.map(readEntryRow)[0]
}

/** A file's bytes with the content type it was sent with. */
export interface KeptFile {
  readonly id: string
  readonly team: string
  readonly contentType: string
  readonly lastUpdated: number
  readonly bytes: Buffer
}

const partSize = 1024 * 1024

/** Keeps a file, byte for byte. Runs inside the caller's transaction. */
export async function createFile(query: Query, file: Omit<KeptFile, 'id'>): Promise<string> {
  const id = randomUUID()
  await query('INSERT INTO file VALUES ($1, $2, $3, $4)', [id, file.team, file.contentType, file.lastUpdated])
  for (let part = 0; part * partSize < file.bytes.length; part += 1) {
    // As base64: the in-process database is many times slower at taking and giving bytes themselves.
    const bytes = file.bytes.subarray(part * partSize, (part + 1) * partSize).toString('base64')
    await query(`INSERT INTO file_part VALUES ($1, $2, decode($3, 'base64'))`, [id, part, bytes])
  }
  return id
}

/** One file, if it is one of these teams'. */
export async function findFile(database: Database, teams: readonly string[], id: string): Promise<KeptFile | undefined> {
  const [row] = await database.query('SELECT team, content_type, last_updated FROM file WHERE id = $1 AND team = ANY ($2::text[])', [id, teams])
  if (row === undefined) return undefined
  const parts: Buffer[] = []
  for (let part = await readPart(database, id, 0); part !== undefined; part = await readPart(database, id, parts.length)) parts.push(part)
  return {
    id, team: String(row['team']), contentType: String(row['content_type']), lastUpdated: Number(row['last_updated']), bytes: Buffer.concat(parts),
  }
}

async function readPart(database: Database, id: string, part: number): Promise<Buffer | undefined> {
  const [row] = await database.query(`SELECT encode(bytes, 'base64') AS bytes FROM file_part WHERE file = $1 AND part = $2`, [id, part])
  return row === undefined ? undefined : Buffer.from(String(row['bytes']), 'base64')
}

function place(entry: NewEntry, seq: number, lastUpdated: number): KeptEntry {
  const id = randomUUID()
  const body = writeServerMeta(entry.sent, { id, lastUpdated: new Date(lastUpdated).toISOString() })
  return { id, seq, team: entry.judged.team, lastUpdated, body }
}

async function insertEntry(query: Query, stream: string, { type, judged }: NewEntry, kept: KeptEntry): Promise<void> {
  await query('UPDATE counter SET seq = $2, last_updated = $3 WHERE stream = $1', [stream, kept.seq, kept.lastUpdated])
  await query('INSERT INTO entry VALUES ($1, $2, $3, $4, $5, $6)', [type, kept.seq, kept.id, kept.team, kept.lastUpdated, kept.body])
  const column = (name: 'param' | 'system' | 'value'): readonly string[] => judged.tokens.map((token) => token[name])
  await query(
    'INSERT INTO token SELECT $1, $2::bigint, t.* FROM unnest($3::text[], $4::text[], $5::text[]) AS t ON CONFLICT DO NOTHING',
    [type, kept.seq, column('param'), column('system'), column('value')])
}

function writeWhere(type: string, teams: readonly string[], search: Search): { readonly where: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [type, teams, search.after]
  const place = (value: unknown): string => `$${values.push(value)}`
  const where = [
    'e.type = $1 AND e.team = ANY ($2::text[]) AND e.seq > $3::bigint',
    ...search.tokens.map((filter) => whereToken(filter, place)),
    ...search.times.map((filter) => whereTime(filter, place)),
  ]
  return { where: where.join(' AND '), values }
}

/**
 * The inner search is an array made once, not a join: without statistics, as on a new or in-process
 * database, PostgreSQL may plan the join to compare every entry with every token.
 */
function whereToken(filter: TokenFilter, place: (value: unknown) => string): string {
  const choices = filter.anyOf.map(({ system, value }) => {
    // Nearly every search names a team, and each entry has one, in its own column.
    if (filter.param === '_tag' && system === teamSystem && value !== undefined) return `e.team = ${place(value)}`
    const parts = [
      ...(system === undefined ? [] : [`t.system = ${place(system)}`]),
      ...(value === undefined ? [] : [`t.value = ${place(value)}`]),
    ]
    return `e.seq = ANY (ARRAY (SELECT t.seq FROM token t WHERE t.type = $1 AND t.param = ${place(filter.param)} AND ${parts.join(' AND ')}))`
  })
  return `(${choices.join(' OR ')})`
}

function whereTime({ from, until }: TimeFilter, place: (value: unknown) => string): string {
  return from === undefined ? `e.last_updated < ${place(until)}::bigint` : `e.last_updated >= ${place(from)}::bigint`
}

function readEntryRow(row: Row): KeptEntry {
  return {
    id: String(row['id']), seq: Number(row['seq']), team: String(row['team']),
    lastUpdated: Number(row['last_updated']), body: String(row['body']),
  }
}
