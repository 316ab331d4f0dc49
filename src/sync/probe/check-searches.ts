import { canaryIn } from '#fhir/canary-to-resource.ts'
import { readOutcome } from '#fhir/operation-outcome.ts'
import { lastUpdatedOf, type Element } from '#fhir/read-element.ts'
import { CANARY_SYSTEM, TEAM_SYSTEM, searchToken } from '#fhir/systems.ts'
import type { HttpReply, HttpRequest } from '../ports.ts'
import { nextUnder } from '../pull.ts'
import { askOne, askUntil, getAt, isStatus, pageOf, resourceOf, tell, tellWait, type Asking, type Ground } from './ask.ts'
import { canariesIn, createAtOnce, findByName, nameOf } from './make-canaries.ts'
import { found, type Check, type Finding } from './profile.ts'

const FAR_AHEAD = '2100-01-01T00:00:00.000Z'
const MOST_PAGES = 20

/** Whether the server finds what the app looks for, and nothing else. Makes the second canary on the way. */
export function* checkSearches(ground: Ground): Asking<readonly Finding[]> {
  const tag = yield* checkFilter('tag', ground, byRun(ground, ground.run), byRun(ground, `${ground.run}-other`))
  // Where nothing is found, each of the rest would be waited for in vain.
  if (tag.verdict === 'bad') return [tag]
  const other = getAt(ground, `DocumentReference?identifier=${encodeURIComponent(searchToken(CANARY_SYSTEM, `${ground.run}-other`))}`)
  const identifier = yield* checkFilter('identifier', ground, findByName(ground, 'one'), other)
  // The page asked for before the second canary was made must not answer for the one after it.
  const atOnce = yield* createAtOnce(ground)
  const fresh = yield* checkFresh(ground)
  const rest = [yield* checkUnknown(ground), yield* checkLastUpdated(ground), yield* checkNextPage(ground), yield* checkElements(ground)]
  return [atOnce, tag, identifier, fresh, ...rest]
}

function byRun(ground: Ground, run: string, more = ''): HttpRequest {
  return getAt(ground, `DocumentReference?_tag=${encodeURIComponent(searchToken(CANARY_SYSTEM, run))}${more}`)
}

function namesIn(reply: HttpReply): readonly string[] {
  return canariesIn(reply).map((resource) => canaryIn(resource) ?? '')
}

/** A filter is one only when it gives what fits and nothing that does not. */
function* checkFilter(check: Check, ground: Ground, right: HttpRequest, wrong: HttpRequest): Asking<Finding> {
  const { reply, waitedMs } = yield* askUntil(right, (each) => namesIn(each).includes(nameOf(ground, 'one')))
  if (waitedMs === null) return found(check, 'bad', `not found: ${tell(reply)}`)
  const others = yield* askOne(wrong)
  const page = pageOf(others)
  if (page === null) return found(check, 'bad', `another one: ${tell(others)}`)
  if (page.resources.length > 0) return found(check, 'bad', 'ignored: another one gives entries too')
  return found(check, waitedMs === 0 ? 'good' : 'limit', `found ${tellWait(waitedMs)}; nothing under another`)
}

function* checkFresh(ground: Ground): Asking<Finding> {
  const { reply, waitedMs } = yield* askUntil(byRun(ground, ground.run), (each) => namesIn(each).includes(nameOf(ground, 'two')))
  if (waitedMs === null) return found('fresh-page', 'bad', `the same page as before: ${tell(reply)}`)
  return found('fresh-page', waitedMs === 0 ? 'good' : 'limit', `what was added was in it ${tellWait(waitedMs)}`)
}

/** A server that leaves out what it does not know gives more than was asked for, and nobody sees it. */
function* checkUnknown(ground: Ground): Asking<Finding> {
  const reply = yield* askOne(byRun(ground, ground.run, '&consilium-no-such-parameter=1'))
  if (isStatus(reply, 400)) return found('unknown-parameter', 'good', 'refused')
  return found('unknown-parameter', pageOf(reply) === null ? 'bad' : 'limit', pageOf(reply) === null ? tell(reply) : 'ignored')
}

function* checkLastUpdated(ground: Ground): Asking<Finding> {
  const listed = yield* askOne(byRun(ground, ground.run))
  const times = canariesIn(listed).map(lastUpdatedOf)
  const first = Math.min(...times.map((time) => time ?? Number.NaN))
  if (!Number.isFinite(first)) return found('last-updated', 'bad', 'entries without the time they were kept')
  const since = (time: string): HttpRequest => byRun(ground, ground.run, `&_lastUpdated=ge${time}&_sort=_lastUpdated&_count=100`)
  const reply = yield* askOne(since(new Date(first).toISOString()))
  if (new Set(namesIn(reply)).size < 2) return found('last-updated', 'bad', `not all that is newer: ${tell(reply)}`)
  const isSorted = isRising(canariesIn(reply))
  const ahead = yield* askOne(since(FAR_AHEAD))
  const came = [namesIn(ahead).length > 0 ? 'ignored' : 'what is newer', isSorted ? 'in order' : 'not in order'].join(', ')
  return found('last-updated', came === 'what is newer, in order' ? 'good' : 'limit', came)
}

function isRising(resources: readonly Element[]): boolean {
  const times = resources.map((resource) => lastUpdatedOf(resource) ?? 0)
  return times.every((time, at) => at === 0 || time >= (times[at - 1] ?? 0))
}

/** Pages of one: each link must lead on, stay under the server's address, and end. */
function* checkNextPage(ground: Ground): Asking<Finding> {
  let request = byRun(ground, ground.run, '&_count=1')
  const names = new Set<string>()
  for (let pages = 1; pages <= MOST_PAGES; pages += 1) {
    const reply = yield* askOne(request)
    const page = pageOf(reply)
    if (page === null) return found('next-page', 'bad', `page ${pages}: ${tell(reply)}`)
    for (const name of namesIn(reply)) names.add(name)
    if (page.next === null) return names.size >= 2 ? found('next-page', 'good', `all, in ${pages === 1 ? 'one page' : `${pages} pages`}`) : found('next-page', 'bad', 'ends before all was given')
    const next = nextUnder(ground.server, request.url, page.next)
    if (next === null) return found('next-page', 'bad', 'leads to another address, or back')
    request = { ...request, url: next }
  }
  return found('next-page', 'bad', 'goes on without end')
}

function* checkElements(ground: Ground): Asking<Finding> {
  const reply = yield* askOne(byRun(ground, ground.run, '&_elements=identifier,meta'))
  const page = pageOf(reply)
  if (page === null) return found('elements', 'bad', tell(reply))
  if (!namesIn(reply).includes(nameOf(ground, 'one'))) return found('elements', 'bad', 'without the identifiers that were asked for')
  return page.resources.some((resource) => 'content' in resource) ? found('elements', 'limit', 'ignored: everything is given') : found('elements', 'good', 'only those asked for')
}

/** The team's own entries are counted, as the app counts them. */
export function* checkCount(ground: Ground): Asking<Finding> {
  const reply = yield* askOne(getAt(ground, `QuestionnaireResponse?_tag=${encodeURIComponent(searchToken(TEAM_SYSTEM, ground.team))}&_summary=count`))
  const page = pageOf(reply)
  if (page !== null && page.total !== null) return found('count', 'good', 'counted')
  const said = resourceOf(reply, 400, 403, 413, 422)
  const isListed = page !== null || (said !== null && readOutcome(said) !== null)
  return found('count', isListed ? 'limit' : 'bad', page === null ? tell(reply) : 'no figure')
}
