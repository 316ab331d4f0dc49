import { STRIPS, type Strip } from './looked.ts'
import { pagesIn } from './use-sight.ts'

/** What of a page stays in sight from one look to the next, in CSS pixels. */
const OVERLAP = 24

/** Where a paper's pages are on the screen, as CSS selectors. */
interface PlaceOfPages {
  /** All that belongs to the paper. */
  readonly side: string
  /** What scrolls its pages, where there is room. */
  readonly scrolls: string
  /** What of it keeps its place over the end of what scrolls, with little room; '' when nothing does. */
  readonly foot: string
}

/** With little room the frame's band keeps its place over the beginning of what scrolls, and its corner over the end. */
const OVER = { beginning: '.frame-band', end: '.frame-bottom' } as const

/** Reading on in a paper by keyboard, wherever the layout has it and whatever scrolls it. */
export interface Reading {
  /** Scrolls the pages by as much as is seen of them: on (1) or back (-1). A paper that is out of sight comes into it first. False where it goes no further. */
  readonly turn: (by: 1 | -1) => boolean
  /** Brings a strip of a page to the top of what is seen. */
  readonly goTo: (strip: Strip) => void
  /** At a zoom where the paper is below what it belongs to, brings its head into sight. */
  readonly show: () => void
  /** Brings a paper of which nothing was seen into sight: its head first, then its pages. */
  readonly begin: () => void
}

export function readingIn(place: PlaceOfPages): Reading {
  const find = (): { readonly here: HTMLElement; readonly scroller: HTMLElement } | null => {
    const here = document.querySelector<HTMLElement>(place.side)
    const scroller = here === null ? null : scrollerOf(here, place.scrolls)
    return here === null || scroller === null ? null : { here, scroller }
  }
  const endOf = (scroller: HTMLElement): number => Math.max(0, scroller.getBoundingClientRect().top) + scroller.clientHeight - heldOver(scroller, `${OVER.end}${place.foot === '' ? '' : `, ${place.foot}`}`)
  const show = (): void => {
    const found = find()
    if (found !== null && !found.here.contains(found.scroller)) found.scroller.scrollBy({ top: found.here.getBoundingClientRect().top - topOf(found.scroller) })
  }
  const goTo = ({ page, strip }: Strip): void => {
    const found = find()
    const target = found === null ? undefined : pagesIn(found.here)[page]
    if (found === null || target === undefined) return
    const box = target.getBoundingClientRect()
    found.scroller.scrollBy({ top: box.top + (box.height * strip) / STRIPS - topOf(found.scroller) - (strip === 0 ? 4 : OVERLAP) })
  }
  return {
    show,
    goTo,
    turn: (by) => {
      const found = find()
      if (found === null) return false
      const { here, scroller } = found
      const before = scroller.scrollTop
      const { top, bottom } = here.getBoundingClientRect()
      const [begin, end] = [topOf(scroller), endOf(scroller)]
      if (top > end - OVERLAP || bottom < begin + OVERLAP) show()
      else scroller.scrollBy({ top: by * (end - begin - OVERLAP) })
      return Math.abs(scroller.scrollTop - before) >= 1
    },
    begin: () => {
      const found = find()
      if (found === null) return
      const before = found.scroller.scrollTop
      show()
      if (Math.abs(found.scroller.scrollTop - before) < 1) goTo({ page: 0, strip: 0 })
    },
  }
}

/** What scrolls the pages: their own place, or with little room the whole window. */
function scrollerOf(here: HTMLElement, scrolls: string): HTMLElement | null {
  for (let each: HTMLElement | null = here.querySelector<HTMLElement>(scrolls) ?? here; each !== null; each = each.parentElement) {
    if (each.scrollHeight > each.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(each).overflowY)) return each
  }
  return null
}

/** Where what is seen of it begins, under what lies over its beginning. */
function topOf(scroller: HTMLElement): number {
  return Math.max(0, scroller.getBoundingClientRect().top) + heldOver(scroller, OVER.beginning)
}

/** How high what keeps its place inside a scroller is, in CSS pixels; 0 where the layout lets it scroll. */
function heldOver(scroller: HTMLElement, selector: string): number {
  const held = [...scroller.querySelectorAll<HTMLElement>(selector)].filter((each) => getComputedStyle(each).position === 'sticky')
  return held.reduce((sum, each) => sum + each.getBoundingClientRect().height, 0)
}
