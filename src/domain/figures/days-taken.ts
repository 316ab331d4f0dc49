import { daysBetween, type CalendarDay } from '../basics/calendar.ts'
import type { CaseFigures, StepName } from '../rules-across/case-figures.ts'

export interface TimedStep {
  readonly from: StepName
  readonly to: StepName
}

/** What is timed: each step, and the whole way. */
export const timedSteps: readonly TimedStep[] = [
  { from: 'requested', to: 'agreed' },
  { from: 'agreed', to: 'signed' },
  { from: 'signed', to: 'sent' },
  { from: 'sent', to: 'report' },
  { from: 'report', to: 'discussed' },
  { from: 'requested', to: 'discussed' },
]

/**
 * How long one step took, in calendar days, and where every request stands with it: the last five and `finished` add up
 * to the requests. Of none there is no median, no longest and no shortest (F5).
 */
export interface DaysTaken {
  readonly finished: number
  readonly median: number | null
  readonly shortest: number | null
  readonly longest: number | null
  /** Begun, and the case goes on. */
  readonly waiting: number
  readonly notBegun: number
  /** The case ended before it. */
  readonly stopped: number
  /** It is over, and the day it began is not recorded. */
  readonly notRecorded: number
  /** The days recorded stand in the wrong order: no number of days is made of them. */
  readonly wrongOrder: number
}

type Standing = 'waiting' | 'notBegun' | 'stopped' | 'notRecorded' | 'wrongOrder'

export function daysTaken(cases: readonly { readonly figures: Pick<CaseFigures, 'days'>; readonly ended: string | null }[], { from, to }: TimedStep): DaysTaken {
  const standings = cases.map(({ figures: { days }, ended }) => standingOf(days[from], days[to], { ended: ended !== null, isFirst: from === 'requested' }))
  const took = standings.filter((standing) => typeof standing === 'number').toSorted((a, b) => a - b)
  const count = (standing: Standing): number => standings.filter((other) => other === standing).length
  return {
    finished: took.length,
    median: medianOf(took),
    shortest: took[0] ?? null,
    longest: took.at(-1) ?? null,
    waiting: count('waiting'),
    notBegun: count('notBegun'),
    stopped: count('stopped'),
    notRecorded: count('notRecorded'),
    wrongOrder: count('wrongOrder'),
  }
}

/** The days it took, or why there is no such number. Every case began with a request: one without its day is not recorded. */
function standingOf(from: CalendarDay | null, to: CalendarDay | null, about: { readonly ended: boolean; readonly isFirst: boolean }): number | Standing {
  if (from === null) return to !== null || about.isFirst ? 'notRecorded' : about.ended ? 'stopped' : 'notBegun'
  if (to === null) return about.ended ? 'stopped' : 'waiting'
  return to < from ? 'wrongOrder' : daysBetween(from, to)
}

/** Of days in order: the middle one, or halfway between the middle two. */
function medianOf(sorted: readonly number[]): number | null {
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
