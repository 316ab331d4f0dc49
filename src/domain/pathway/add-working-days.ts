import { addDays, weekdayOf, type CalendarDay } from '../basics/calendar.ts'

/** The day `count` working days after `day`; weekends and bank holidays are not among those counted. */
export function addWorkingDays(day: CalendarDay, count: number, bankHolidays: ReadonlySet<CalendarDay>): CalendarDay {
  let at = day
  for (let left = count; left > 0; left -= 1) at = nextWorkingDay(at, 1, bankHolidays)
  return at
}

/** The last working day before `day` (row 28). */
export function workingDayBefore(day: CalendarDay, bankHolidays: ReadonlySet<CalendarDay>): CalendarDay {
  return nextWorkingDay(day, -1, bankHolidays)
}

function nextWorkingDay(day: CalendarDay, step: 1 | -1, bankHolidays: ReadonlySet<CalendarDay>): CalendarDay {
  const next = addDays(day, step)
  return isWorkingDay(next, bankHolidays) ? next : nextWorkingDay(next, step, bankHolidays)
}

export function isWorkingDay(day: CalendarDay, bankHolidays: ReadonlySet<CalendarDay>): boolean {
  return !['Saturday', 'Sunday'].includes(weekdayOf(day)) && !bankHolidays.has(day)
}
