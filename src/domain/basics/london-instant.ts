import type { CalendarDay } from './calendar.ts'

const offsets = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeZoneName: 'longOffset' })

/**
 * The instant (ms since 1970) of a local time in London, whatever zone this computer is in. Times are working
 * hours, never the hour in which the clocks change. NaN for what is no day or no time.
 */
export function londonInstant(day: CalendarDay, time: string): number {
  const asIfUtc = Date.parse(`${day}T${time}:00.000Z`)
  if (Number.isNaN(asIfUtc)) return Number.NaN
  const name = offsets.formatToParts(asIfUtc).find((part) => part.type === 'timeZoneName')?.value
  return asIfUtc - (name === 'GMT+01:00' ? 3_600_000 : 0)
}
