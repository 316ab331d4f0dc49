import { v5 } from 'uuid'
import { addDays, daysBetween, longDay, type CalendarDay } from '#domain/basics/calendar.ts'
import type { Json } from '#domain/basics/json.ts'
import { ClinicNotUsable } from './errors.ts'
import { londonInstant } from '#domain/basics/london-instant.ts'

/** What the words in braces are counted from. */
export interface ClinicDays {
  readonly meetingDay: CalendarDay
  /** The meeting day the clinic was written for. */
  readonly writtenFor: CalendarDay
}

const RECORDS = '6f1d9a0e-52c4-5b0e-9a38-3f3f0c1c7a55'

/**
 * The id of a record of the made-up clinic. Each meeting day has its own, so that a server filled for two days
 * holds two clinics and never two versions of one. The team is the same on every day.
 */
export function clinicRecordId(name: string, meetingDay: CalendarDay): string {
  const [kind, id = ''] = name.split('/')
  return kind === 'team' ? id : v5(`${meetingDay} ${name}`, RECORDS)
}

/**
 * Fills in the words in braces, in names of units and in values:
 * `{day -3}` 2026-10-05, `{at -1 11:26}` an instant, `{date -3}` 5 October, `{month -200}` March 2026, all counted in
 * days from the meeting day; `{year -4}` 2022, counted in years;
 * `{born 2019-05-14}` a date moved with the meeting day, so that ages stay right; `{case/c-0117}` a record's id.
 * Throws ClinicNotUsable for any other word in braces.
 */
export function fillIn(value: Json, days: ClinicDays): Json {
  if (typeof value === 'string') return value.replace(/\{([^{}]*)\}/g, (_, word: string) => fillWord(word, days))
  if (Array.isArray(value)) return value.map((item) => fillIn(item, days))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [String(fillIn(key, days)), fillIn(member, days)]))
}

function fillWord(word: string, { meetingDay, writtenFor }: ClinicDays): string {
  if (/^(case|patient|meeting|provider|team)\/[a-z0-9-]+$/.test(word)) return clinicRecordId(word, meetingDay)
  const born = /^born (\d{4}-\d\d-\d\d)$/.exec(word)?.[1]
  if (born !== undefined) return addDays(born, daysBetween(writtenFor, meetingDay))
  const [, kind, offset = '', time = ''] = /^(day|at|date|month|year) (-?\d+)(?: (\d\d:\d\d))?$/.exec(word) ?? []
  if (kind === 'year') return String(Number(meetingDay.slice(0, 4)) + Number(offset))
  const day = addDays(meetingDay, Number(offset))
  if (kind === 'day') return day
  if (kind === 'date') return longDay(day).slice(0, -5)
  if (kind === 'month') return longDay(day).replace(/^\d+ /, '')
  if (kind === 'at' && time !== '') return new Date(londonInstant(day, time)).toISOString()
  throw new ClinicNotUsable(`“{${word}}” is not one of the words the made-up clinic can fill in.`)
}
