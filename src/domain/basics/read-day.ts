import { agree, refuse, type Answer } from './answer.ts'
import { addDays, calendarDaySchema, daysBetween, months, type CalendarDay } from './calendar.ts'

/**
 * A day that has passed, as people type it, day first: `14 5 2017`, `14/05/2017`, `14 May 2017`, as the calendar’s own
 * text. What is not read so is given back as it is, for a rule to refuse; a year of two figures is not guessed.
 */
export function readDay(typed: string): string {
  const match = /^(\d{1,2})[\s./-]+(\d{1,2}|\p{L}{3,9})[\s./-]+(\d{4})$/u.exec(typed.trim())
  if (match === null) return typed.trim()
  const [, day = '', month = '', year = ''] = match
  const named = months.findIndex((name) => name.toLowerCase().startsWith(month.toLowerCase())) + 1
  const number = /^\d/.test(month) ? Number(month) : named
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** A day somebody says a thing happened on; empty is today, and a day that has not come is no such day. */
export function readPastDay(typed: string, today: CalendarDay): Answer<CalendarDay> {
  const day = calendarDaySchema.safeParse(readNearDay(typed, today))
  if (!day.success) return refuse({ kind: 'day-not-understood', rule: 'T2' })
  return day.data > today ? refuse({ kind: 'day-not-yet', rule: 'T2' }) : agree(day.data)
}

/** A day that something bears, long ago perhaps; empty is none. Without its year it is the latest that has been. */
export function readPastDayIfAny(typed: string, today: CalendarDay): Answer<CalendarDay | null> {
  const text = typed.trim()
  if (text === '') return agree(null)
  if (!isWithoutYear(text)) return readPastDay(text, today)
  const year = Number(today.slice(0, 4))
  const days = [year, year - 1].map((each) => readDay(`${text} ${each}`)).filter((day) => calendarDaySchema.safeParse(day).success && day <= today)
  return days[0] === undefined ? refuse({ kind: 'day-not-understood', rule: 'T2' }) : agree(days[0])
}

function isWithoutYear(text: string): boolean {
  return /^\d{1,2}[\s./-]+(?:\d{1,2}|\p{L}{3,9})$/u.test(text)
}

/** A day that may be past or to come; empty is none. */
export function readDayIfAny(typed: string, today: CalendarDay): Answer<CalendarDay | null> {
  if (typed.trim() === '') return agree(null)
  const day = calendarDaySchema.safeParse(readNearDay(typed, today))
  return day.success ? agree(day.data) : refuse({ kind: 'day-not-understood', rule: 'T2' })
}

/** `today`, `yesterday`, and a day and month without their year, which is the year that brings them nearest. */
function readNearDay(typed: string, today: CalendarDay): string {
  const text = typed.trim().toLowerCase()
  if (text === '' || text === 'today') return today
  if (text === 'yesterday') return addDays(today, -1)
  if (!isWithoutYear(text)) return readDay(text)
  const year = Number(today.slice(0, 4))
  const days = [year - 1, year, year + 1].map((each) => readDay(`${text} ${each}`)).filter((day) => calendarDaySchema.safeParse(day).success)
  const away = (day: CalendarDay): number => Math.abs(daysBetween(day, today))
  return days.toSorted((one, other) => away(one) - away(other))[0] ?? text
}
