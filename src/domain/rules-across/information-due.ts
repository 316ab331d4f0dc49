import { longDay, type CalendarDay } from '../basics/calendar.ts'
import { readDay } from '../basics/read-day.ts'
import type { Decision } from '../decision/decision.ts'
import { readDueDay } from '../task/task.ts'

/** "13 October 2026" for what was typed as `tue` or `+5`: in a minute read later, those would be another day. What cannot be read stays as typed. */
export function daySaid(typed: string, today: CalendarDay): string {
  const day = typed.trim() === '' ? null : readDueDay(readDay(typed), today)
  return day?.ok === true ? longDay(day.value) : typed.trim()
}

/** The day more information was asked for by; null for another outcome, and where no day can be read. `on` is the day it was written. */
export function informationDue(decision: Pick<Decision, 'outcome' | 'more'>, on: CalendarDay): CalendarDay | null {
  if (decision.outcome !== 'more-information' || decision.more === null || decision.more.by.trim() === '' || on === '') return null
  const day = readDueDay(readDay(decision.more.by), on)
  return day.ok ? day.value : null
}
