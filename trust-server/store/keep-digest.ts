import type { Query } from '../database.ts'
import { readActText } from '../read-act-text.ts'
import type { JsonObject } from '../read-resource.ts'
import { actSystem } from '../read-tokens.ts'

/** An act by its id and the sha256 (lower-case hex) of its signed text. */
export interface DigestedAct {
  readonly id: string
  readonly sha: string
}

/** How many acts a team has, and the XOR of their sha256: whatever the order they came in, the same acts give the same. */
export interface Digest {
  readonly count: number
  /** 64 lower-case hexadecimal digits; all 0 for no act. */
  readonly digest: string
}

const bits = 256

/**
 * Counts an act of a team, unless one with its id is here already: each id once, by the text that came first. To be called
 * before the act is kept, in the same transaction, which holds the stream’s counter.
 */
export async function addToDigest(query: Query, team: string, act: DigestedAct): Promise<void> {
  await query(
    `INSERT INTO team_digest SELECT $1::text, 1, ('x' || $2::text)::bit(${bits})
     WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.type = 'QuestionnaireResponse' AND e.team = $1 AND e.seq = ANY (ARRAY (
       SELECT t.seq FROM token t WHERE t.type = 'QuestionnaireResponse' AND t.param = 'identifier' AND t.system = $3 AND t.value = $4)))
     ON CONFLICT (team) DO UPDATE SET acts = team_digest.acts + 1, digest = team_digest.digest # EXCLUDED.digest`,
    [team, act.sha, actSystem, act.id])
}

/** What is counted of a team. */
export async function readDigest(query: Query, team: string): Promise<Digest> {
  const [row] = await query('SELECT acts, digest::text AS digest FROM team_digest WHERE team = $1', [team])
  if (row === undefined) return { count: 0, digest: ''.padStart(bits / 4, '0') }
  return { count: Number(row['acts']), digest: BigInt(`0b${String(row['digest'])}`).toString(16).padStart(bits / 4, '0') }
}

/**
 * Leaves out acts of a team that are about to go, by their places: each id whose counted text goes, unless it is there about another
 * record as well, by the text that then comes first. In the same transaction, which holds the stream’s counter.
 */
export async function takeFromDigest(query: Query, team: string, seqs: readonly number[]): Promise<void> {
  const going = await readFirsts(query, team, 'seq = ANY ($2::bigint[])', [seqs])
  const staying = await readFirsts(
    query, team,
    `seq <> ALL ($2::bigint[]) AND seq = ANY (ARRAY (
       SELECT t.seq FROM token t WHERE t.type = 'QuestionnaireResponse' AND t.param = 'identifier' AND t.system = $4 AND t.value = ANY ($5::text[])))`,
    [seqs], [actSystem, [...going.keys()]])
  let [acts, sum] = [0, 0n]
  for (const [id, gone] of going) {
    const next = staying.get(id)
    if (next !== undefined && next.seq < gone.seq) continue
    if (next === undefined) acts += 1
    sum ^= gone.sha ^ (next?.sha ?? 0n)
  }
  await query(`UPDATE team_digest SET acts = acts - $2, digest = digest # ('x' || $3::text)::bit(${bits}) WHERE team = $1`, [team, acts, sum.toString(16).padStart(bits / 4, '0')])
}

interface First {
  readonly seq: number
  readonly sha: bigint
}

const PAGE = 200

/** Of each act id among these entries of a team, the text that came first. */
async function readFirsts(query: Query, team: string, which: string, before: readonly unknown[], after: readonly unknown[] = []): Promise<ReadonlyMap<string, First>> {
  const firsts = new Map<string, First>()
  for (let from = 0, more = true; more;) {
    const rows = await query(
      `SELECT seq, body FROM entry WHERE type = 'QuestionnaireResponse' AND team = $1 AND seq > $3::bigint AND ${which} ORDER BY seq LIMIT ${PAGE}`,
      [team, ...before, from, ...after])
    for (const row of rows) {
      const act = readActText(JSON.parse(String(row['body'])) as JsonObject)
      if (act !== undefined && !firsts.has(act.id)) firsts.set(act.id, { seq: Number(row['seq']), sha: BigInt(`0x${act.sha}`) })
    }
    from = Number(rows.at(-1)?.['seq'] ?? 0)
    more = rows.length === PAGE
  }
  return firsts
}
