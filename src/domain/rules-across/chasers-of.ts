import { addDays, type CalendarDay } from '../basics/calendar.ts'
import { actsOwed, type OwedAct } from '../pathway/acts-owed.ts'
import { addWorkingDays, workingDayBefore } from '../pathway/add-working-days.ts'
import type { ChaserTimes } from '../pathway/chaser-times.ts'
import { dispatchUnit, type Dispatch, type OwnerRole } from '../pathway/pathway-parts.ts'
import { readPathway, type Pathway } from '../pathway/read-pathway.ts'
import type { childStops } from './child-stops.ts'
import { hasDeclined, providerInHand } from './provider-in-hand.ts'
import { latestDecision, type CaseFile } from './read-case-file.ts'

/** Something owed that is chased when nobody has done it. Derived from the record on every reading, never stored. */
export interface Chaser {
  readonly kind:
    | 'approach-unanswered'
    | 'decline-not-told'
    | 'accepted-without-date'
    | 'unacknowledged'
    | 'scan-link'
    | 'report'
    | 'differences'
    | OwedAct
    | 'parked-review'
  /** The rule for what is owed. */
  readonly rule: string
  readonly ownerRole: OwnerRole
  /** What it is about: a provider's id, a dispatch's unit, a report's id; '' for the case itself. */
  readonly about: string
  readonly since: CalendarDay
  /** The day to chase; late the day after (T3). */
  readonly due: CalendarDay
}

/** How days are counted: the team's times, its bank holidays, and the day of an instant where the team is. */
export interface ChaserCalendar {
  readonly times: ChaserTimes
  readonly bankHolidays: ReadonlySet<CalendarDay>
  readonly dayOf: (instant: string) => CalendarDay
}

/**
 * What is owed on a case after its decision, soonest first (A17). None once it has ended; while it is parked only its
 * daily review (A19); none either while something of the child stops it (P17, P18). With a hearing before it every due day fits the last working day before the hearing (A18).
 */
