import { elementAt, elementsAt, textAt, type Element } from './read-element.ts'

/** A page of a search: its resources, the address of the next page, and how many there are in all if it says. */
export interface Page {
  readonly resources: readonly Element[]
  readonly next: string | null
  readonly total: number | null
}

/** Null when this is not a page of a search. */
export function readBundle(bundle: Element): Page | null {
  if (bundle['resourceType'] !== 'Bundle' || bundle['type'] !== 'searchset') return null
  const next = elementsAt(bundle, 'link').find((link) => link['relation'] === 'next')
  const total = bundle['total']
  return {
    resources: elementsAt(bundle, 'entry').map((entry) => elementAt(entry, 'resource')),
    next: next === undefined ? null : textAt(next, 'url'),
    total: typeof total === 'number' && Number.isInteger(total) && total >= 0 ? total : null,
  }
}
