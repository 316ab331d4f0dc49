import { canaryIn, canaryText, canaryToResource } from '#fhir/canary-to-resource.ts'
import { encodeBase64 } from '#fhir/base64.ts'
import { readOutcome } from '#fhir/operation-outcome.ts'
import { idOf, tagsOf, type Element } from '#fhir/read-element.ts'
import { CANARY_SYSTEM, TEAM_SYSTEM, searchToken } from '#fhir/systems.ts'
import { encodeUtf8 } from '#fhir/utf8.ts'
import type { HttpReply, HttpRequest } from '../ports.ts'
import { askOne, askUntil, getAt, isStatus, pageOf, postTo, resourceOf, tell, tellWait, type Asking, type Ground } from './ask.ts'
import { found, type Finding } from './profile.ts'

const AT_ONCE = 4
/** Letters that software likes to change: composed and not, of several scripts, and marks that JSON and URLs set apart. */
const TEXT = encodeUtf8('Zoë e\u0301 👩‍⚕️ Ελένη \u202bمریم\u202c "quoted" \\ 22 | IU/mL\t\r\n\u0000 end ')

/** What was made, or why nothing could be. */
export interface Canaries {
  readonly findings: readonly Finding[]
  /** The server's id of the first; null when there is none, and nothing more can be seen. */
  readonly id: string | null
}

export function nameOf({ run }: Ground, which: 'one' | 'two'): string {
  return `${run}-${which}`
}

/** Makes one canary, asks for the same again, and then for a second four times at once. */
export function* makeCanaries(ground: Ground): Asking<Canaries> {
  const made = yield* askOne(creation(ground, 'one'))
  const id = createdId(made)
  if (id === null) return { findings: [found('create', mayNot(made) ? 'unknown' : 'bad', tell(made))], id }
  const create = found('create', 'good', `${tell(made)}, under an id of the server’s`)
  return { findings: [create, yield* createAgain(ground, id)], id }
}

/** A sign-in that may only read, and is told so, says nothing against the server. */
function mayNot(reply: HttpReply): boolean {
  const body = resourceOf(reply, 403)
  return body !== null && readOutcome(body) !== null
}

function* createAgain(ground: Ground, id: string): Asking<Finding> {
  const isSame = (reply: HttpReply): boolean => (createdId(reply) === id && !isStatus(reply, 201)) || isStatus(reply, 412)
  const { reply, waitedMs } = yield* askUntil(creation(ground, 'one'), isSame)
  if (waitedMs === null) return found('create-again', 'bad', `${tell(reply)}, another each time`)
  return found('create-again', waitedMs === 0 ? 'good' : 'limit', waitedMs === 0 ? `${tell(reply)}, the same one` : `another one at first, the same ${tellWait(waitedMs)}`)
}

/** Two computers, or one whose answer was lost, may ask in the same moment. */
export function* createAtOnce(ground: Ground): Asking<Finding> {
  const request = creation(ground, 'two')
  const replies = yield { afterMs: 0, as: 'us', requests: Array.from({ length: AT_ONCE }, () => request) }
  const ids = new Set(replies.flatMap((reply) => createdId(reply) ?? []))
  const came = `${AT_ONCE} at once made ${ids.size}`
  if (ids.size === 0) return found('create-at-once', 'bad', `${came}: ${replies.map(tell).join(', ')}`)
  return found('create-at-once', ids.size === 1 ? 'good' : 'limit', came)
}

/** Whether the canary comes back as it was sent: its text byte for byte, and the marks by which it is found. */
export function* readCanary(ground: Ground, id: string): Asking<readonly Finding[]> {
  const read = yield* askOne(getAt(ground, `DocumentReference/${id}`))
  const resource = resourceOf(read, 200)
  if (resource !== null) return [found('read-by-id', 'good', tell(read)), judgeText(ground, resource)]
  const { reply } = yield* askUntil(findByName(ground, 'one'), (each) => canariesIn(each).length > 0)
  const [listed] = canariesIn(reply)
  const text = listed === undefined ? found('text', 'bad', `${tell(read)}, and ${tell(reply)} by a search`) : judgeText(ground, listed)
  return [found('read-by-id', 'limit', tell(read)), text]
}

function judgeText(ground: Ground, resource: Element): Finding {
  const hasMarks = canaryIn(resource) === nameOf(ground, 'one') && tagsOf(resource, TEAM_SYSTEM).includes(ground.team)
  if (!hasMarks) return found('text', 'bad', 'without its identifier or tags')
  return canaryText(resource) === encodeBase64(TEXT) ? found('text', 'good', 'the same, byte for byte') : found('text', 'bad', 'changed')
}

/** The resources of a page that are canaries of any check. */
export function canariesIn(reply: HttpReply): readonly Element[] {
  return (pageOf(reply)?.resources ?? []).filter((resource) => canaryIn(resource) !== null)
}

export function findByName(ground: Ground, which: 'one' | 'two'): HttpRequest {
  return getAt(ground, `DocumentReference?identifier=${encodeURIComponent(searchToken(CANARY_SYSTEM, nameOf(ground, which)))}`)
}

function creation(ground: Ground, which: 'one' | 'two'): HttpRequest {
  const name = nameOf(ground, which)
  const canary = canaryToResource({ name, run: ground.run, team: ground.team }, TEXT)
  return postTo(ground, 'DocumentReference', JSON.stringify(canary), { 'if-none-exist': `identifier=${searchToken(CANARY_SYSTEM, name)}` })
}

/** The id under which something was made or found, from the answer or its Location. */
export function createdId(reply: HttpReply): string | null {
  if (reply.kind !== 'answered' || !isStatus(reply, 200, 201)) return null
  const body = resourceOf(reply, 200, 201)
  const isIt = body !== null && body['resourceType'] !== 'OperationOutcome'
  const located = /\/[A-Za-z]+\/([^/?#]+)(?:\/_history\/[^/]+)?$/.exec(reply.headers['location'] ?? '')?.[1]
  return (isIt ? idOf(body) : null) ?? (reply.status === 201 && located !== undefined ? idOf({ id: located }) : null)
}
