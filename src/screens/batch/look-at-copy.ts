import { contentOf } from '#domain/rules-across/copies-in-batch.ts'
import type { BatchRow } from './batch-rows.ts'

/** Into how many strips a page is cut: a page is looked at once each of them was on the screen. */
export const STRIPS = 16

/** A strip of a page, both counted from 0. */
export interface Strip {
  readonly page: number
  readonly strip: number
}

/** What of a copy has been on the screen, each with the words it had then; null what has not. */
export interface Looked {
  /** Of each page the strips that were. */
  readonly pages: { readonly of: string; readonly seen: readonly ReadonlySet<number>[] } | null
  /** The protected address it carries. */
  readonly address: string | null
}

/** What is on the screen now: strips of a copy’s pages, or the protected address on it. */
export type InSight = { readonly pages: number; readonly strips: readonly Strip[] } | 'address'

const NOTHING: Looked = { pages: null, address: null }

/** Notes what of a copy is on the screen; `of` is the copy as it is, word for word. Gives back the same map where all of it was noted before. */
export function lookAt(looked: ReadonlyMap<string, Looked>, key: string, of: string, now: InSight): ReadonlyMap<string, Looked> {
  const before = looked.get(key) ?? NOTHING
  if (now === 'address') return before.address === of ? looked : new Map(looked).set(key, { ...before, address: of })
  const known = before.pages?.of === of && before.pages.seen.length === now.pages ? before.pages.seen : Array.from({ length: now.pages }, (): ReadonlySet<number> => new Set())
  const isNew = before.pages?.seen !== known || now.strips.some(({ page, strip }) => known[page]?.has(strip) === false)
  if (!isNew) return looked
  const seen = known.map((strips, page) => new Set([...strips, ...now.strips.flatMap((each) => (each.page === page ? [each.strip] : []))]))
  return new Map(looked).set(key, { ...before, pages: { of, seen } })
}

/** Nothing of the copy as it is was on the screen yet. */
export function isUnseen({ numbered }: BatchRow, looked: Looked | undefined): boolean {
  return numbered !== null && looked?.pages?.of !== contentOf(numbered.paper)
}

/** The first strip of a copy that has not been on the screen; null when all have, or nothing of it has. */
export function firstUnseen(row: BatchRow, looked: Looked | undefined): Strip | null {
  const { numbered } = row
  const pages = looked?.pages ?? null
  if (numbered === null || pages === null || isUnseen(row, looked)) return null
  for (const [page, seen] of pages.seen.entries()) {
    for (let strip = 0; strip < STRIPS; strip += 1) if (!seen.has(strip)) return { page, strip }
  }
  return null
}

/** Where reading goes on, in words that are others at each step: what is said twice alike is not heard twice. */
export function placeWords({ page, strip }: Strip, pages: number): string {
  return `now at page ${page + 1} of ${pages}${strip === 0 ? '' : `, ${Math.round((strip / STRIPS) * 100)}% down`}`
}

/** L37: what has to be on the screen before anybody can say that this very copy is right, in words; null when all of it has been. */
export function notLookedWords(row: BatchRow, looked: Looked | undefined): string | null {
  const { copy, numbered } = row
  if (numbered === null) return null
  const content = contentOf(numbered.paper)
  const pages = looked?.pages ?? null
  if (pages === null || isUnseen(row, looked)) return 'Its pages have not been shown yet: Page Down'
  const unseen = firstUnseen(row, looked)
  if (unseen !== null) return `Page ${unseen.page + 1} of ${pages.seen.length} ${unseen.strip === 0 ? 'has not been looked at' : 'not looked at to its end'}: Page Down`
  if (copy.shows !== null && looked?.address !== content) return 'It shows a protected address. Hold V to look at it first'
  return null
}
