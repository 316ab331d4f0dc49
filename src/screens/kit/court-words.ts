import { daysBetween, type CalendarDay } from '#domain/basics/calendar.ts'

/** "Court in 5 days", "Court tomorrow": for lists; the full working days stand on Today. */
export function courtWords(on: CalendarDay, today: CalendarDay): string {
  const days = daysBetween(today, on)
  if (days < 0) return 'Court date has passed'
  if (days === 0) return 'Court today'
  return days === 1 ? 'Court tomorrow' : `Court in ${days} days`
}
