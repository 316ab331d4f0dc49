import type { CalendarDay } from '../basics/calendar.ts'
import type { CaseSummary, TeamSummary } from '../rules-across/summaries.ts'
import type { Period } from './period.ts'

/** What the figures are counted from: of each case nothing but this. */
export type CountedCase = Pick<CaseSummary, 'reference' | 'route' | 'requestBy' | 'ended' | 'figures'>
export type CountedConcern = TeamSummary['concerns'][number]

/** What is owed on all cases now; the longest late in working days, null when nothing is late. */
export interface OwedNow {
  readonly owed: number
  readonly late: number
  readonly longest: number | null
}

export interface FiguresGiven {
  readonly cases: readonly CountedCase[]
  readonly concerns: readonly CountedConcern[]
  readonly owed: OwedNow
  readonly period: Period
  readonly today: CalendarDay
}

/** A number, or why there is none: none of them (a median of nothing), or nobody recorded it. */
export type Cell = number | 'none' | 'not recorded'

export interface FigureRow {
  readonly words: string
  readonly cells: readonly Cell[]
}

/** One figure with its definition, which stands beside it wherever it is shown (F7). */
export interface FigureTable {
  readonly id: string
  readonly title: string
  readonly definition: string
  /** Above the words of the rows, then above each of their cells. */
  readonly head: readonly string[]
  readonly rows: readonly FigureRow[]
}

export function row(words: string, ...cells: readonly Cell[]): FigureRow {
  return { words, cells }
}

export function countOf<T>(items: readonly T[], is: (item: T) => boolean): number {
  return items.filter(is).length
}
