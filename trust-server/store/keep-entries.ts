import { randomUUID } from 'node:crypto'
import { channel, schema } from '../database.ts'
import type { Query } from '../database.ts'
import type { JudgedEntry } from '../judge-entry.ts'
import { isDerived } from '../kept-types.ts'
import type { NamedBinary } from '../read-document.ts'
import { writeServerMeta } from '../read-resource.ts'
import type { JsonObject, SentResource } from '../read-resource.ts'
import type { Search } from '../read-search.ts'
import { isStorable, readTokens } from '../read-tokens.ts'
import { findEntries, findEntry } from './find-entries.ts'
import { addToDigest } from './keep-digest.ts'
import { findFileTeam } from './keep-files.ts'
import { isErased, purgeRecords } from './purge-records.ts'

/** An entry as it is kept. `lastUpdated` in milliseconds since 1970; `seq` is its place in the order of commits. */
export interface KeptEntry {
  readonly type: string
  readonly id: string
  readonly version: number
  readonly seq: number
  readonly team: string
  readonly lastUpdated: number
  readonly body: string
}

export type Created =
  | { readonly kind: 'created' | 'already-here'; readonly entry: KeptEntry }
  | { readonly kind: 'several' }
  | { readonly kind: 'no-file'; readonly places: readonly string[] }
  | Erased

/** It is of a record that was erased, so it was not kept. */
interface Erased {
  readonly kind: 'erased'
}

/** An entry about to be kept, with what must not be there yet. */
export interface NewEntry {
  readonly type: string
  readonly sent: SentResource
  readonly judged: JudgedEntry
  readonly condition: Search | undefined
  /** Whose entries the condition looks among. */
  readonly teams: readonly string[]
  /** The files that its team must have. */
  readonly binaries?: readonly NamedBinary[]
  /** The id it is to have; any unless given. */
  readonly id?: string
}

/** Keeps the entry unless its condition already finds one, and destroys what it erases. Runs inside the caller's transaction. */
export async function createEntry(query: Query, now: number, entry: NewEntry): Promise<Created> {
  const stream = entry.type === 'AuditEvent' ? 'audit' : 'record'
  const turn = await takeTurn(query, stream, now)
  // What may be kept of a record is asked under the lock: an erasure may have been kept since this was judged.
  if (stream === 'record' && await isErased(query, entry.judged)) return { kind: 'erased' }
  const found = await findAlready(query, entry)
  if (found.length > 1) return { kind: 'several' }
  if (found[0] !== undefined) return { kind: 'already-here', entry: found[0] }
  // Under the lock as well: files that nothing names are swept under it.
  const missing = await findMissing(query, entry)
  if (missing.length > 0) return { kind: 'no-file', places: missing }
  const kept = place(entry, { id: entry.id ?? randomUUID(), version: 1 }, turn)
  const { act, erases = [] } = entry.judged
  if (act !== undefined) await addToDigest(query, kept.team, act)
  await insertEntry(query, stream, kept, entry.judged)
  if (act !== undefined && erases.length > 0) await purgeRecords(query, { team: kept.team, records: erases, act: act.id, at: kept.lastUpdated, now })
  return { kind: 'created', entry: kept }
}

/** What fits the condition of an entry that is to be added: more than one says that several do. */
export async function findAlready(query: Query, { type, teams, condition }: Pick<NewEntry, 'type' | 'teams' | 'condition'>): Promise<readonly KeptEntry[]> {
  return condition === undefined ? [] : findEntries(query, type, teams, { ...condition, count: 1, after: 0 })
}

/** Where it names files that its team does not have. */
async function findMissing(query: Query, { judged, binaries = [] }: NewEntry): Promise<readonly string[]> {
  const places: string[] = []
  for (const { binary, place } of binaries) {
    if (!isStorable(binary) || (await findFileTeam(query, binary)) !== judged.team) places.push(place)
  }
  return places
}

/** Lets nobody else write until the caller’s transaction ends: to be called first where a transaction writes more than one entry. */
export async function holdRecords(query: Query): Promise<void> {
  await query(`SELECT seq FROM counter WHERE stream = 'record' FOR UPDATE`)
}

export type Updated =
  | { readonly kind: 'updated'; readonly entry: KeptEntry }
  | { readonly kind: 'stale' }
  | Erased

