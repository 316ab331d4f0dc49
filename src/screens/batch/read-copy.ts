import { STRIPS, type Strip } from './look-at-copy.ts'
import { pagesIn } from './use-sight.ts'

/** What of a page stays in sight from one look to the next, in CSS pixels. */
const OVERLAP = 24

/** The copy in hand, wherever the layout has it; null while there is none. */
function side(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.batch-side')
}

/** Scrolls the pages of the copy in hand by as much as is seen of them: on (1) or back (-1). A copy that is out of sight comes into it first. */
export function turnPage(by: 1 | -1): void {
  const here = side()
  const scroller = scrollerOf(here)
  if (here === null || scroller === null) return
  const { top, bottom } = here.getBoundingClientRect()
  const end = topOf(scroller) + seenHeight(scroller)
  if (top > end - OVERLAP || bottom < topOf(scroller) + OVERLAP) showCopy()
  else scroller.scrollBy({ top: by * (seenHeight(scroller) - OVERLAP) })
}

/** Brings a strip of a page of the copy in hand to the top of what is seen. */
export function goToStrip({ page, strip }: Strip): void {
  const here = side()
  const scroller = scrollerOf(here)
  const target = here === null ? undefined : pagesIn(here)[page]
  if (scroller === null || target === undefined) return
  const box = target.getBoundingClientRect()
  scroller.scrollBy({ top: box.top + (box.height * strip) / STRIPS - topOf(scroller) - (strip === 0 ? 4 : OVERLAP) })
}

/** At a zoom where the copy is below the list, brings it into sight: from its head, with what is to be checked against the envelope. */
export function showCopy(): void {
  const here = side()
  if (here === null) return
  const scroller = scrollerOf(here)
  if (scroller !== null && !here.contains(scroller)) scroller.scrollBy({ top: here.getBoundingClientRect().top - topOf(scroller) })
}

/** Brings a copy of which nothing was seen into sight: from its head first, then its pages. */
export function beginCopy(): void {
  const here = side()
  const scroller = scrollerOf(here)
  if (here === null || scroller === null) return
  const before = scroller.scrollTop
  showCopy()
  if (Math.abs(scroller.scrollTop - before) < 1) goToStrip({ page: 0, strip: 0 })
}

/** What scrolls the pages: their own place, or with little room the whole window. */
function scrollerOf(here: HTMLElement | null): HTMLElement | null {
  for (let each = here?.querySelector<HTMLElement>('.batch-read') ?? here; each !== null; each = each.parentElement) {
    if (each.scrollHeight > each.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(each).overflowY)) return each
  }
  return null
}

function topOf(scroller: HTMLElement): number {
  return Math.max(0, scroller.getBoundingClientRect().top)
}

/** Without what lies over its end: the buttons of the copy and the corner keep their place with little room. */
function seenHeight(scroller: HTMLElement): number {
  const over = [...scroller.querySelectorAll<HTMLElement>('.batch-foot, .frame-bottom')].filter((each) => getComputedStyle(each).position === 'sticky')
  return scroller.clientHeight - over.reduce((sum, each) => sum + each.getBoundingClientRect().height, 0)
}
