import { readBundle } from '#fhir/read-bundle.ts'
import { TEAM_SYSTEM, searchToken } from '#fhir/systems.ts'
import { fail } from './fail.ts'
import { beginSearch } from './find-lost.ts'
import { listUrl, readListPage } from './list-acts.ts'
import type { HttpReply } from './ports.ts'
import { readReply } from './read-reply.ts'
import { change, changeCompare, changePull, get, iso, type Step } from './step.ts'
import { beginPull } from './pull.ts'
import type { Counting } from './sync-state.ts'

/** Asks how many acts of the team the server holds, to be held against our own figure. */
export function beginCompare(step: Step): void {
  const { config, pull, compare } = step.state
  const run = compare.run + 1
  changeCompare(step, { run, due: false, busy: true, disturbed: false })
  const asked = { run, pull: pull.run, here: step.ports.journal.actsOnServer(config.team) }
  if (compare.byList) return beginListing(step, asked)
  const team = encodeURIComponent(searchToken(TEAM_SYSTEM, config.team))
  get(step, { kind: 'count', ...asked }, `${config.server}/QuestionnaireResponse?_tag=${team}&_summary=count`)
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

function judge(step: Step, asked: Counting, onServer: number): void {
  const { compare, pull, config } = step.state
  if (onServer < asked.here) return beginSearch(step, asked.here, onServer)
  change(step, { toDecide: null, decision: null })
  changeCompare(step, { cleared: true, searchedFor: null })
  if (compare.disturbed || asked.pull !== pull.run || pull.running) return changeCompare(step, { due: true })
  const here = step.ports.journal.actsOnServer(config.team)
  const same = here === onServer
  const lacking = onServer - here
  // The server holds more than we know of: before that is called a difference, everything is read once more, and again as long as that brings something.
  if (lacking > 0 && compare.readAllFor !== lacking && compare.readAllAt !== here) {
    changeCompare(step, { readAllAt: here })
    changePull(step, { readAll: true })
    return beginPull(step)
  }
  if (lacking > 0 && !compare.byList) return beginListing(step, asked)
  const isAsItIs = lacking > 0 && compare.readAllAt === here
  const readAllFor = isAsItIs ? lacking : compare.readAllFor
  changeCompare(step, { last: { at: iso(step.now), same, here, onServer }, readAllFor: same ? null : readAllFor, readAllAt: null })
}
