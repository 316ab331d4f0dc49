import { months } from './calendar.ts'

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
