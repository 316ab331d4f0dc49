import type { CalendarDay } from '../basics/calendar.ts'

/** Whole years on a day, by the calendar; somebody born on 29 February has their birthday on 1 March in other years. */
export function yearsOn(born: CalendarDay, on: CalendarDay): number {
  return Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0)
}

/** P14: at 16 and 17 a young person is presumed able to consent; nobody has to assess it. */
export function isPresumedCompetent(born: CalendarDay, today: CalendarDay): boolean {
  return [16, 17].includes(yearsOn(born, today))
}

/** P18: parental responsibility has ended, and what a parent agreed to no longer speaks for them. */
export function isAdult(born: CalendarDay, today: CalendarDay): boolean {
  return yearsOn(born, today) >= 18
}
