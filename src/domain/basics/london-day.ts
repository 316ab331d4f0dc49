import type { CalendarDay } from './calendar.ts'

const formatter = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' })

/** The day it is in England at an instant (ISO): what "today" means to an NHS team, whatever the computer's zone. */
export function londonDay(instant: string): CalendarDay {
  return formatter.format(new Date(instant))
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** The time it is in England at an instant (ISO), `HH:MM`. */
export function londonTime(instant: string): string {
  return clock.format(new Date(instant))
}
