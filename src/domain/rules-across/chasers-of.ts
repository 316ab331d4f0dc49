import { assert } from '../basics/assert.ts'
import { addDays, type CalendarDay } from '../basics/calendar.ts'
import { decisionUnit } from '../decision/decision.ts'
import { signedLetterUnit } from '../letter/letter-parts.ts'
import { actsOwed, type OwedAct } from '../pathway/acts-owed.ts'
import { addWorkingDays, workingDayBefore } from '../pathway/add-working-days.ts'
import { calendarDayTimes, type ChaserTimes } from '../pathway/chaser-times.ts'
import { dispatchUnit, type Chase, type Dispatch, type OwnerRole } from '../pathway/pathway-parts.ts'
import { readPathway, type Pathway } from '../pathway/read-pathway.ts'
import type { childStops } from './child-stops.ts'
import { isLetterWaitedFor } from './is-letter-waited-for.ts'
import { informationDue } from './information-due.ts'
import { hasDeclined, nextProvider, providerInHand, reportOwedBy, sentTo } from './provider-in-hand.ts'
import { decisionOwing, latestDecision, type CaseFile } from './read-case-file.ts'

/** Something owed that is chased when nobody has done it. Derived from the record on every reading, never stored. */
export interface Owed {
  readonly kind:
    | 'approach-unanswered'
    | 'decline-not-told'
    | 'choose-another'
    | 'not-asked'
    | 'not-signed'
    | 'not-sent'
    | 'accepted-without-date'
    | 'requested'
    | 'information'
    | 'not-supported-not-told'
    | 'unacknowledged'
    | 'scan-link'
    | 'report'
    | 'differences'
    | OwedAct
    | 'parked-review'
  /** The rule for what is owed. */
  readonly rule: string
  readonly ownerRole: OwnerRole
  /** What it is about: a provider's id, a pack item's, a meeting's, a dispatch's unit, a report's id; '' for the case itself. */
  readonly about: string
  /** Of a pack item: what it is and who holds it; of information, what and from whom; of a family, who tells them; else ''. */
  readonly detail: string
  readonly since: CalendarDay
  /** Which of the team's times runs from that day. */
  readonly wait: keyof ChaserTimes
  /** A sooner day that somebody named. */
  readonly named: CalendarDay | null
  /** Calls about it, in the order they were logged (A20). */
  readonly chases: readonly Chase[]
}

export interface Chaser extends Owed {
  /** The day to chase; late the day after (T3). */
  readonly due: CalendarDay
  /** The day of the next call: the due day, or some working days after the last call (A20). */
  readonly next: CalendarDay
}

/** How days are counted: the team's times and its bank holidays. */
export interface ChaserCalendar {
  readonly times: ChaserTimes
  readonly bankHolidays: ReadonlySet<CalendarDay>
}

/** The day of an instant where the team is. */
type DayOf = (instant: string) => CalendarDay

/** What a logged call names as what it was about. */
export function chaseKey({ kind, about }: Pick<Owed, 'kind' | 'about'>): string {
  return `${kind} ${about}`.trim()
}

/** The same of an action somebody was given. */
export function taskKey(task: string): string {
  return `task ${task}`
}

