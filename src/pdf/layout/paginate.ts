import { heightOf, stack, untagged, type Mark, type Slab } from './slab.ts'

/** Where a page's text may stand, in points from the top of the page. */
export interface Area {
  readonly top: number
  readonly bottom: number
}

/**
 * Shares slabs among pages, keeping together what asks for it. What is too tall to keep together on any page is cut
 * where the page ends: nothing is lost.
 * @param areaOf gives the area of a page by its index, from 0.
 * @returns the marks of each page, placed from the top of the page; one page at least.
 */
export function paginate(slabs: readonly Slab[], areaOf: (page: number) => Area): readonly (readonly Mark[])[] {
  const pages: Slab[][] = [[]]
  const room = (page: readonly Slab[]): number => {
    const area = areaOf(pages.length - 1)
    return area.bottom - area.top - heightOf(page)
  }
  for (const piece of piecesOf(slabs)) {
    if (fits(piece, pages.at(-1)!, room)) pages.at(-1)!.push(...onPage(piece, pages.at(-1)!))
    else if (wouldFitAlone(piece, areaOf(pages.length))) pages.push([...onPage(piece, [])])
    else pushInParts(piece, pages, room)
  }
  return pages.map((page, index) => stack(page, areaOf(index).top))
}

/** Parts the slabs where a page may end. */
function piecesOf(slabs: readonly Slab[]): readonly (readonly Slab[])[] {
  const together = slabs.map(() => false)
  for (const [index, slab] of slabs.entries()) {
    for (let at = index; at < index + slab.keepNext; at += 1) together[at] = true
    for (let at = index - slab.keepPrevious; at < index; at += 1) together[at] = true
  }
  const pieces: Slab[][] = []
  for (const [index, slab] of slabs.entries()) {
    if (index > 0 && together[index - 1] === true) pieces.at(-1)!.push(slab)
    else pieces.push([slab])
  }
  return pieces
}

function fits(piece: readonly Slab[], page: readonly Slab[], room: (page: readonly Slab[]) => number): boolean {
  return room([...page, ...onPage(piece, page)]) >= -1e-6
}

/** A piece as it stands on a page: under the head of its table when it begins the page. */
function onPage(piece: readonly Slab[], page: readonly Slab[]): readonly Slab[] {
  const head = page.length === 0 ? piece[0]?.head : undefined
  return head === undefined ? piece : [...untagged(head), ...piece]
}

function wouldFitAlone(piece: readonly Slab[], area: Area): boolean {
  return heightOf(onPage(piece, [])) <= area.bottom - area.top
}

function pushInParts(piece: readonly Slab[], pages: Slab[][], room: (page: readonly Slab[]) => number): void {
  for (const slab of piece) {
    if (pages.at(-1)!.length > 0 && !fits([slab], pages.at(-1)!, room)) pages.push([])
    pages.at(-1)!.push(...onPage([slab], pages.at(-1)!))
  }
}
