import { fullWorkingDaysBetween, type CalendarDay } from '../basics/calendar.ts'
import type { CaseSummary } from './summaries.ts'

/** A hearing this many full working days after the meeting, or fewer, takes its case to the top of the agenda. */
const COURT_SOON_WORKING_DAYS = 10

type Weighed = Pick<CaseSummary, 'id' | 'hearing' | 'disagreement'>

/** Before the courts and soon (row 28): a report asked for by this meeting must still come in time. A hearing that was is none. */
export function isCourtSoon({ hearing }: Pick<CaseSummary, 'hearing'>, meetingOn: CalendarDay, bankHolidays: ReadonlySet<CalendarDay>): boolean {
  return hearing !== null && hearing.on >= meetingOn && fullWorkingDaysBetween(meetingOn, hearing.on, bankHolidays).length <= COURT_SOON_WORKING_DAYS
}

/**
 * M16: where a case goes when it is put on: last, or, before the courts and soon, at the top, after those whose hearing
 * is no later.
 */
export function placeFor(entry: Weighed, agenda: readonly Weighed[], meetingOn: CalendarDay, bankHolidays: ReadonlySet<CalendarDay>): number {
  if (!isCourtSoon(entry, meetingOn, bankHolidays)) return agenda.length
  const after = agenda.findIndex((other) => !isCourtSoon(other, meetingOn, bankHolidays) || (other.hearing?.on ?? '') > (entry.hearing?.on ?? ''))
  return after === -1 ? agenda.length : after
}

/**
 * M17: before the courts by the day of the hearing, then disagreement, then the others; within each as they stand. It is
 * offered, and never done unasked: the order is the chair's.
 */
export function hardestFirst(agenda: readonly Weighed[], today: CalendarDay): readonly string[] {
  return agenda.toSorted((a, b) => weightOf(a, today) - weightOf(b, today) || compare(hearingOf(a, today), hearingOf(b, today))).map(({ id }) => id)
}

function weightOf(entry: Weighed, today: CalendarDay): number {
  if (hearingOf(entry, today) !== '') return 0
  return entry.disagreement ? 1 : 2
}

function hearingOf({ hearing }: Weighed, today: CalendarDay): string {
  return hearing !== null && hearing.on >= today ? hearing.on : ''
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
