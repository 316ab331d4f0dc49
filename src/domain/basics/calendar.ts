import { z } from 'zod'

/** A day without a time or zone, `YYYY-MM-DD`: dates of birth, hearings, due days. */
export const calendarDaySchema = z.iso.date()
export type CalendarDay = z.infer<typeof calendarDaySchema>

const DAY_MS = 86_400_000
export const months = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** Days are counted in UTC so that no change of the clocks can add or lose one. */
function dayNumber(day: CalendarDay): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS
}

function fromDayNumber(number: number): CalendarDay {
  return new Date(number * DAY_MS).toISOString().slice(0, 10)
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return fromDayNumber(dayNumber(day) + days)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return dayNumber(to) - dayNumber(from)
}

export function weekdayOf(day: CalendarDay): (typeof weekdays)[number] {
  // Days before 1970 have negative numbers, and so has what % leaves of them.
  return weekdays[(((dayNumber(day) + 4) % 7) + 7) % 7] ?? 'Sunday'
}

/** "8 October 2026", as the NHS style guide writes dates. */
export function longDay(day: CalendarDay): string {
  return `${Number(day.slice(8, 10))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
}

/** "Fri 9 October": for lists of what is due. */
export function shortDay(day: CalendarDay): string {
  return `${weekdayOf(day).slice(0, 3)} ${Number(day.slice(8, 10))} ${months[Number(day.slice(5, 7)) - 1]}`
}

/** The days strictly between two days that are neither weekend nor bank holiday (row 28: hearing countdown). */
export function fullWorkingDaysBetween(
  from: CalendarDay,
  to: CalendarDay,
  bankHolidays: ReadonlySet<CalendarDay>,
): readonly CalendarDay[] {
  const days: CalendarDay[] = []
  for (let number = dayNumber(from) + 1; number < dayNumber(to); number += 1) {
    const day = fromDayNumber(number)
    if (!['Saturday', 'Sunday'].includes(weekdayOf(day)) && !bankHolidays.has(day)) days.push(day)
  }
  return days
}

/** "9 years", "14 months", "4 days": as it is read aloud; days under a month, months under two years. */
export function ageInWords(born: CalendarDay, on: CalendarDay): string {
  const days = daysBetween(born, on)
  if (days < 0) return 'not yet born'
  const before = on.slice(8, 10) < born.slice(8, 10) ? 1 : 0
  const wholeMonths =
    (Number(on.slice(0, 4)) - Number(born.slice(0, 4))) * 12 + Number(on.slice(5, 7)) - Number(born.slice(5, 7)) - before
  if (wholeMonths < 1) return counted(days, 'day')
  if (wholeMonths < 24) return counted(wholeMonths, 'month')
  return counted(Math.floor(wholeMonths / 12), 'year')
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
