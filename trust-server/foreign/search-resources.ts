import { objectAt, objectsAt } from '../read-resource.ts'
import type { Search, TokenFilter } from '../read-search.ts'
import type { Facts } from './facts.ts'
import type { Json, Kept } from './keep-resources.ts'

/** What a search finds, sorted by lastUpdated when that was asked for, else the newest first. */
export function searchResources(facts: Facts, all: readonly Kept[], type: string, search: Search, isSorted: boolean, now: number): readonly Kept[] {
  const found = all.filter((kept) => kept.type === type && kept.foundFrom <= now && fits(facts, kept, search))
  return isSorted ? found.toSorted((one, other) => one.lastUpdated - other.lastUpdated) : found.toReversed()
}

function fits(facts: Facts, { resource, lastUpdated }: Kept, { tokens, times }: Search): boolean {
  const isTimely = times.every(({ from, until }) => lastUpdated >= (from ?? 0) && lastUpdated < (until ?? Infinity))
  return isTimely && tokens.every((filter) => (filter.param === '_tag' && !facts.filtersByTag) || hasToken(resource, filter))
}

function hasToken(resource: Json, { param, anyOf }: TokenFilter): boolean {
  const tags = objectsAt(objectAt(resource, 'meta'), 'tag').map(({ system, code }) => ({ system, value: code }))
  const identifiers = [objectAt(resource, 'identifier'), ...objectsAt(resource, 'identifier')].map(({ system, value }) => ({ system, value }))
  const own = param === '_tag' ? tags : identifiers
  return anyOf.some((wanted) => own.some(({ system, value }) => isSame(wanted.system, system) && isSame(wanted.value, value)))
}

function isSame(wanted: string | undefined, has: unknown): boolean {
  return wanted === undefined || wanted === (has ?? '')
}
