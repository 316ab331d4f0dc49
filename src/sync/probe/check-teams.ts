import { canaryAsEntry } from '#fhir/canary-to-resource.ts'
import { readOutcome } from '#fhir/operation-outcome.ts'
import { CANARY_SYSTEM, TEAM_SYSTEM, searchToken } from '#fhir/systems.ts'
import { askOne, getAt, isStatus, pageOf, postTo, resourceOf, tell, type Asking, type Ground } from './ask.ts'
import { createdId, nameOf } from './make-canaries.ts'
import { found, type Finding } from './profile.ts'

/** No team is called this. */
const NO_TEAM = 'consilium-no-such-team'

/** What was made before, by the server's ids; null when there is none. */
export interface Made {
  readonly document: string | null
  readonly binary: string | null
}

/** Whether nothing is given to who has not signed in. */
export function* checkNoToken(ground: Ground, { document, binary }: Made): Asking<Finding> {
  const paths = ['QuestionnaireResponse?_count=1', ...pathsOf({ document, binary })]
  for (const path of paths) {
    const reply = yield* askOne(getAt(ground, path, { signedIn: false }), 'nobody')
    if (isStatus(reply, 200)) return found('no-token', 'bad', tell(reply))
    if (!isStatus(reply, 401, 403)) return found('no-token', 'unknown', tell(reply))
  }
  return found('no-token', 'good', 'refused')
}

/** Whether the server takes an entry for a team that the sign-in is not of. */
export function* checkOtherTeamWrite(ground: Ground): Asking<Finding> {
  const name = nameOf(ground, 'one')
  const entry = canaryAsEntry({ name, run: ground.run, team: NO_TEAM })
  const reply = yield* askOne(postTo(ground, 'QuestionnaireResponse', JSON.stringify(entry), { 'if-none-exist': `identifier=${searchToken(CANARY_SYSTEM, name)}` }))
  if (createdId(reply) !== null) return found('other-team-write', 'limit', 'taken')
  const body = resourceOf(reply, 401, 403)
  return body !== null && readOutcome(body) !== null ? found('other-team-write', 'good', 'refused') : found('other-team-write', 'unknown', tell(reply))
}

/** Whether another team's sign-in can read what was made for this one, by its id or by a search. */
export function* checkOtherTeamRead(ground: Ground, made: Made): Asking<Finding> {
  if (!ground.hasOther) return found('other-team-read', 'unknown', 'no second token was given')
  if (made.document === null) return found('other-team-read', 'unknown', 'nothing was made to be read')
  for (const path of pathsOf(made)) {
    const reply = yield* askOne(getAt(ground, path), 'other-team')
    if (!isStatus(reply, 403, 404, 410)) return found('other-team-read', 'limit', `${path.split('/')[0] ?? ''} by its id: ${tell(reply)}`)
  }
  // Entries are of another type than what was made: a server may keep teams apart in one and not in the other.
  const searches = [`DocumentReference?_tag=${encodeURIComponent(searchToken(CANARY_SYSTEM, ground.run))}`, `QuestionnaireResponse?_count=1&_tag=${encodeURIComponent(searchToken(TEAM_SYSTEM, ground.team))}`]
  let isAnswered = false
  for (const path of searches) {
    const search = yield* askOne(getAt(ground, path), 'other-team')
    const page = pageOf(search)
    if (page?.resources.length !== 0 && !isStatus(search, 403)) return found('other-team-read', 'limit', `by a search: ${tell(search)}`)
    isAnswered ||= page !== null
  }
  return isAnswered ? found('other-team-read', 'good', 'neither by its id nor by a search') : found('other-team-read', 'unknown', 'the second token may read nothing at all')
}

function pathsOf({ document, binary }: Made): readonly string[] {
  return [...(document === null ? [] : [`DocumentReference/${document}`]), ...(binary === null ? [] : [`Binary/${binary}`])]
}
