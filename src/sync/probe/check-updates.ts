import { canaryAsRequest } from '#fhir/canary-to-resource.ts'
import { contentOf, readDerived, type DerivedThere } from '#fhir/derived/read-derived.ts'
import { DERIVED_SYSTEM, searchToken } from '#fhir/systems.ts'
import type { HttpReply, HttpRequest } from '../ports.ts'
import { askOne, getAt, isStatus, postTo, putAt, resourceOf, tell, type Asking, type Ground } from './ask.ts'
import { found, type Finding } from './profile.ts'

/**
 * Whether the server replaces a request for other systems only for who names its newest version. One that does not, or keeps no
 * requests, holds acts and files as well as any: other systems then have documents only.
 */
export function* checkSafeUpdate(ground: Ground): Asking<Finding> {
  const first = canaryAsRequest(ground, 1)
  const made = yield* askOne(postTo(ground, first.type, JSON.stringify(first.resource), { 'if-none-exist': `identifier=${searchToken(DERIVED_SYSTEM, first.name)}` }))
  const there = showing(ground, 1, made)
  if (there === null) return found('safe-update', isStatus(made, 403) ? 'unknown' : 'limit', `${tell(made)} to making one`)
  const replaced = yield* askOne(replacing(ground, 2, there))
  const newest = showing(ground, 2, replaced)
  if (newest === null || newest.id !== there.id || newest.version === there.version) return found('safe-update', 'limit', `${tell(replaced)} to replacing it`)
  const stale = yield* askOne(replacing(ground, 3, there))
  if (!isStatus(stale, 409, 412)) return found('safe-update', 'limit', `${tell(stale)} to replacing it unseen`)
  const read = yield* askOne(getAt(ground, `${first.type}/${there.id}`))
  const isKept = showing(ground, 2, read)?.version === newest.version
  return isKept ? found('safe-update', 'good', `${tell(stale)} to replacing it unseen`) : found('safe-update', 'limit', 'replaced unseen all the same')
}

function replacing(ground: Ground, round: number, { id, version }: DerivedThere): HttpRequest {
  const { type, resource } = canaryAsRequest(ground, round)
  return putAt(ground, `${type}/${id}`, JSON.stringify({ ...resource, id }), version)
}

/** What the server shows, if it is what was sent in this round with all its marks. */
function showing(ground: Ground, round: number, reply: HttpReply): DerivedThere | null {
  const canary = canaryAsRequest(ground, round)
  const body = resourceOf(reply, 200, 201)
  const there = body === null || reply.kind !== 'answered' ? null : readDerived(body, canary, reply.headers['etag'])
  return there?.content === contentOf(canary.resource) && there?.heads.includes(ground.run) === true ? there : null
}
