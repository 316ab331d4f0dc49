import { longDay, weekdayOf, type CalendarDay } from '#domain/basics/calendar.ts'
import { openingOf, type LocalMoment } from '#domain/profile/opening.ts'
import type { Contact } from '#domain/profile/profile.ts'
import { showClock } from './show-time.ts'

/** How to reach somebody: what the trust gave, and nothing in place of what it did not. */
export function reachWords({ telephone, email, where }: Pick<Contact, 'telephone' | 'email' | 'where'>): string {
  const known = [telephone === '' ? '' : `Telephone ${telephone}`, email, where].filter((part) => part !== '')
  return known.length === 0 ? 'How to reach them is not set' : known.join('. ')
}

/** "Open now, until 5pm", "Closed now. Opens on Tuesday 29 December at 10am": row 10. */
export function openingWords(contact: Contact, now: LocalMoment, bankHolidays: ReadonlySet<CalendarDay>): string {
  const opening = openingOf(contact, now, bankHolidays)
  switch (opening.kind) {
    case 'not-known':
      return 'Hours are not set'
    case 'always':
      return 'Day and night'
    case 'open':
      return `Open now, until ${showClock(opening.until)}`
    case 'closed':
      return opening.opens === null ? 'Closed now' : `Closed now. Opens ${dayWords(opening.opens.day, now.day)} at ${showClock(opening.opens.time)}`
  }
}

function dayWords(day: CalendarDay, today: CalendarDay): string {
  return day === today ? 'today' : `on ${weekdayOf(day)} ${longDay(day).slice(0, -5)}`
}

/** The whole contact as one printed line; null when nobody has set it. */
export function contactLine(contact: Contact | null): string | null {
  if (contact === null) return null
  const hours = contact.hours.map(({ days, from, to }) => `${daysInWords(days)}, ${showClock(from)} to ${showClock(to)}`)
  return `${[contact.name, reachWords(contact), ...hours].join('. ')}${contact.hours.length > 0 && !contact.onBankHolidays ? ', but not on bank holidays' : ''}`
}

const week = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** "Monday to Friday", "Monday, Wednesday" */
function daysInWords(days: readonly (typeof week)[number][]): string {
  const places = week.flatMap((day, index) => (days.includes(day) ? [index] : []))
  const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0]
  const isRun = places.length > 2 && last - first === places.length - 1
  return isRun ? `${week[first]} to ${week[last]}` : places.map((place) => week[place]).join(', ')
}
