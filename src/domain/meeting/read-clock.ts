import { agree, refuse, type Answer } from '../basics/answer.ts'

const LONGEST_MINUTES = 480

/**
 * A time of day as people type it: `1pm`, `1.30 pm`, `13:00`, `13.00`, `1300`, `midday`; given as `13:00`. An hour by
 * itself is not guessed: nobody is told to come at one in the morning.
 */
export function readTime(typed: string): Answer<string> {
  const text = typed.trim().toLowerCase()
  if (text === 'midday' || text === 'noon') return agree('12:00')
  if (text === 'midnight') return agree('00:00')
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?$/.exec(text)
  const [, hours = '', minutes, half] = match ?? []
  const isWhole = match !== null && (minutes !== undefined || half !== undefined)
  const hour = half === undefined ? Number(hours) : halfDayHour(Number(hours), half)
  if (!isWhole || hour === null || hour > 23 || Number(minutes ?? 0) > 59) return refuse({ kind: 'meeting-time-not-understood', rule: 'M10' })
  return agree(`${String(hour).padStart(2, '0')}:${minutes ?? '00'}`)
}

function halfDayHour(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}

/** How long a meeting is planned to be: `60`, `60 minutes`, `90 min`. */
export function readMinutes(typed: string): Answer<number> {
  const match = /^(\d{1,3})(?:\s*min(?:ute)?s?)?$/.exec(typed.trim().toLowerCase())
  const minutes = Number(match?.[1] ?? 0)
  return minutes >= 1 && minutes <= LONGEST_MINUTES ? agree(minutes) : refuse({ kind: 'meeting-minutes-not-understood', rule: 'M10', longest: LONGEST_MINUTES })
}
