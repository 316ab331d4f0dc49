import { addDays, shortDay, type CalendarDay } from '#domain/basics/calendar.ts'
import { counted } from '../kit/show-time.ts'
import type { OwedRow } from './owed-rows.ts'

/** When a thing is due: how late it is, or the day. */
export function whenWords({ late, due }: Pick<OwedRow, 'late' | 'due'>, today: CalendarDay): string {
  if (late > 0) return `${counted(late, 'working day')} late`
  if (due === today) return 'Today'
  return due === addDays(today, 1) ? 'Tomorrow' : shortDay(due)
}
