import { mixed, NO_ACTS, type ActSetDigest } from '#domain/journal/act-set.ts'
import { readBundle } from '#fhir/read-bundle.ts'
import { readDigest } from '#fhir/read-digest.ts'
import { TEAM_SYSTEM, searchToken } from '#fhir/systems.ts'
import { fail } from './fail.ts'
import { beginSearch } from './find-lost.ts'
import { listUrl, readListPage } from './list-acts.ts'
import type { HttpReply } from './ports.ts'
import { readReply } from './read-reply.ts'
import { change, changeCompare, changePull, get, iso, type Step } from './step.ts'
import { beginPull } from './pull.ts'
import type { Counting } from './sync-state.ts'

/** Asks which acts of the team the server holds, or how many where it can say no more, to be held against our own. */
export function beginCompare(step: Step): void {
  const { config, pull, compare } = step.state
  const run = compare.run + 1
  changeCompare(step, { run, due: false, busy: true, disturbed: false })
  const asked = { run, pull: pull.run, here: step.ports.journal.actsOnServer(config.team) }
  const isDigested = compare.byDigest && !compare.digestFailed
  if (!isDigested) return compare.byList ? beginListing(step, asked) : askForCount(step, asked)
  get(step, { kind: 'digest', ...asked }, `${config.server}/$digest?_tag=${teamToken(step)}`)
}

function askForCount(step: Step, { run, pull, here }: Counting): void {
  get(step, { kind: 'count', run, pull, here }, `${step.state.config.server}/QuestionnaireResponse?_tag=${teamToken(step)}&_summary=count`)
}

function teamToken(step: Step): string {
  return encodeURIComponent(searchToken(TEAM_SYSTEM, step.state.config.team))
}

/** A digest that is not to be had, for whatever reason, keeps nothing from being sent: then it is counted. */
export function onDigested(step: Step, asked: Counting, reply: HttpReply): void {
  const { compare } = step.state
  if (asked.run !== compare.run || !compare.busy) return
  const reading = readReply(reply, 'Parameters', step.now)
  if (reading.kind === 'trouble' && reading.reason.startsWith('sign-in-')) return fail(step, reading.reason)
  const held = reading.kind === 'resource' ? readDigest(reading.resource) : null
  if (held === null) {
    changeCompare(step, { digestFailed: true })
    // A server that asks for patience is given it, and counted after that.
    if (reading.kind === 'trouble' && reading.retryAfterMs !== null) return fail(step, reading.reason, reading.retryAfterMs)
    return askForCount(step, asked)
  }
  changeCompare(step, { busy: false })
  judge(step, asked, held.count, held.digest)
}

export function onCounted(step: Step, asked: Counting, reply: HttpReply): void {
  const { compare } = step.state
  if (asked.run !== compare.run || !compare.busy) return
  changeCompare(step, { busy: false })
  const reading = readReply(reply, 'Bundle', step.now)
  if (reading.kind === 'trouble') return fail(step, reading.reason, reading.retryAfterMs)
  if (reading.kind === 'refused' && reading.status === 403) return fail(step, 'sign-in-refused')
  const page = reading.kind === 'resource' ? readBundle(reading.resource) : null
  if (page === null && reading.kind !== 'refused') return fail(step, 'not-a-trust-server')
  const total = page?.total ?? null
  if (total === null) return beginListing(step, asked)
  judge(step, asked, total)
}

/** For a server that cannot count, or counts what it holds twice as two: the names are listed, and each counts once. */
function beginListing(step: Step, asked: Counting): void {
  const url = listUrl(step.state.config)
  changeCompare(step, { busy: true, byList: true, listing: { asked, url, pages: 0, acts: new Set() } })
  get(step, { kind: 'list-to-count', run: asked.run }, url)
}

export function onListedToCount(step: Step, run: number, reply: HttpReply): void {
  const { listing } = step.state.compare
  if (listing === null || run !== step.state.compare.run) return
  const page = readListPage(step, reply, listing)
  if (page === null) return
  const acts = new Set([...listing.acts, ...page.acts])
  if (page.next === null) {
    changeCompare(step, { busy: false, listing: null })
    return judge(step, listing.asked, heldOf(step, listing.asked, acts))
  }
  changeCompare(step, { listing: { ...listing, url: page.next, pages: listing.pages + 1, acts } })
  get(step, { kind: 'list-to-count', run }, page.next)
}