/** What is owed on a case after its decision, soonest first (A17); nothing while something of the child stops it (P17, P18). */
export function chasersOf(file: CaseFile, calendar: ChaserCalendar & { readonly dayOf: DayOf }, ofTheChild: ReturnType<typeof childStops> = null): readonly Chaser[] {
  if (ofTheChild !== null) return []
  return owedOf(file, calendar.dayOf)
    .map((owed) => chaserOf(owed, file.hearing?.on ?? null, calendar))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

/**
 * What is owed, without the team's times: what lists keep of a case. None once it has ended; while it is parked only its
 * daily review (A19).
 */
export function owedOf(file: CaseFile, dayOf: DayOf): readonly Owed[] {
  if (file.ended !== null) return []
  const pathway = readPathway(file.record)
  const found = file.hold?.state === 'parked' ? [reviewOwed(file.hold, pathway, dayOf)] : [...awaited(file, pathway, dayOf), ...owedOfReports(pathway)]
  return found.map((owed) => ({ detail: '', ...owed, chases: pathway.chases.filter((chase) => chase.about === chaseKey(owed)) }))
}

/** When it is due and when the next call is. With a hearing before it both fit the last working day before that (A18). */
export function chaserOf(owed: Owed, hearing: CalendarDay | null, { times, bankHolidays }: ChaserCalendar): Chaser {
  const { since, wait, named } = owed
  const fitted = (day: CalendarDay): CalendarDay => beforeHearing(since, day, hearing, bankHolidays)
  const waited = calendarDayTimes.includes(wait) ? addDays(since, times[wait]) : addWorkingDays(since, times[wait], bankHolidays)
  // Information has the day the meeting named, later than usual too; everything else may only be sooner.
  const due = fitted(named !== null && (named < waited || wait === 'information') ? named : waited)
  const called = owed.chases.map((chase) => chase.on).sort().at(-1)
  if (called === undefined) return { ...owed, due, next: due }
  const again = fitted(addWorkingDays(called, Math.min(times.again, times[wait]), bankHolidays))
  return { ...owed, due, next: again > due ? again : due }
}

/** Row 28: nothing is due after the last working day before the hearing, nor before it began to be owed. */
function beforeHearing(since: CalendarDay, due: CalendarDay, hearing: CalendarDay | null, bankHolidays: ReadonlySet<CalendarDay>): CalendarDay {
  if (hearing === null || hearing <= since) return due
  const last = workingDayBefore(hearing, bankHolidays)
  if (due <= last) return due
  return last < since ? since : last
}

/** Before the calls about it are known. */
type Found = Omit<Owed, 'chases' | 'detail'> & { readonly detail?: string }

/** Row 21: every day, from the day it was parked or last looked at; sooner when a sooner day was named. */
function reviewOwed(hold: NonNullable<CaseFile['hold']>, pathway: Pathway, dayOf: DayOf): Found {
  const parked = dayOf(hold.at)
  const looked = pathway.reviews.map((review) => review.on).filter((day) => day >= parked)
  const since = [parked, ...looked].sort().at(-1) ?? parked
  const named = looked.length === 0 && hold.reviewOn !== null && hold.reviewOn >= parked ? hold.reviewOn : null
  return { kind: 'parked-review', rule: 'A19', ownerRole: 'consultant', about: '', since, wait: 'parkedReview', named }
}

/**
 * What we wait for from the other side. Once the request was not supported or went another way, only what has gone out
 * before: who has the letter and the records is asked whether they came, and for the report; the family hears of a decline.
 */
function awaited(file: CaseFile, pathway: Pathway, dayOf: DayOf): readonly Found[] {
  const outcome = latestDecision(file)?.outcome ?? null
  const reports = [...reportOwed(file, pathway), ...owedOfMeeting(file, pathway, dayOf)]
  const owing = (provider: string): boolean => !hasDeclined(pathway, provider) && !hasReportedOrWillNot(pathway, provider)
  const fromSent = sentTo(file, pathway).filter(owing).flatMap((provider) => unacknowledged(file, pathway, provider, dayOf))
  if (outcome === 'not-supported' || outcome === 'redirected') return [...notTold(pathway), ...fromSent, ...reports]
  const provider = providerInHand(file)
  const fromProvider = provider === null || !owing(provider) ? [] : [...ourTurn(file, pathway, provider, dayOf), ...dateOwed(file, pathway, provider)]
  return [...unanswered(pathway), ...notTold(pathway), ...anotherToChoose(file, pathway), ...requested(pathway), ...fromProvider, ...fromSent, ...reports]
}

/** What waits for us before anything can come back: the provider to be asked, the letter to be signed, the letter to be sent (A24). */
function ourTurn(file: CaseFile, pathway: Pathway, provider: string, dayOf: DayOf): readonly Found[] {
  const decision = latestDecision(file)
  const isUnderWay = [...pathway.seen.map((seen) => seen.provider), ...pathway.verbals.map((verbal) => verbal.from)].includes(provider)
  if (decision?.outcome !== 'agreed' || decision.standing === 'view' || isUnderWay) return []
  const approach = pathway.approaches.find((asked) => asked.provider === provider)
  const owed = { rule: 'A24', about: provider, named: null } as const
  if (isLetterWaitedFor(file)) {
    if (approach === undefined) {
      const declined = pathway.approaches.flatMap(({ answer }) => (answer?.kind === 'declined' ? [answer.on] : [])).sort().at(-1)
      return [{ ...owed, kind: 'not-asked', ownerRole: 'secretary', since: declined ?? dayOfUnit(file, decisionUnit(decision.meeting), dayOf), wait: 'asked' }]
    }
    return approach.answer?.kind === 'accepted' ? [{ ...owed, kind: 'not-signed', ownerRole: 'consultant', since: approach.answer.on, wait: 'signed' }] : []
  }
  const letter = file.signedLetters.at(-1)
  const isOut = letter === undefined || letter.provider !== provider || pathway.dispatches.some((sent) => sent.version === letter.version && sent.undone === null)
  return isOut ? [] : [{ ...owed, kind: 'not-sent', ownerRole: 'secretary', since: dayOfUnit(file, signedLetterUnit(letter.version), dayOf), wait: 'sent' }]
}

/** The day somebody last stated a part of the case that stands settled. */
function dayOfUnit({ record }: CaseFile, unit: string, dayOf: DayOf): CalendarDay {
  const state = record.units.get(unit)
  assert(state?.kind === 'settled', 'what was read of a case is settled')
  return dayOf(state.act.at.wall)
}

/** Row 2: what the meeting asked for, until it is here; and the family to be told, with the other route. */
function owedOfMeeting(file: CaseFile, pathway: Pathway, dayOf: DayOf): readonly Found[] {
  const decision = decisionOwing(file)
  const state = decision === null ? undefined : file.record.units.get(decisionUnit(decision.meeting))
  if (decision?.more == null || state?.kind !== 'settled') return []
  const since = dayOf(state.act.at.wall)
  const { meeting, more } = decision
  if (decision.outcome === 'more-information' && !pathway.informed.has(meeting)) {
    return [{ kind: 'information', rule: 'A21', ownerRole: 'secretary', about: meeting, detail: `${more.what}, from ${more.who}`, since, wait: 'information', named: informationDue(decision, since) }]
  }
  if (decision.outcome === 'not-supported' && !pathway.told.has(meeting)) {
    return [{ kind: 'not-supported-not-told', rule: 'A21', ownerRole: 'consultant', about: meeting, detail: more.who, since, wait: 'notSupportedTold', named: null }]
  }
  return []
}

function hasReportedOrWillNot(pathway: Pathway, provider: string): boolean {
  return pathway.reports.some((report) => report.from === provider) || pathway.noReports.some((said) => said.provider === provider)
}

/** Asked and not answered, until somebody else has accepted or the one asked has written. */
function unanswered(pathway: Pathway): readonly Found[] {
  if (pathway.approaches.some((approach) => approach.answer?.kind === 'accepted')) return []
  return pathway.approaches
    .filter((approach) => approach.answer === null && !hasReportedOrWillNot(pathway, approach.provider))
    .map(({ provider, on }) => ({ kind: 'approach-unanswered', rule: 'A1', ownerRole: 'secretary', about: provider, since: on, wait: 'approachUnanswered', named: null }))
}

function notTold(pathway: Pathway): readonly Found[] {
  return pathway.approaches.flatMap(({ provider, answer, familyTold }) => {
    if (answer?.kind !== 'declined' || familyTold !== null) return []
    return [{ kind: 'decline-not-told', rule: 'A1', ownerRole: 'consultant', about: provider, since: answer.on, wait: 'declineTold', named: null }]
  })
}

/** Row 14: everybody on the shortlist has declined, and only a meeting can choose another. Nothing once a report is here, or none will come. */
function anotherToChoose(file: CaseFile, pathway: Pathway): readonly Found[] {
  const decision = latestDecision(file)
  if (decision?.outcome !== 'agreed' || decision.standing === 'view' || decision.provider === null || nextProvider(file, pathway) !== null) return []
  if (pathway.reports.length > 0 || pathway.noReports.length > 0) return []
  const since = pathway.approaches.flatMap(({ answer }) => (answer?.kind === 'declined' ? [answer.on] : [])).sort().at(-1)
  return since === undefined ? [] : [{ kind: 'choose-another', rule: 'A23', ownerRole: 'consultant', about: '', since, wait: 'declineTold', named: null }]
}

/** Row 19: what another hospital holds and was asked for. */
function requested(pathway: Pathway): readonly Found[] {
  return pathway.pack.flatMap(({ id, what, heldBy, received }) => {
    if (heldBy.kind === 'us' || heldBy.asked === null || received !== null) return []
    return [{ kind: 'requested', rule: 'A4', ownerRole: 'secretary', about: id, detail: `${what}, ${heldBy.organisation}`, since: heldBy.asked, wait: 'requested', named: null }]
  })
}

/** Of the latest version that was sent; an older one was overtaken. */
function unacknowledged(file: CaseFile, pathway: Pathway, provider: string, dayOf: DayOf): readonly Found[] {
  return dispatchesTo(file, pathway, provider).flatMap((dispatch): Found[] => {
    if (dispatch.acknowledged !== null) return []
    const silence: Found = { kind: 'unacknowledged', rule: 'A7', ownerRole: 'secretary', about: dispatchUnit(dispatch), since: dayOf(dispatch.at), wait: 'unacknowledged', named: null }
    return dispatch.expiresOn === null ? [silence] : [silence, { ...silence, kind: 'scan-link', rule: 'A17', wait: 'scanLink' }]
  })
}

function dispatchesTo(file: CaseFile, pathway: Pathway, provider: string): readonly Dispatch[] {
  const versions = new Set(file.signedLetters.filter((letter) => letter.provider === provider).map((letter) => letter.version))
  const sent = pathway.dispatches.filter((dispatch) => dispatch.undone === null && versions.has(dispatch.version))
  const latest = Math.max(...sent.map((dispatch) => dispatch.version))
  return sent.filter((dispatch) => dispatch.version === latest && !isSentAgain(dispatch, sent))
}

function isSentAgain(dispatch: Dispatch, sent: readonly Dispatch[]): boolean {
  return sent.some((other) => other.version === dispatch.version && other.method === dispatch.method && other.round > dispatch.round)
}

/** Accepted, or has the letter without having been asked first, and no day is named. */
function dateOwed(file: CaseFile, pathway: Pathway, provider: string): readonly Found[] {
  if (file.mode?.how === 'report-only' || pathway.seen.some((seen) => seen.provider === provider)) return []
  const approach = pathway.approaches.find((entry) => entry.provider === provider)
  const taken = acknowledgedOn(file, pathway, provider)
  const since = approach === undefined ? taken : approach.answer?.on
  if (since === undefined || (approach?.answer?.sees ?? null) !== null) return []
  return [{ kind: 'accepted-without-date', rule: 'A17', ownerRole: 'secretary', about: provider, since, wait: 'acceptedWithoutDate', named: null }]
}

function acknowledgedOn(file: CaseFile, pathway: Pathway, provider: string): CalendarDay | undefined {
  return dispatchesTo(file, pathway, provider).flatMap((dispatch) => (dispatch.acknowledged === null ? [] : [dispatch.acknowledged.on])).sort().at(-1)
}

/**
 * From the day the child was seen, was to be seen, or was spoken of; of one who writes from the records alone (row 18), from
 * the day they had them. A verbal opinion does not end it (A9).
 */
function reportOwed(file: CaseFile, pathway: Pathway): readonly Found[] {
  return reportOwedBy(file, pathway).flatMap((provider) => {
    const seen = pathway.seen.find((entry) => entry.provider === provider)?.on
    const planned = pathway.approaches.find((approach) => approach.provider === provider)?.answer?.sees
    const spoken = pathway.verbals.find((verbal) => verbal.from === provider)?.on
    // Of whom the case has moved on from, no day to see the child is asked for any more.
    const fromRecords = file.mode?.how === 'report-only' || provider !== providerInHand(file) ? acknowledgedOn(file, pathway, provider) : undefined
    const since = seen ?? planned ?? spoken ?? fromRecords
    return since == null || hasDeclined(pathway, provider) ? [] : [{ kind: 'report', rule: 'A9', ownerRole: 'secretary', about: provider, since, wait: 'report', named: null }]
  })
}

const waitOfAct = { file: 'filed', offer: 'offered', discuss: 'discussed' } as const

/** Rows 12, 31 and 32: what each report that is here still waits for, whoever wrote it. */
function owedOfReports(pathway: Pathway): readonly Found[] {
  return pathway.reports.flatMap(({ id, received, differences }) => {
    const acts = actsOwed(pathway, id).map((kind): Found => ({ kind, rule: 'A11', ownerRole: kind === 'offer' ? 'secretary' : 'consultant', about: id, since: received, wait: waitOfAct[kind], named: null }))
    if (differences?.kind !== 'not-stated') return acts
    return [...acts, { kind: 'differences', rule: 'A10', ownerRole: 'secretary', about: id, since: received, wait: 'differences', named: null }]
  })
}