/** Something derived as it is to be from now on, in the place of the version that is named. */
export interface Change extends Pick<NewEntry, 'type' | 'sent' | 'judged'> {
  readonly id: string
  readonly version: number
}

/** Keeps the change if that version is still the current one. Runs inside the caller's transaction. */
export async function updateEntry(query: Query, now: number, change: Change): Promise<Updated> {
  const turn = await takeTurn(query, 'record', now)
  if (await isErased(query, change.judged)) return { kind: 'erased' }
  const here = await findEntry(query, change.type, [change.judged.team], change.id)
  if (here?.version !== change.version) return { kind: 'stale' }
  const kept = place(change, { id: here.id, version: here.version + 1 }, turn)
  await useTurn(query, 'record', turn)
  await query('INSERT INTO past SELECT * FROM entry WHERE type = $1 AND seq = $2', [here.type, here.seq])
  await deleteTokens(query, here)
  await query('UPDATE entry SET seq = $3, last_updated = $4, body = $5, version = $6 WHERE type = $1 AND id = $2', [kept.type, kept.id, kept.seq, kept.lastUpdated, kept.body, kept.version])
  await query(tokensInserted, tokenValues(kept, change.judged))
  return { kind: 'updated', entry: kept }
}

type Turn = Pick<KeptEntry, 'seq' | 'lastUpdated'>

/** One writer at a time: what makes conditions race-free and the order of seq the order of commits. */
async function takeTurn(query: Query, stream: string, now: number): Promise<Turn> {
  const [counter] = await query('SELECT seq, last_updated FROM counter WHERE stream = $1 FOR UPDATE', [stream])
  // The clock may step back, or stand still between two entries; the order of entries may not.
  return { seq: Number(counter?.['seq']) + 1, lastUpdated: Math.max(now, Number(counter?.['last_updated']) + 1) }
}

async function useTurn(query: Query, stream: string, { seq, lastUpdated }: Turn): Promise<void> {
  await query('UPDATE counter SET seq = $2, last_updated = $3 WHERE stream = $1', [stream, seq, lastUpdated])
}

function place({ type, sent, judged }: Pick<NewEntry, 'type' | 'sent' | 'judged'>, named: Pick<KeptEntry, 'id' | 'version'>, turn: Turn): KeptEntry {
  const body = writeServerMeta(sent, { ...named, lastUpdated: new Date(turn.lastUpdated).toISOString() })
  return { type, ...named, ...turn, team: judged.team, body }
}

const tokensInserted = 'INSERT INTO token SELECT $1::text, $2::bigint, t.* FROM unnest($3::text[], $4::text[], $5::text[]) AS t ON CONFLICT DO NOTHING'

function tokenValues({ type, seq }: KeptEntry, { tokens }: JudgedEntry): readonly unknown[] {
  return [type, seq, tokens.map(({ param }) => param), tokens.map(({ system }) => system), tokens.map(({ value }) => value)]
}

/** In one statement: while it is written nobody else writes, and each statement is a way to the database and back. */
async function insertEntry(query: Query, stream: string, kept: KeptEntry, judged: JudgedEntry): Promise<void> {
  // What is derived comes from acts, and those were hinted at.
  const isHinted = stream === 'record' && !isDerived(kept.type)
  await query(
    `WITH turn AS (UPDATE counter SET seq = $2, last_updated = $8 WHERE stream = $10),
     kept AS (INSERT INTO entry VALUES ($1, $2, $6, $7, $8::bigint, $9, 1, ${schema})),
     tokens AS (${tokensInserted})
     SELECT ${isHinted ? 'pg_notify($11, $7)' : '$11::text'}`,
    [...tokenValues(kept, judged), kept.id, kept.team, kept.lastUpdated, kept.body, stream, channel])
}

/** What it was found by. Params and values are named as well because the index begins with them. */
async function deleteTokens(query: Query, { type, seq, body }: KeptEntry): Promise<void> {
  const tokens = readTokens(JSON.parse(body) as JsonObject)
  await query(
    'DELETE FROM token WHERE type = $1 AND seq = $2 AND param = ANY ($3::text[]) AND value = ANY ($4::text[])',
    [type, seq, tokens.map(({ param }) => param), tokens.map(({ value }) => value)])
}
