import { concernsTable, kindsTable, monthsTable, parkedTable, requesterTable, undatedTable } from './asking-tables.ts'
import type { FiguresGiven, FigureTable } from './figure-table.ts'
import { byKind, type Counted } from './kinds.ts'
import { dissentTable, endingsTable, familyTable, outcomesTable, overridesTable, owedTable, providersTable, standingTable, stepsTable } from './outcome-tables.ts'
import { isIn } from './period.ts'
import { disagreementsTable, reasonsTable } from './why-tables.ts'

export interface Figures {
  readonly counted: Counted
  /** Each with its definition. Counts and days: no percentages of small numbers, and nobody is ranked (F7). */
  readonly tables: readonly FigureTable[]
}

/** The service’s figures for a period, by the day each request was made. */
export function figuresOf({ cases, concerns, owed, period }: Pick<FiguresGiven, 'cases' | 'concerns' | 'owed' | 'period'>): Figures {
  const counted = byKind(cases, period)
  const { requests } = counted
  return {
    counted,
    tables: [
      reasonsTable(requests),
      stepsTable(requests),
      familyTable(requests),
      monthsTable(counted),
      kindsTable(counted),
      standingTable(requests),
      disagreementsTable(requests),
      requesterTable(requests),
      outcomesTable(requests),
      dissentTable(requests),
      overridesTable(requests),
      providersTable(requests),
      endingsTable(requests),
      parkedTable(counted),
      concernsTable(concerns.filter(({ on }) => isIn(period, on))),
      owedTable(owed),
      undatedTable(cases),
    ],
  }
}
