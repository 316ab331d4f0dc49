import { addDays, weekdayOf, type CalendarDay } from '../basics/calendar.ts'
import type { Contact } from './profile.ts'

/** A moment where the team is: its day, and its time as `HH:MM`. */
export interface LocalMoment {
  readonly day: CalendarDay
  readonly time: string
}

/** Whether somebody can be reached now (row 10). Hours that nobody set are not known, and are not made up. */
export type Opening =
  | { readonly kind: 'not-known' }
  | { readonly kind: 'always' }
  | { readonly kind: 'open'; readonly until: string }
  | { readonly kind: 'closed'; readonly opens: LocalMoment | null }

/** No list of closed days is longer than this. */
const LOOKS_AHEAD_DAYS = 31

export function openingOf(contact: Pick<Contact, 'hours' | 'onBankHolidays'>, now: LocalMoment, bankHolidays: ReadonlySet<CalendarDay>): Opening {
  if (contact.hours.length === 0) return { kind: 'not-known' }
  const spans = (day: CalendarDay) => spansOn(contact, day, bankHolidays)
  if (contact.onBankHolidays && isWholeWeek(contact)) return { kind: 'always' }
  const open = spans(now.day).find(({ from, to }) => from <= now.time && now.time < to)
  if (open !== undefined) return { kind: 'open', until: open.to }
  for (let ahead = 0; ahead <= LOOKS_AHEAD_DAYS; ahead += 1) {
    const day = addDays(now.day, ahead)
    const next = spans(day).find(({ from }) => ahead > 0 || from > now.time)
    if (next !== undefined) return { kind: 'closed', opens: { day, time: next.from } }
  }
  return { kind: 'closed', opens: null }
}

interface Span {
  readonly from: string
  readonly to: string
}

/** The hours of one day in order, those that touch made one. */
function spansOn({ hours, onBankHolidays }: Pick<Contact, 'hours' | 'onBankHolidays'>, day: CalendarDay, bankHolidays: ReadonlySet<CalendarDay>): readonly Span[] {
  if (bankHolidays.has(day) && !onBankHolidays) return []
  const weekday = weekdayOf(day)
  const spans = hours.filter(({ days }) => days.includes(weekday)).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return spans.reduce<readonly Span[]>((joined, { from, to }) => {
    const last = joined.at(-1)
    if (last === undefined || last.to < from) return [...joined, { from, to }]
    return [...joined.slice(0, -1), { from: last.from, to: last.to > to ? last.to : to }]
  }, [])
}

function isWholeWeek(contact: Pick<Contact, 'hours' | 'onBankHolidays'>): boolean {
  // 5 January 2026 was a Monday.
  return Array.from({ length: 7 }, (_, n) => addDays('2026-01-05', n)).every((day) => {
    const [first, ...more] = spansOn(contact, day, new Set())
    return more.length === 0 && first?.from === '00:00' && first.to === '24:00'
  })
}
