import { readBundle } from '#fhir/read-bundle.ts'
import { ACT_SYSTEM, searchToken } from '#fhir/systems.ts'
import { fail } from './fail.ts'
import { actIn, listUrl, readListPage } from './list-acts.ts'
import type { ActOnServer, HttpReply } from './ports.ts'
import { readReply } from './read-reply.ts'
import { append, change, changeCompare, changePush, get, iso, type Step } from './step.ts'
import type { LostSearch, Purpose } from './sync-state.ts'
import { auditFrame, voidFrames } from './void-receipts.ts'

/** How many of the missing acts are asked for by themselves. */
const CHECKED = 5
/** More than this, and a person decides. */
const MOST_SHARE = 0.05
const MOST_RECORDS = 3

/**
 * The server counts fewer acts than it should hold: it may have gone back in time. Lists what it holds, to know what is
 * gone. Nothing is sent meanwhile.
 */
export function beginSearch(step: Step, here: number, onServer: number): void {
  changeCompare(step, { readFirst: 'nothing' })
  const { compare, config } = step.state
  // What was found for it still holds: a question that stands, or entries that colleagues' computers must send.
  if (compare.searchedFor === here - onServer) return noteDifference(step, { here, onServer })
  const url = listUrl(config)
  const lacking = new Map(step.ports.journal.actsThere(config.team).map((act) => [act.id, act]))
  changeCompare(step, { busy: true, cleared: false, searchedFor: here - onServer, search: { here, onServer, url, pages: 0, lacking, toCheck: [] } })
  get(step, { kind: 'list-acts', run: compare.run }, url)
}

export function onListed(step: Step, run: number, reply: HttpReply): void {
  const { search } = step.state.compare
  if (search === null || run !== step.state.compare.run) return
  const page = readListPage(step, reply, search)
  if (page === null) return
  const lacking = new Map(search.lacking)
  for (const act of page.acts) lacking.delete(act)
  const seen = { ...search, lacking, pages: search.pages + 1 }
  if (page.next === null) return checkNext(step, { ...seen, toCheck: spread([...lacking.values()].filter(({ ours }) => ours)) })
  changeCompare(step, { search: { ...seen, url: page.next } })
  get(step, { kind: 'list-acts', run }, page.next)
}

/** A few of them, from the first to the last. */
function spread(acts: readonly ActOnServer[]): readonly ActOnServer[] {
  return acts.filter((_, at) => acts.length <= CHECKED || at % Math.ceil(acts.length / CHECKED) === 0)
}

/** A list made from an index that lags behind is no loss: some of the missing are asked for where the server said it keeps them. */
function checkNext(step: Step, search: LostSearch): void {
  const [lost, ...toCheck] = search.toCheck
  changeCompare(step, { search: { ...search, toCheck } })
  if (lost === undefined) return judge(step, search)
  const { config, compare } = step.state
  const isKnown = /^QuestionnaireResponse\/[A-Za-z0-9.-]{1,64}$/.test(lost.resource)
  const byOurId = `QuestionnaireResponse?identifier=${encodeURIComponent(searchToken(ACT_SYSTEM, lost.id))}`
  get(step, { kind: 'check-lost', run: compare.run, lost }, `${config.server}/${isKnown ? lost.resource : byOurId}`)
}

export function onLostChecked(step: Step, { run, lost }: Extract<Purpose, { kind: 'check-lost' }>, reply: HttpReply): void {
  const { search } = step.state.compare
  if (search === null || run !== step.state.compare.run) return
  const isBundle = reply.kind === 'answered' && typeof reply.body === 'string' && reply.body.includes('"searchset"')
  const reading = readReply(reply, isBundle ? 'Bundle' : 'QuestionnaireResponse', step.now)
  if (reading.kind === 'trouble') return fail(step, reading.reason, reading.retryAfterMs)
  const found = reading.kind === 'resource' ? (isBundle ? (readBundle(reading.resource)?.resources ?? []) : [reading.resource]) : []
  if (found.some((resource) => actIn(resource) === lost.id)) return endSearch(step, search)
  checkNext(step, search)
}

/** Few of ours are sent again by themselves; for more a person decides. What colleagues sent is their computers' to send. */
function judge(step: Step, search: LostSearch): void {
  const lost = [...search.lacking.values()]
  const ours = lost.filter((act) => act.ours).map(({ id }) => id)
  if (ours.length === 0) return endSearch(step, search)
  const { decision, epoch, compare } = step.state
  const records = [...new Set(lost.map(({ record }) => record))]
  const isDecided = decision !== null && decision.server === epoch && ours.length <= decision.ours
  const isFew = lost.length <= search.here * MOST_SHARE && records.length <= MOST_RECORDS
  if (isDecided || isFew) {
    const audit = isDecided ? [auditFrame(step, decision.by)] : []
    return append(step, { kind: 'keep-void', run: compare.run }, [...audit, ...voidFrames(step, ours, epoch)])
  }
  const cases = records.filter((record) => record.startsWith('case/')).length
  change(step, { decision: null, toDecide: { kind: 'lost-entries', server: epoch, ours: ours.length, entries: lost.length, records: records.length, cases } })
  noteDifference(step, search)
  changeCompare(step, { busy: false, search: null })
}

/** Nothing of ours is to be sent again: what waits may go. */
function endSearch(step: Step, search: LostSearch): void {
  change(step, { toDecide: null, decision: null })
  noteDifference(step, search)
  changeCompare(step, { busy: false, cleared: true, search: null })
}

function noteDifference(step: Step, { here, onServer }: Pick<LostSearch, 'here' | 'onServer'>): void {
  changeCompare(step, { last: { at: iso(step.now), same: false, here, onServer } })
}

/** The receipts are void on the disk: now, and not before, the acts are unsent. */
export function onVoidKept(step: Step, run: number): void {
  change(step, { toDecide: null, decision: null })
  // What is unsent again is older than what waits, and goes before it.
  changePush(step, { window: [], mayHoldMore: true })
  if (run === step.state.compare.run) changeCompare(step, { busy: false, cleared: true, search: null, due: true, searchedFor: null })
}

/** The journal could not write: nothing is void, and it is looked for again. */
export function abandonSearch(step: Step): void {
  changeCompare(step, { busy: false, search: null, due: true, searchedFor: null, readAllFor: null })
}
