import { randomUUID } from 'node:crypto'
import { refuse } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import { objectAt } from '../read-resource.ts'
import { readSearch } from '../read-search.ts'
import type { ForeignAnswer, Ground } from './answer-foreign.ts'
import type { Json, Kept } from './keep-resources.ts'
import { searchResources } from './search-resources.ts'
import { showResource } from './show-resource.ts'

/** What a search found, kept for reading on, or for the same search again. */
interface Results {
  readonly at: number
  readonly found: readonly Kept[]
  readonly size: number
  readonly elements: readonly string[] | undefined
}

export interface Searches {
  readonly byName: Map<string, Results>
  readonly byQuery: Map<string, string>
}

/** Gives a page of what is found, with the way to the next, or a number. */
export function answerSearch(ground: Ground, searches: Searches, type: string, query: string, isFresh: boolean): ForeignAnswer | Refusal {
  const { facts, shelf, url } = ground
  const asked = new URLSearchParams(query)
  const offset = Number(asked.get('_offset') ?? 0)
  asked.delete('_offset')
  const strange = [...asked.keys()].filter((name) => isUnknown(ground, name))
  if (strange.length > 0 && facts.unknownParameters === 'refused') return unknown
  for (const name of strange) asked.delete(name)
  const search = readSearch(asked.toString())
  if (search.kind === 'refusal') return search
  const find = (): readonly Kept[] => searchResources(facts, shelf.all(), type, search, asked.has('_sort'), Date.now())
  if (search.countOnly) return answerJson({ resourceType: 'Bundle', type: 'searchset', total: find().length })
  const size = Math.min(asked.has('_count') ? search.count : facts.usualPage, facts.largestPage)
  if (facts.paging === 'kept-results') return answerKeptResults(ground, searches, keepResults(ground, searches, `${type}?${query}`, isFresh, { find, size, elements: search.elements }), 0)
  const found = find()
  const page = found.slice(offset, offset + size)
  asked.set('_offset', String(offset + size))
  return answerPage(ground, page, search.elements, found.length > offset + size ? `${url()}/${type}?${asked}` : null)
}

const unknown = refuse(400, 'invalid', 'Unknown search parameter')

function isUnknown({ facts }: Ground, name: string): boolean {
  const known = ['identifier', '_tag', '_lastUpdated', '_count', '_sort', ...(facts.counts ? ['_summary'] : []), ...(facts.picksElements ? ['_elements'] : [])]
  return !known.includes(name)
}

function keepResults(
  { facts }: Ground, searches: Searches, query: string, isFresh: boolean, { find, size, elements }: { readonly find: () => readonly Kept[] } & Pick<Results, 'size' | 'elements'>,
): string {
  const before = searches.byQuery.get(query)
  const isRecent = before !== undefined && Date.now() - (searches.byName.get(before)?.at ?? 0) < facts.cachesSearchesMs
  if (isRecent && !isFresh) return before
  const name = randomUUID()
  searches.byName.set(name, { at: Date.now(), found: find(), size, elements })
  searches.byQuery.set(query, name)
  return name
}

/** Reads on in results that were kept under a name. */
export function answerKeptResults(ground: Ground, searches: Searches, name: string, offset: number): ForeignAnswer | Refusal {
  const results = searches.byName.get(name)
  if (results === undefined) return refuse(410, 'not-found', 'Search ID does not exist and may have expired')
  const { found, size, elements } = results
  const next = found.length > offset + size ? `${ground.url()}?_getpages=${name}&_getpagesoffset=${offset + size}&_count=${size}&_bundletype=searchset` : null
  return answerPage(ground, found.slice(offset, offset + size), elements, next)
}

function answerPage(ground: Ground, page: readonly Kept[], elements: readonly string[] | undefined, next: string | null): ForeignAnswer {
  const entry = page.map((kept) => ({ fullUrl: `${ground.url()}/${kept.type}/${kept.id}`, resource: pick(showResource(ground, kept), elements), search: { mode: 'match' } }))
  const link = next === null ? [] : [{ relation: 'next', url: next }]
  return answerJson({ resourceType: 'Bundle', type: 'searchset', link, ...(entry.length > 0 ? { entry } : {}) })
}

function pick(resource: Json, elements: readonly string[] | undefined): Json {
  if (elements === undefined) return resource
  const kept = Object.entries(resource).filter(([name]) => ['resourceType', 'id', ...elements].includes(name))
  return { ...Object.fromEntries(kept), meta: { ...objectAt(resource, 'meta') } }
}

function answerJson(body: Json): ForeignAnswer {
  return { kind: 'answer', status: 200, headers: {}, body: JSON.stringify(body) }
}
