import { refuse } from './outcome.ts'
import type { Refusal } from './outcome.ts'
import { largestPage, usualPage } from './read-search.ts'

/** Which part of a history is asked for. */
export interface Range {
  readonly kind: 'range'
  /** In ms since 1970: versions from then on. */
  readonly since: number
  readonly count: number
  /** Where the page before ended, as this server wrote it into its link. */
  readonly cursor: number | undefined
}

const unknown = refuse(400, 'not-supported', 'The history is asked for by a parameter this server does not know, or by one twice, so it was not given.')
const badSince = refuse(400, 'value', '_since must be an instant: a date and time with seconds and its time zone, as in 2026-10-08T11:40:00Z.')
const badCount = refuse(400, 'value', '_count must be a whole number above 0.')
const badCursor = refuse(400, 'value', 'This page link was not made by this server.')

/** Reads the query of a history, without the question mark. A parameter this server does not know is refused, never ignored. */
export function readHistory(query: string): Range | Refusal {
  const asked = new URLSearchParams(query)
  const names = [...asked.keys()]
  if (new Set(names).size < names.length || !names.every((name) => ['_since', '_count', '_cursor'].includes(name))) return unknown
  const [since, count, cursor] = [readInstant(asked.get('_since')), readNumber(asked.get('_count')), readNumber(asked.get('_cursor'))]
  if (since === undefined) return badSince
  if (count === undefined || count === 0) return badCount
  if (cursor === undefined) return badCursor
  return { kind: 'range', since: since ?? 0, count: Math.min(count ?? usualPage, largestPage), cursor: cursor ?? undefined }
}

function readNumber(text: string | null): number | null | undefined {
  if (text === null) return null
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

const instant = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.(\d+))?(?:Z|[+-]\d\d:\d\d)$/

/** FHIR’s instant in ms, upwards: what was kept in the millisecond before it is over was kept before it. */
function readInstant(text: string | null): number | null | undefined {
  if (text === null) return null
  const [, day = '', fraction = ''] = instant.exec(text) ?? []
  const at = Date.parse(text)
  // A day there is not is taken for one of the next month.
  const isDay = !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
  if (day === '' || Number.isNaN(at) || !isDay) return undefined
  return /[1-9]/.test(fraction.slice(3)) ? at + 1 : at
}
