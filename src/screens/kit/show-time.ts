import { addDays, longDay, shortDay, weekdayOf } from '#domain/basics/calendar.ts'

const ZONE = 'Europe/London'
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The calendar day of an ISO instant in the United Kingdom, `YYYY-MM-DD`. */
export function dayOf(instant: string): string {
  const read = partsOf(instant)
  return `${read.year}-${read.month}-${read.day}`
}

/** "1:20pm", "9am", "midday", "midnight", as the NHS writes times. */
export function showTime(instant: string): string {
  const read = partsOf(instant)
  return showClock(`${read.hour}:${read.minute}`)
}

/** The same of a time as it is set, `HH:MM`; a day ends at 24:00. */
export function showClock(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  if (minute === 0 && hour % 12 === 0) return hour % 24 === 0 ? 'midnight' : 'midday'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

/** "8 October 2026" */
export function showDay(instant: string): string {
  return longDay(dayOf(instant))
}

/** "Friday 9 October": for days near enough to need no year. */
export function showWeekday(instant: string): string {
  const day = dayOf(instant)
  return `${weekdayOf(day)} ${longDay(day).slice(0, -5)}`
}

/** "Friday 9 October, 9:01am" */
export function showDayAndTime(instant: string): string {
  return `${showWeekday(instant)}, ${showTime(instant)}`
}

/** "8 October 2026, 1:58pm": for what is signed. */
export function showSignedAt(instant: string): string {
  return `${showDay(instant)}, ${showTime(instant)}`
}

/** Only the time when it is the same day as `now`, else the day too; the year when it is another one. */
export function showMoment(instant: string, now: string): string {
  if (dayOf(instant) === dayOf(now)) return showTime(instant)
  return dayOf(instant).slice(0, 4) === dayOf(now).slice(0, 4) ? showDayAndTime(instant) : showSignedAt(instant)
}

/** Short, for lists: "8:57am", "yesterday 2:20pm", "Fri 2 October, 2:20pm"; the year when it is another one. */
export function showRecent(instant: string, now: string): string {
  const [day, today] = [dayOf(instant), dayOf(now)]
  if (day === today) return showTime(instant)
  if (day === addDays(today, -1)) return `yesterday ${showTime(instant)}`
  return day.slice(0, 4) === today.slice(0, 4) ? `${shortDay(day)}, ${showTime(instant)}` : showSignedAt(instant)
}

/** "1 case", "6 cases"; a word that does not take an s is given as `plural`. */
export function counted(count: number, one: string, plural = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : plural}`
}

type Parts = Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>>

/** The same few instants are shown over and over, and each takes a while to read. */
const MOST_KNOWN = 1000
const known = new Map<string, Parts>()

function partsOf(instant: string): Parts {
  const before = known.get(instant)
  if (before !== undefined) return before
  const read = { year: '', month: '', day: '', hour: '', minute: '' }
  for (const { type, value } of parts.formatToParts(new Date(instant))) {
    if (type in read) read[type as keyof Parts] = value
  }
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(instant, read)
  return read
}
