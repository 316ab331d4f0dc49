import { useMemo } from 'react'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import type { Summary } from '#domain/rules-across/summaries.ts'
import { useApp } from '#state/app-store.ts'
import { owedRows, type OwedRow } from './owed-rows.ts'
import { useChaserCalendar } from './use-calendar.ts'

/** Everything owed on this computer’s cases, the longest late first. */
export function useOwed(today: CalendarDay): readonly OwedRow[] {
  return useOwedIn(useApp((state) => state.summaries), today)
}

/** The same in a state of the lists. */
export function useOwedIn(summaries: ReadonlyMap<string, Summary>, today: CalendarDay): readonly OwedRow[] {
  const author = useApp((state) => state.session?.author)
  const calendar = useChaserCalendar()
  return useMemo(() => (author === undefined ? [] : owedRows(summaries, author, today, calendar)), [summaries, author, today, calendar])
}
