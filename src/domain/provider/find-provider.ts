import { searchKey } from '../person/search-key.ts'
import type { Provider } from './provider.ts'

/** The entries in which each word typed is found, by name (V8); all of them while nothing is typed. */
export function findProviders<T extends { readonly provider: Provider }>(entries: readonly T[], typed: string): readonly T[] {
  const words = searchKey(typed).split(' ').filter((word) => word !== '')
  return entries
    .map((entry) => ({ entry, key: searchKey(`${entry.provider.name} ${entry.provider.organisation} ${entry.provider.specialty}`) }))
    .filter(({ key }) => words.every((word) => key.includes(word)))
    .toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ entry }) => entry)
}
