import { isStorable } from './read-tokens.ts'
import { refuse } from './outcome.ts'
import type { Refusal } from './outcome.ts'

/** One of several identifiers or tags; an undefined part matches anything, an empty system matches none given. */
export interface TokenChoice {
  readonly system: string | undefined
  readonly value: string | undefined
}
export interface TokenFilter {
  readonly param: 'identifier' | '_tag'
  readonly anyOf: readonly TokenChoice[]
}
/** Milliseconds since 1970: from, inclusive; until, exclusive. */
export interface TimeFilter {
  readonly from?: number
  readonly until?: number
}
export interface Search {
  readonly kind: 'search'
  readonly tokens: readonly TokenFilter[]
  readonly times: readonly TimeFilter[]
  readonly count: number
  readonly countOnly: boolean
  readonly elements: readonly string[] | undefined
  /** Only entries after this place in the order of commits. */
  readonly after: number
}

export const largestPage = 500
export const usualPage = 100

const everything: Search = { kind: 'search', tokens: [], times: [], count: usualPage, countOnly: false, elements: undefined, after: 0 }

/** The search for what carries one identifier. */
export function searchFor(system: string, value: string): Search {
  return { ...everything, tokens: [{ param: 'identifier', anyOf: [{ system, value }] }] }
}

/** Reads the query of a search, without the question mark. A parameter this server does not know is refused, never ignored. */
export function readSearch(query: string): Search | Refusal {
  let search = everything
  for (const [name, value] of new URLSearchParams(query)) {
    const part = readParameter(name, value, search)
    if ('kind' in part && part.kind === 'refusal') return part
    search = { ...search, ...part, kind: 'search' }
  }
  return search
}

/** Reads If-None-Exist: as a search, but only of what an entry is, and of at least one thing. */
export function readCondition(header: string): Search | Refusal {
  const search = readSearch(header.replace(/^\?/, ''))
  if (search.kind === 'refusal') return search
  return search.tokens.length > 0 ? search : refuse(400, 'invalid', 'If-None-Exist must name an identifier or a tag.')
}

function readParameter(name: string, value: string, search: Search): Partial<Search> | Refusal {
  switch (name) {
    case 'identifier':
    case '_tag':
      return readTokenFilter(name, value, search)
    case '_lastUpdated': {
      const time = readTime(value)
      return time === undefined ? badTime : { times: [...search.times, time] }
    }
    case '_count': {
      const count = Number(value)
      if (!/^\d+$/.test(value)) return refuse(400, 'value', '_count must be a whole number.')
      return count === 0 ? { countOnly: true } : { count: Math.min(count, largestPage) }
    }
    case '_sort':
      return value === '_lastUpdated' ? {} : refuse(400, 'not-supported', 'Only _sort=_lastUpdated is supported.')
    case '_summary':
      if (value === 'count') return { countOnly: true }
      return value === 'false' ? {} : refuse(400, 'not-supported', 'Only _summary=count is supported.')
    case '_elements':
      return { elements: value.split(',').map((element) => element.trim()) }
    case '_cursor':
      return /^\d{1,15}$/.test(value) ? { after: Number(value) } : refuse(400, 'value', 'This page link was not made by this server.')
    default:
      return refuse(400, 'not-supported', 'The search names a parameter this server does not know, so it was not run.')
  }
}

const badTime = refuse(400, 'value', '_lastUpdated must be ge, gt, le or lt and a date, or a date and time with its time zone.')

function readTokenFilter(param: TokenFilter['param'], value: string, search: Search): Partial<Search> | Refusal {
  const anyOf = splitEscaped(value, ',').map((choice): TokenChoice => {
    const [first = '', second] = splitEscaped(choice, '|').map(unescapeToken)
    return second === undefined ? { system: undefined, value: first } : { system: first, value: second === '' ? undefined : second }
  })
  const isFit = anyOf.every((choice) => (choice.value ?? choice.system ?? '') !== '' && isStorable(choice.value ?? '') && isStorable(choice.system ?? ''))
  return isFit ? { tokens: [...search.tokens, { param, anyOf }] } : refuse(400, 'value', `${param} must be given as system|value.`)
}

/** FHIR puts a backslash before a comma or bar that belongs to a value. */
function splitEscaped(text: string, mark: ',' | '|'): readonly string[] {
  return text.split(mark === ',' ? /(?<=(?<!\\)(?:\\\\)*),/ : /(?<=(?<!\\)(?:\\\\)*)\|/)
}

function unescapeToken(text: string): string {
  return text.replaceAll(/\\([\\,|$])/g, '$1')
}

const instant = /^(ge|gt|le|lt)(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/

/** A FHIR date stands for the whole of its year, month, day, minute, second or millisecond. */
function readTime(text: string): TimeFilter | undefined {
  const [, prefix, year = '', month, day, clock, second, fraction, zone] = instant.exec(text) ?? []
  const millisecond = fraction?.slice(1, 4).padEnd(3, '0')
  const from = Date.parse(`${year}-${month ?? '01'}-${day ?? '01'}T${clock ?? '00:00'}:${second ?? '00'}.${millisecond ?? '000'}${zone ?? 'Z'}`)
  if (prefix === undefined || Number.isNaN(from)) return undefined
  const end = new Date(from)
  if (month === undefined) end.setUTCFullYear(end.getUTCFullYear() + 1)
  else if (day === undefined) end.setUTCMonth(end.getUTCMonth() + 1)
  else end.setTime(from + (clock === undefined ? 86_400_000 : second === undefined ? 60_000 : millisecond === undefined ? 1000 : 1))
  return { ge: { from }, gt: { from: end.getTime() }, lt: { until: from }, le: { until: end.getTime() } }[prefix as 'ge' | 'gt' | 'le' | 'lt']
}
