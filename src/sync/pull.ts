import { readBundle, type Page } from '#fhir/read-bundle.ts'
import { idOf, lastUpdatedOf, type Element } from '#fhir/read-element.ts'
import { resourceToAct } from '#fhir/resource-to-act.ts'
import { TEAM_SYSTEM, searchToken } from '#fhir/systems.ts'
import { noteArrived } from './derived/derive.ts'
import { fail } from './fail.ts'
import type { HttpReply } from './ports.ts'
import { readReply } from './read-reply.ts'
import { BEGINNING, serverTime } from './server-time.ts'
import { sortArrivals, type Arrival } from './sort-arrivals.ts'
import type { PullState, SyncState } from './sync-state.ts'
import { append, changeCompare, changePull, changeWanted, get, iso, open, type Step } from './step.ts'

const PAGE = 100
const LOOK_BACK_MS = 10_000
const LOOK_FAR_BACK_MS = 10 * 60_000
/** Every thirtieth poll, about each ten minutes, looks further back: counted in polls, as no clock of ours is trusted. */
const POLLS_BETWEEN_DEEP = 30
const POLL_MS = 20_000
/** While the server itself says when something was added, one tick in fifteen polls: about each five minutes. */
const TICKS_TO_A_HINTED_POLL = 15
/** No server has so many pages; one that says so is going round in circles. */
export const MOST_PAGES = 20_000
/** A server's `lastUpdated` may be ahead of its own clock by this much before it is doubted. */
const AHEAD_MS = 60_000

/**
 * Begins reading what is new, unless that is going on already. @param hinted because the server said so: that is beside the
 * polls, and puts none of them off
 */
export function beginPull(step: Step, hinted = false): void {
  const { pull, config } = step.state
  if (pull.running) return
  const deep = !hinted && isDeepNext(pull)
  const cursor = step.ports.journal.cursor(config.team)?.lastUpdated ?? BEGINNING
  const back = deep ? LOOK_FAR_BACK_MS : LOOK_BACK_MS
  const since = pull.readAll ? BEGINNING : iso(Math.max(0, Date.parse(cursor) - back))
  const url = `${config.server}/QuestionnaireResponse?_tag=${encodeURIComponent(searchToken(TEAM_SYSTEM, config.team))}&_lastUpdated=ge${since}&_sort=_lastUpdated&_count=${PAGE}`
  changePull(step, {
    run: pull.run + 1, running: true, url, pages: 0, next: null, keeping: 0, newest: null, hinted,
    sinceDeep: deep ? 0 : pull.sinceDeep + (hinted ? 0 : 1),
  })
  if (deep) askAgainForBlobs(step)
  readPage(step)
}

/** Whether a tick polls: while the server itself says when something was added, few do. */
export function isPollDue({ pull, hints }: Pick<SyncState, 'pull' | 'hints'>): boolean {
  return hints.stream !== 'open' || (pull.sinceDeep + 1) % TICKS_TO_A_HINTED_POLL === 0
}

/** A tick that does not poll: ticks come as often as ever, as what could not be sent or kept is tried again by them. */
export function passTick(step: Step): void {
  changePull(step, { sinceDeep: step.state.pull.sinceDeep + 1 })
  setTick(step)
}

function setTick(step: Step): void {
  step.commands.push({ kind: 'timer', afterMs: Math.round(POLL_MS * (0.75 + step.chance / 2)) })
}

export function isDeepNext(pull: PullState): boolean {
  return pull.sinceDeep >= POLLS_BETWEEN_DEEP
}

function readPage(step: Step): void {
  get(step, { kind: 'read-page', run: step.state.pull.run }, step.state.pull.url)
}

export function onPage(step: Step, run: number, reply: HttpReply): void {
  if (run !== step.state.pull.run || !step.state.pull.running) return
  const reading = readReply(reply, 'Bundle', step.now)
  if (reading.kind === 'trouble') return fail(step, reading.reason, reading.retryAfterMs)
  // A page that has gone (its link expired) is no loss: the cursor has not moved, so the next run reads it again.
  if (reading.kind === 'absent' && step.state.pull.pages > 0) return fail(step, 'server-error')
  // Who may send and may not read has lost the team: a person must look at it.
  if (reading.kind === 'refused' && reading.status === 403) return fail(step, 'sign-in-refused')
  const page = reading.kind === 'resource' ? readBundle(reading.resource) : null
  if (page === null) return fail(step, 'not-a-trust-server')
  keepPage(step, page, serverTime(reply))
}

