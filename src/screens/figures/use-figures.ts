import { useMemo } from 'react'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import type { FiguresGiven } from '#domain/figures/figure-table.ts'
import type { Period } from '#domain/figures/period.ts'
import { summariesOf, summaryOf, useApp } from '#state/app-store.ts'
import { useOwed } from '../board/use-owed.ts'

/** What the figures are counted from: every case on this computer, and what is owed on them now. */
export function useFiguresGiven(period: Period, today: CalendarDay): FiguresGiven {
  const summaries = useApp((state) => state.summaries)
  const team = useApp((state) => state.session?.team)
  const rows = useOwed(today)
  return useMemo(() => {
    const late = rows.flatMap((row) => (row.late > 0 ? [row.late] : []))
    return {
      cases: summariesOf(summaries, 'case'),
      concerns: summaryOf(summaries, 'team', team ?? '')?.concerns ?? [],
      owed: { owed: rows.length, late: late.length, longest: late.length === 0 ? null : Math.max(...late) },
      period,
      today,
    }
  }, [summaries, team, rows, period, today])
}
