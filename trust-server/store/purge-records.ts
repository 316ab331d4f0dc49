import type { Query } from '../database.ts'
import { keptTypes } from '../kept-types.ts'
import { readActText } from '../read-act-text.ts'
import { eraseVerb, readErasure } from '../read-erasure.ts'
import { recordsOf, recordSystem } from '../read-tokens.ts'
import type { JsonObject } from '../read-resource.ts'
import { rolesByVerb } from '../roles.ts'
import type { JudgedEntry } from '../judge-entry.ts'
import { takeFromDigest } from './keep-digest.ts'
import { purgeFiles } from './keep-files.ts'

/** Which records of a team an act erased. `at` in ms since 1970, when the act was kept. */
export interface Erasing {
  readonly team: string
  /** As kind/id. */
  readonly records: readonly string[]
  /** The act’s own id. */
  readonly act: string
  readonly at: number
  /** ms since 1970: the order of entries may be ahead of it. */
  readonly now: number
}

/** A file is named soon after it was sent. One that is not was sent twice, as the first answer was lost, or by who sent no more. */
const DAY_MS = 86_400_000

/** Of the trail there are ids alone, and it stays; files have no tags. */
const purgedTypes = keptTypes.filter((type) => type !== 'AuditEvent' && type !== 'Binary')

/**
 * Destroys everything of these records, and whatever nothing names any more; from then on nothing is taken of them. To be called in the
 * transaction that keeps the act, which holds the counter of the record stream. Again it destroys what is there by then.
 */
export async function purgeRecords(query: Query, { team, records, act, at, now }: Erasing): Promise<void> {
  await query(
    'INSERT INTO erased SELECT $1::text, t.record, $3::text, $4::bigint FROM unnest($2::text[]) AS t (record) ON CONFLICT DO NOTHING',
    [team, records, act, at])
  const named = new Set<string>()
  for (const type of purgedTypes) {
    const rows = await findTagged(query, type, team, records)
    if (rows.length === 0) continue
    const seqs = rows.map(({ seq }) => seq)
    if (type === 'QuestionnaireResponse') await takeFromDigest(query, team, seqs)
    if (type === 'DocumentReference') for (const id of await findNames(query, type, team, seqs)) named.add(id)
    await query('DELETE FROM past WHERE type = $1 AND id = ANY ($2::text[])', [type, rows.map(({ id }) => id)])
    await query('DELETE FROM token WHERE type = $1 AND seq = ANY ($2::bigint[])', [type, seqs])
    await query('DELETE FROM entry WHERE type = $1 AND seq = ANY ($2::bigint[])', [type, seqs])
  }
  await purgeFiles(query, { team, named, still: await findStillNamed(query, team), before: Math.min(at, now) - DAY_MS })
}

/**
 * Destroys what was sent for a record that was erased meanwhile, and so got no name: the files of teams that erased something, which
 * nothing has named for a day. To be called in a transaction that holds the counter of the record stream. `now` in ms since 1970.
 */
export async function sweepFiles(query: Query, now: number): Promise<void> {
  const teams = await query('SELECT DISTINCT team FROM erased')
  for (const team of teams.map((row) => String(row['team']))) {
    await purgeFiles(query, { team, named: new Set(), still: await findStillNamed(query, team), before: now - DAY_MS })
  }
}

async function findStillNamed(query: Query, team: string): Promise<ReadonlySet<string>> {
  const still = new Set<string>()
  for (const type of purgedTypes) {
    if (type !== 'QuestionnaireResponse') for (const id of await findNames(query, type, team)) still.add(id)
  }
  return still
}

/** Whether an entry is of a record that was erased. Nothing of one may be kept, so whoever keeps it asks while they hold the counter. */
export async function isErased(query: Query, { team, tokens }: Pick<JudgedEntry, 'team' | 'tokens'>): Promise<boolean> {
  const records = recordsOf(tokens)
  if (records.length === 0) return false
  const found = await query('SELECT record FROM erased WHERE team = $1 AND record = ANY ($2::text[]) LIMIT 1', [team, records])
  return found.length > 0
}

/**
 * Does what the acts in a database ask that was kept by servers which did not purge, in the caller’s transaction. The oldest of those
 * took the verb from whoever runs a meeting, so the role is looked at once more.
 */
export async function purgeAsAsked(query: Query): Promise<void> {
  const rows = await query(`SELECT team, last_updated, body FROM entry WHERE type = 'QuestionnaireResponse' AND body LIKE $1 ORDER BY seq`, [`%${eraseVerb}%`])
  for (const row of rows) {
    const act = readActText(JSON.parse(String(row['body'])) as JsonObject)
    const records = act === undefined ? [] : readErasure(act)
    const may = rolesByVerb[eraseVerb]?.some((role) => role === act?.role) === true
    if (act === undefined || !may || 'kind' in records || records.length === 0) continue
    await purgeRecords(query, { team: String(row['team']), records, act: act.id, at: Number(row['last_updated']), now: Number(row['last_updated']) })
  }
}

async function findTagged(query: Query, type: string, team: string, records: readonly string[]): Promise<readonly { readonly seq: number; readonly id: string }[]> {
  const rows = await query(
    `SELECT seq, id FROM entry WHERE type = $1 AND team = $2 AND seq = ANY (ARRAY (
       SELECT t.seq FROM token t WHERE t.type = $1 AND t.param = '_tag' AND t.system = $3 AND t.value = ANY ($4::text[])))`,
    [type, team, recordSystem, records])
  return rows.map((row) => ({ seq: Number(row['seq']), id: String(row['id']) }))
}

const PAGE = 200
const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/**
 * Every id that stands in a team’s entries of one type: by address, by identifier or however else. A file’s is by chance, so what holds
 * it names it.
 * @param seqs of the entries that are looked at; all unless given
 */
async function findNames(query: Query, type: string, team: string, seqs?: readonly number[]): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  const which = seqs === undefined ? '' : 'AND seq = ANY ($4::bigint[])'
  for (let after = 0, more = true; more;) {
    const rows = await query(
      `SELECT seq, body FROM entry WHERE type = $1 AND team = $2 AND seq > $3::bigint ${which} ORDER BY seq LIMIT ${PAGE}`,
      [type, team, after, ...(seqs === undefined ? [] : [seqs])])
    // Written anew, as a letter may have been sent as its number.
    for (const row of rows) for (const [id] of JSON.stringify(JSON.parse(String(row['body']))).matchAll(uuids)) names.add(id)
    after = Number(rows.at(-1)?.['seq'] ?? 0)
    more = rows.length === PAGE
  }
  return names
}
