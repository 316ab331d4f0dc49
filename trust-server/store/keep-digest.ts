import type { Query } from '../database.ts'
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