/** What is on the server and unknown here does not stand for what is known here and no more there. */
function heldOf(step: Step, { here }: Counting, acts: ReadonlySet<string>): number {
  const { compare, config } = step.state
  const lacking = compare.disturbed ? 0 : step.ports.journal.actsThere(config.team).filter(({ id }) => !acts.has(id)).length
  return lacking === 0 ? acts.size : Math.min(acts.size, here - lacking)
}

/** @param digest of what the server holds; null where it can only count */
function judge(step: Step, asked: Counting, onServer: number, digest: ActSetDigest | null = null): void {
  const { compare, pull } = step.state
  if (onServer < asked.here) {
    const isSearched = compare.searchedFor === asked.here - onServer
    if (compare.readFirst === 'nothing') return readFirst(step, 'new')
    return compare.readFirst === 'new' && !isSearched ? readFirst(step, 'all') : beginSearch(step, asked.here, onServer)
  }
  // As many as it should hold can be others. What was asked about those stands until they are the same; a digest that does not come says nothing of it.
  const isUntold = digest === null && compare.byDigest && step.state.toDecide !== null
  if (step.state.toDecide === null || (digest === null && !isUntold)) settle(step)
  if (compare.disturbed || asked.pull !== pull.run || pull.running) return changeCompare(step, { due: true })
  const here = step.ports.journal.actsOnServer(step.state.config.team)
  const difference = differenceOf(step, onServer - here, digest)
  if (difference === null && !isUntold) settle(step)
  if (difference !== null && compare.readFirst === 'nothing') return readFirst(step, 'new')
  const doubt = difference ?? doubtOf(step, digest)
  const mayHaveMore = doubt !== null && onServer >= here
  // The server holds what we do not know of: before that is called a difference, everything is read once more, and again as long as that brings something.
  if (mayHaveMore && compare.readAllFor !== doubt && compare.readAllAt !== here) {
    changeCompare(step, { readAllAt: here })
    changePull(step, { readAll: true })
    return beginPull(step)
  }
  if (difference !== null && mayHaveMore && digest === null && !compare.byList) return beginListing(step, asked)
  const isAllRead = mayHaveMore && compare.readAllAt === here
  const readAllFor = doubt === null ? null : isAllRead ? doubt : compare.readAllFor
  changeCompare(step, { last: { at: iso(step.now), same: difference === null, here, onServer }, readAllFor, readAllAt: null, readFirst: 'nothing' })
  // What it holds and nobody can receive may stand in the place of what it lost.
  const isDecided = step.state.decision !== null
  if (!(isUntold ? isDecided : digest !== null && difference !== null && (isAllRead || isDecided))) return
  changeCompare(step, { searchedFor: null })
  beginSearch(step, here, onServer)
}

/** There is nothing left to decide, and what waits may go. */
function settle(step: Step): void {
  change(step, { toDecide: null, decision: null })
  changeCompare(step, { cleared: true, searchedFor: null })
}

/** What a colleague sent or erased since the last page was read is no difference, and nothing lost. */
function readFirst(step: Step, what: 'new' | 'all'): void {
  // A run that goes on reads what is new, and not all.
  const isReading = step.state.pull.running
  changeCompare(step, { readFirst: isReading ? 'new' : what, due: true })
  if (what === 'all' && !isReading) changePull(step, { readAll: true })
  beginPull(step, true)
}

/** What the two sides differ by: the same name as long as it is the same entries, whatever else comes to both. Null when nothing. */
function differenceOf({ state, ports }: Step, lacking: number, digest: ActSetDigest | null): string | null {
  const mixture = digest === null ? NO_ACTS : mixed(digest, ports.journal.digestOnServer(state.config.team))
  return lacking === 0 && mixture === NO_ACTS ? null : `${lacking} ${mixture}`
}

/** As many on both sides may be others: where the server can only count, what a computer is known to have made and never came is looked for. */
function doubtOf({ state, ports }: Step, digest: ActSetDigest | null): string | null {
  const gaps = digest === null ? ports.journal.gaps(state.config.team) : 0
  return gaps === 0 ? null : `${gaps} that never came`
}
