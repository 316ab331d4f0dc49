import type { Query } from '../database.ts'
import { readActText } from '../read-act-text.ts'
import type { JsonObject } from '../read-resource.ts'

const PAGE = 200

/** What was found of a team so far. */
interface Tally {
  readonly acts: Set<string>
  sum: bigint
}

/** Counts every act of a database that had no digests, in the caller's transaction, which holds the counter of the record stream. */
export async function fillDigests(query: Query): Promise<void> {
  const tallies = new Map<string, Tally>()
  for (let after = 0, more = true; more;) {
    const rows = await query(`SELECT seq, team, body FROM entry WHERE type = 'QuestionnaireResponse' AND seq > $1::bigint ORDER BY seq LIMIT ${PAGE}`, [after])
    for (const row of rows) count(tallies, String(row['team']), JSON.parse(String(row['body'])) as JsonObject)
    after = Number(rows.at(-1)?.['seq'] ?? 0)
    more = rows.length === PAGE
  }
  for (const [team, { acts, sum }] of tallies) {
    await query(`INSERT INTO team_digest VALUES ($1, $2, ('x' || $3::text)::bit(256))`, [team, acts.size, sum.toString(16).padStart(64, '0')])
  }
}

/** An entry without a signed text that fits is no act, and no computer reads it as one. */
function count(tallies: Map<string, Tally>, team: string, resource: JsonObject): void {
  const act = readActText(resource)
  const tally = tallies.get(team) ?? { acts: new Set(), sum: 0n }
  if (act === undefined || tally.acts.has(act.id)) return
  tally.acts.add(act.id)
  tally.sum ^= BigInt(`0x${act.sha}`)
  tallies.set(team, tally)
}
