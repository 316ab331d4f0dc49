import { useDeferredValue, useMemo } from 'react'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { useApp } from '#state/app-store.ts'
import { owedRows, type OwedRow } from './owed-rows.ts'
import { useChaserCalendar } from './use-calendar.ts'

/** Everything owed on this computer’s cases, the longest late first. Reckoned of every case, so after what the person is looking at. */
export function useOwed(today: CalendarDay): readonly OwedRow[] {
  const summaries = useDeferredValue(useApp((state) => state.summaries))
  const author = useApp((state) => state.session?.author)
  const calendar = useChaserCalendar()
  return useMemo(() => (author === undefined ? [] : owedRows(summaries, author, today, calendar)), [summaries, author, today, calendar])
}