function keepPage(step: Step, page: Page, serverNow: number | null): void {
  const { pull, config } = step.state
  const next = page.next === null ? null : nextUnder(config.server, pull.url, page.next)
  if ((page.next !== null && next === null) || pull.pages >= MOST_PAGES) return fail(step, 'not-a-trust-server')
  const arrived = page.resources.flatMap((resource) => arrivalOf(resource, config.team))
  const { receive, frames, wanted, records } = sortArrivals(step, arrived)
  const newest = Math.max(pull.newest ?? 0, ...arrived.map((each) => believable(each.lastUpdated, serverNow)))
  changePull(step, { next, newest: newest > 0 ? newest : null, pages: pull.pages + 1, records: new Set([...pull.records, ...records]) })
  changeWanted(step, { blobs: [...step.state.wanted.blobs, ...wanted] })
  const keep = { kind: 'keep-page', run: pull.run } as const
  changePull(step, { keeping: (receive.length > 0 ? 1 : 0) + (frames.length > 0 ? 1 : 0) })
  if (receive.length > 0) step.commands.push({ kind: 'receive', id: open(step, keep), acts: receive })
  if (frames.length > 0) append(step, keep, frames)
  if (step.state.pull.keeping === 0) goOn(step)
}

/** The server's filter is not believed: what does not carry our team's tag is left out. */
function arrivalOf(resource: Element, team: string): readonly Arrival[] {
  const reading = resourceToAct(resource)
  if (reading.kind !== 'act' || !reading.teams.includes(team)) return []
  return [{ ...reading, lastUpdated: lastUpdatedOf(resource), resource: `QuestionnaireResponse/${idOf(resource) ?? ''}` }]
}

/** A wrong time far ahead would make us pass over everything until then, so the server's own clock bounds it. */
function believable(at: number | null, serverNow: number | null): number {
  if (at === null) return 0
  return serverNow === null ? at : Math.min(at, serverNow + AHEAD_MS)
}

/** The next page's address as the server gave it, if it stays under its base; null when it would lead elsewhere. */
export function nextUnder(server: string, current: string, next: string): string | null {
  const path = next.split(/[?#]/)[0] ?? ''
  const isUnder = next.startsWith(`${server}/`) || next.startsWith(`${server}?`)
  const climbs = /\\|(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i.test(path.slice(server.length))
  return isUnder && !climbs && next !== current ? next : null
}

export function onPageKept(step: Step, run: number): void {
  const { pull } = step.state
  if (run !== pull.run || !pull.running) return
  changePull(step, { keeping: pull.keeping - 1 })
  if (pull.keeping === 1) goOn(step)
}

function goOn(step: Step): void {
  const { next } = step.state.pull
  if (next === null) return keepCursor(step)
  changePull(step, { url: next, next: null })
  readPage(step)
}

/** After its acts are on the disk, and only then, the cursor moves; never back, and only by the server's time. */
function keepCursor(step: Step): void {
  const { pull, config, epoch } = step.state
  const known = Date.parse(step.ports.journal.cursor(config.team)?.lastUpdated ?? BEGINNING)
  if (pull.newest === null || pull.newest <= known) return endPull(step)
  const body = { kind: 'cursor', team: config.team, epoch, lastUpdated: iso(pull.newest) } as const
  append(step, { kind: 'keep-cursor', run: pull.run }, [{ body, key: { kind: 'journal' } }])
}

export function onCursorKept(step: Step, run: number): void {
  if (run === step.state.pull.run && step.state.pull.running) endPull(step)
}

function endPull(step: Step): void {
  const { pull, compare, config } = step.state
  noteArrived(step, pull.records)
  changePull(step, { running: false, readAll: false, records: new Set() })
  const isOld = compare.last === null || !compare.last.same || compare.last.here !== step.ports.journal.actsOnServer(config.team)
  if (isOld || pull.readAll || pull.sinceDeep === 0) changeCompare(step, { due: true })
  // Now and then what is gone from the server is looked for anew.
  if (pull.sinceDeep === 0) changeCompare(step, { searchedFor: null, digestFailed: false })
  if (!pull.hinted) setTick(step)
}

/** The journal could not take a page: the run ends, the cursor stays, the next run reads it again. */
export function abandonPull(step: Step): void {
  changePull(step, { running: false, run: step.state.pull.run + 1, alarmed: new Set() })
}

/** Files that were not there, or not right, get another chance. */
export function askAgainForBlobs(step: Step): void {
  const { blobs, later } = step.state.wanted
  changeWanted(step, { blobs: [...blobs, ...later], later: [] })
}
