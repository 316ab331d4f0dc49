import { agree, refuse, type Answer } from '../basics/answer.ts'
import { addDays, longDay, months, type CalendarDay } from '../basics/calendar.ts'
import { readDayIfAny } from '../basics/read-day.ts'

/** From one day to another, both counted; null is open. */
export interface Period {
  readonly from: CalendarDay | null
  readonly to: CalendarDay | null
}

export const periodChoices = ['this-month', 'last-3-months', 'this-year', 'all'] as const
export type PeriodChoice = (typeof periodChoices)[number]

/** One of these, or days that were typed. */
export type ChosenPeriod = PeriodChoice | Period

/** Months are the calendar's: the last three are this one and the two before it. */
export function periodOf(choice: PeriodChoice, today: CalendarDay): Period {
  if (choice === 'all') return { from: null, to: null }
  if (choice === 'this-year') return { from: `${today.slice(0, 4)}-01-01`, to: today }
  return { from: firstOfMonth(today, choice === 'this-month' ? 0 : 2), to: today }
}

/** Days as people type them; an empty box leaves that end open. */
export function readPeriod(from: string, to: string, today: CalendarDay): Answer<Period> {
  const [first, last] = [readDayIfAny(from, today), readDayIfAny(to, today)]
  if (!first.ok) return refuse({ kind: 'period-begins-not-understood', rule: 'F1' })
  if (!last.ok) return refuse({ kind: 'period-ends-not-understood', rule: 'F1' })
  if (first.value !== null && last.value !== null && last.value < first.value) return refuse({ kind: 'period-backwards', rule: 'F1' })
  return agree({ from: first.value, to: last.value })
}

/** A day that is not known is in no period but the one without ends (F1). */
export function isIn({ from, to }: Period, day: CalendarDay | null): boolean {
  if (day === null) return from === null && to === null
  return (from === null || day >= from) && (to === null || day <= to)
}

/** "1 April 2026 to 8 October 2026" */
export function periodWords({ from, to }: Period): string {
  if (from === null) return to === null ? 'all days' : `until ${longDay(to)}`
  if (to === null) return `from ${longDay(from)}`
  return from === to ? longDay(from) : `${longDay(from)} to ${longDay(to)}`
}

/** Each month from the first of the days to the last, also those without one: `2026-04`. */
export function monthsOf(days: readonly CalendarDay[]): readonly string[] {
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)]
  if (first === undefined || last === undefined) return []
  const found: string[] = []
  for (let month = first.slice(0, 7); month <= last.slice(0, 7); month = addDays(`${month}-28`, 4).slice(0, 7)) found.push(month)
  return found
}

/** "April 2026" */
export function monthWords(month: string): string {
  return `${months[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`
}

function firstOfMonth(day: CalendarDay, before: number): CalendarDay {
  const first = `${day.slice(0, 7)}-01`
  return before === 0 ? first : firstOfMonth(addDays(first, -1), before - 1)
}
