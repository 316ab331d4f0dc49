import type { Item } from './state-unit.ts'

/** The values of a list by their order keys, then by their ids, so that two people who add apart see one order. */
export function inOrder<T extends { readonly order: string }>(items: readonly Item<T>[]): readonly (T & { readonly id: string })[] {
  return items
    .map((item) => ({ ...item.value, id: item.key }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1))
}
