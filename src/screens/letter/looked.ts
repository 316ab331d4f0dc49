/** Into how many strips a page is cut: a page is looked at once each of them was on the screen. */
export const STRIPS = 16

/** A strip of a page, both counted from 0. */
export interface Strip {
  readonly page: number
  readonly strip: number
}

/** What of a paper has been on the screen, each with the words it had then; null what has not. */
export interface Looked {
  /** Of each page the strips that were. */
  readonly pages: { readonly of: string; readonly seen: readonly ReadonlySet<number>[] } | null
  /** The protected address it carries. */
  readonly address: string | null
}

/** What is on the screen now: strips of a paper’s pages, or the protected address on it. */
export type InSight = { readonly pages: number; readonly strips: readonly Strip[] } | 'address'

export const NOT_LOOKED: Looked = { pages: null, address: null }

/** Notes what of a paper is on the screen; `of` is the paper as it is, word for word. Gives back the same value where all of it was noted before. */
export function lookAt(before: Looked, of: string, now: InSight): Looked {
  if (now === 'address') return before.address === of ? before : { ...before, address: of }
  const known = before.pages?.of === of && before.pages.seen.length === now.pages ? before.pages.seen : Array.from({ length: now.pages }, (): ReadonlySet<number> => new Set())
  const isNew = before.pages?.seen !== known || now.strips.some(({ page, strip }) => known[page]?.has(strip) === false)
  if (!isNew) return before
  const seen = known.map((strips, page) => new Set([...strips, ...now.strips.flatMap((each) => (each.page === page ? [each.strip] : []))]))
  return { ...before, pages: { of, seen } }
}

/** Where a paper has not been on the screen: its first such strip, 'all' where nothing of it as it is was; null when all of it has been. */
export function unseenOf({ pages }: Looked, of: string): Strip | 'all' | null {
  if (pages?.of !== of) return 'all'
  for (const [page, seen] of pages.seen.entries()) {
    for (let strip = 0; strip < STRIPS; strip += 1) if (!seen.has(strip)) return { page, strip }
  }
  return null
}

/** One key reads on and, at the end, says yes: only once it has rested this long, so that reading on in a hurry never does. */
const PAUSE_MS = 700

/** What is said to whoever reads on in a hurry, at the end. */
export const AT_END = 'All of the pages have been on the screen. Press it again'

/** @param readOnAt when the key last read on, in milliseconds of any clock; null when it has not */
export function isHurried(readOnAt: number | null, now: number): boolean {
  return readOnAt !== null && now - readOnAt < PAUSE_MS
}

/** Where reading goes on, in words that are others at each step: what is said twice alike is not heard twice. */
export function placeWords({ page, strip }: Strip, pages: number): string {
  return `now at page ${page + 1} of ${pages}${strip === 0 ? '' : `, ${Math.round((strip / STRIPS) * 100)}% down`}`
}

/** What of a paper has to be on the screen yet, in words; null when all of it has been. */
export function pagesToRead(looked: Looked, of: string): string | null {
  const unseen = unseenOf(looked, of)
  if (unseen === 'all') return 'Its pages have not been shown yet: Page Down'
  return unseen === null ? null : `Page ${unseen.page + 1} of ${looked.pages?.seen.length} ${unseen.strip === 0 ? 'has not been looked at' : 'not looked at to its end'}: Page Down`
}