export function chasersOf(file: CaseFile, calendar: ChaserCalendar, ofTheChild: ReturnType<typeof childStops> = null): readonly Chaser[] {
  if (file.ended !== null || ofTheChild !== null) return []
  const pathway = readPathway(file.record)
  const owed = file.hold?.state === 'parked' ? [reviewOwed(file.hold, pathway, calendar)] : [...awaited(file, pathway, calendar), ...owedOfReports(pathway, calendar)]
  return owed
    .map((chaser) => ({ ...chaser, due: beforeHearing(chaser, file.hearing?.on ?? null, calendar.bankHolidays) }))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

/** Row 28: nothing is due after the last working day before the hearing, nor before it began to be owed. */
function beforeHearing({ since, due }: Chaser, hearing: CalendarDay | null, bankHolidays: ReadonlySet<CalendarDay>): CalendarDay {
  if (hearing === null || hearing <= since) return due
  const last = workingDayBefore(hearing, bankHolidays)
  if (due <= last) return due
  return last < since ? since : last
}

/** Row 21: every day, from the day it was parked or last looked at; sooner when a sooner day was named. */
function reviewOwed(hold: NonNullable<CaseFile['hold']>, pathway: Pathway, { times, dayOf }: ChaserCalendar): Chaser {
  const parked = dayOf(hold.at)
  const looked = pathway.reviews.map((review) => review.on).filter((day) => day >= parked)
  const since = [parked, ...looked].sort().at(-1) ?? parked
  const daily = addDays(since, times.parkedReview)
  const named = looked.length === 0 && hold.reviewOn !== null && hold.reviewOn >= parked && hold.reviewOn < daily ? hold.reviewOn : daily
  return { kind: 'parked-review', rule: 'A19', ownerRole: 'consultant', about: '', since, due: named }
}

/** What we wait for from the other side. Nothing once the request was not supported, deferred or went another way. */
function awaited(file: CaseFile, pathway: Pathway, calendar: ChaserCalendar): readonly Chaser[] {
  const outcome = latestDecision(file)?.outcome ?? null
  if (outcome !== null && ['not-supported', 'redirected', 'deferred-urgent'].includes(outcome)) return []
  const provider = providerInHand(file)
  const over = provider !== null && (hasDeclined(pathway, provider) || hasReportedOrWillNot(pathway, provider))
  const fromProvider = provider === null || over ? [] : [...unacknowledged(file, pathway, provider, calendar), ...dateOwed(file, pathway, provider, calendar), ...reportOwed(pathway, provider, calendar)]
  return [...unanswered(pathway, calendar), ...notTold(pathway, calendar), ...fromProvider]
}

function hasReportedOrWillNot(pathway: Pathway, provider: string): boolean {
  return pathway.reports.some((report) => report.from === provider) || pathway.noReports.some((said) => said.provider === provider)
}

/** Asked and not answered, until somebody else has accepted or the one asked has written. */
function unanswered(pathway: Pathway, { times, bankHolidays }: ChaserCalendar): readonly Chaser[] {
  if (pathway.approaches.some((approach) => approach.answer?.kind === 'accepted')) return []
  return pathway.approaches
    .filter((approach) => approach.answer === null && !hasReportedOrWillNot(pathway, approach.provider))
    .map(({ provider, on }) => ({ kind: 'approach-unanswered', rule: 'A1', ownerRole: 'secretary', about: provider, since: on, due: addWorkingDays(on, times.approachUnanswered, bankHolidays) }))
}

function notTold(pathway: Pathway, { times, bankHolidays }: ChaserCalendar): readonly Chaser[] {
  return pathway.approaches.flatMap(({ provider, answer, familyTold }) => {
    if (answer?.kind !== 'declined' || familyTold !== null) return []
    return [{ kind: 'decline-not-told', rule: 'A1', ownerRole: 'consultant', about: provider, since: answer.on, due: addWorkingDays(answer.on, times.declineTold, bankHolidays) }]
  })
}

/** Of the latest version that was sent; an older one was overtaken. */
function unacknowledged(file: CaseFile, pathway: Pathway, provider: string, { times, bankHolidays, dayOf }: ChaserCalendar): readonly Chaser[] {
  return sentTo(file, pathway, provider).flatMap((dispatch): Chaser[] => {
    if (dispatch.acknowledged !== null) return []
    const [since, about] = [dayOf(dispatch.at), dispatchUnit(dispatch)]
    const silence: Chaser = { kind: 'unacknowledged', rule: 'A7', ownerRole: 'secretary', about, since, due: addWorkingDays(since, times.unacknowledged, bankHolidays) }
    if (dispatch.expiresOn === null) return [silence]
    return [silence, { kind: 'scan-link', rule: 'A17', ownerRole: 'secretary', about, since, due: addDays(since, times.scanLink) }]
  })
}

function sentTo(file: CaseFile, pathway: Pathway, provider: string): readonly Dispatch[] {
  const versions = new Set(file.signedLetters.filter((letter) => letter.provider === provider).map((letter) => letter.version))
  const sent = pathway.dispatches.filter((dispatch) => dispatch.undone === null && versions.has(dispatch.version))
  const latest = Math.max(...sent.map((dispatch) => dispatch.version))
  return sent.filter((dispatch) => dispatch.version === latest && !isSentAgain(dispatch, sent))
}

function isSentAgain(dispatch: Dispatch, sent: readonly Dispatch[]): boolean {
  return sent.some((other) => other.version === dispatch.version && other.method === dispatch.method && other.round > dispatch.round)
}

/** Accepted, or has the letter without having been asked first, and no day is named. */
function dateOwed(file: CaseFile, pathway: Pathway, provider: string, { times, bankHolidays }: ChaserCalendar): readonly Chaser[] {
  if (pathway.seen.some((seen) => seen.provider === provider)) return []
  const approach = pathway.approaches.find((entry) => entry.provider === provider)
  const taken = sentTo(file, pathway, provider).flatMap((dispatch) => (dispatch.acknowledged === null ? [] : [dispatch.acknowledged.on])).sort().at(-1)
  const since = approach === undefined ? taken : approach.answer?.on
  if (since === undefined || (approach?.answer?.sees ?? null) !== null) return []
  return [{ kind: 'accepted-without-date', rule: 'A17', ownerRole: 'secretary', about: provider, since, due: addWorkingDays(since, times.acceptedWithoutDate, bankHolidays) }]
}

/** From the day the child was seen, or was to be seen. A verbal opinion changes nothing here (A9). */
function reportOwed(pathway: Pathway, provider: string, { times, bankHolidays }: ChaserCalendar): readonly Chaser[] {
  const planned = pathway.approaches.find((approach) => approach.provider === provider)?.answer?.sees ?? null
  const since = pathway.seen.find((seen) => seen.provider === provider)?.on ?? planned
  if (since === null) return []
  return [{ kind: 'report', rule: 'A9', ownerRole: 'secretary', about: provider, since, due: addWorkingDays(since, times.report, bankHolidays) }]
}

/** Rows 12, 31 and 32: what each report that is here still waits for, whoever wrote it. */
function owedOfReports(pathway: Pathway, { times, bankHolidays }: ChaserCalendar): readonly Chaser[] {
  const days: Readonly<Record<OwedAct, number>> = { file: times.filed, offer: times.offered, discuss: times.discussed }
  return pathway.reports.flatMap(({ id, received, differences }) => {
    const acts = actsOwed(pathway, id).map((kind): Chaser => ({
      kind, rule: 'A11', ownerRole: kind === 'offer' ? 'secretary' : 'consultant', about: id, since: received, due: addWorkingDays(received, days[kind], bankHolidays),
    }))
    if (differences?.kind !== 'not-stated') return acts
    return [...acts, { kind: 'differences', rule: 'A10', ownerRole: 'secretary', about: id, since: received, due: addWorkingDays(received, times.differences, bankHolidays) }]
  })
}
