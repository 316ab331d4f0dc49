import { teamSystem } from '../read-tokens.ts'
import { refuse } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import { readSearch } from '../read-search.ts'
import { recordAuditAlone } from '../record-audit.ts'
import { readDigest } from '../store/keep-digest.ts'
import { answerJson } from './asking.ts'
import type { Answer, Asking, Desk } from './asking.ts'

const notOneTeam = refuse(400, 'invalid', `A digest is of one team: ask with _tag=${teamSystem}|, the team, and nothing else.`)
const notTheirs = refuse(403, 'forbidden', 'A digest is given to who belongs to its team, and you do not belong to this one.')

/** How many acts one of the person’s teams has, and the sum of them: equal for all who hold the same acts. */
export async function answerDigest(desk: Desk, { person, query }: Asking): Promise<Answer | Refusal> {
  const team = readTeam(query)
  if (team === undefined) return notOneTeam
  if (!person.teams.includes(team)) return notTheirs
  const { count, digest } = await readDigest(desk.database.query, team)
  await recordAuditAlone(desk.database, desk.now(), { person, interaction: 'operation', type: 'QuestionnaireResponse', teams: [team] })
  const parameter = [{ name: 'count', valueUnsignedInt: count }, { name: 'digest', valueString: digest }]
  return answerJson(JSON.stringify({ resourceType: 'Parameters', parameter }))
}

/** The team of a query that names one and nothing else. */
function readTeam(query: string): string | undefined {
  const search = readSearch(query)
  const isTagAlone = [...new URLSearchParams(query).keys()].join() === '_tag'
  if (search.kind === 'refusal' || !isTagAlone) return undefined
  const [choice, another] = search.tokens[0]?.anyOf ?? []
  return another === undefined && choice?.system === teamSystem ? choice.value : undefined
}
