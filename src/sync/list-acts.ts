import type { ActId } from '#domain/journal/act.ts'
import { readBundle } from '#fhir/read-bundle.ts'
import { elementAt, tagsOf, textAt, type Element } from '#fhir/read-element.ts'
import { ACT_SYSTEM, TEAM_SYSTEM, searchToken } from '#fhir/systems.ts'
import { fail } from './fail.ts'
import type { HttpReply } from './ports.ts'
import { MOST_PAGES, nextUnder } from './pull.ts'
import { readReply } from './read-reply.ts'
import type { SyncConfig } from './sync-state.ts'
import type { Step } from './step.ts'

const PAGE = 500

/** Where the list of what the server holds of the team begins: names only, from a server that can give these alone. */
export function listUrl({ server, team }: SyncConfig): string {
  return `${server}/QuestionnaireResponse?_tag=${encodeURIComponent(searchToken(TEAM_SYSTEM, team))}&_elements=identifier,meta&_count=${PAGE}`
}

/** A page of the list: the acts named in it, and where the next is. Null when it is none: then the server cannot be used now. */
export function readListPage(step: Step, reply: HttpReply, at: { readonly url: string; readonly pages: number }): { readonly acts: readonly ActId[]; readonly next: string | null } | null {
  const no = (...why: [Parameters<typeof fail>[1], (number | null)?]): null => {
    fail(step, ...why)
    return null
  }
  const reading = readReply(reply, 'Bundle', step.now)
  if (reading.kind === 'trouble') return no(reading.reason, reading.retryAfterMs)
  if (reading.kind === 'absent' && at.pages > 0) return no('server-error')
  if (reading.kind === 'refused' && reading.status === 403) return no('sign-in-refused')
  const page = reading.kind === 'resource' ? readBundle(reading.resource) : null
  if (page === null) return no('not-a-trust-server')
  const { server, team } = step.state.config
  const next = page.next === null ? null : nextUnder(server, at.url, page.next)
  if ((page.next !== null && next === null) || at.pages >= MOST_PAGES) return no('not-a-trust-server')
  // The server's filter is not believed here either.
  const ours = page.resources.filter((resource) => tagsOf(resource, TEAM_SYSTEM).includes(team))
  return { acts: ours.flatMap((resource) => actIn(resource) ?? []), next }
}

/** Which act a resource is; null when it is none. */
export function actIn(resource: Element): ActId | null {
  const identifier = elementAt(resource, 'identifier')
  return resource['resourceType'] === 'QuestionnaireResponse' && identifier['system'] === ACT_SYSTEM ? textAt(identifier, 'value') : null
}
