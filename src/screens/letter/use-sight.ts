import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import { STRIPS, type InSight, type Strip } from './looked.ts'

/** How often it is looked: scrolling, a panel over the page and another size of the window are all found by it. */
const LOOK_EVERY_MS = 60
/** How long a part of a page stands before it counts: what flies by under a key pressed again and again was not read. */
const STANDS_MS = 500

/**
 * Says again and again what of a copy stands on the screen.
 * @param of the copy, word for word, while its pages are drawn; null while they are not
 * @param address where its protected address stands while that is shown
 */
export function useSight(side: RefObject<HTMLElement | null>, of: string | null, address: RefObject<HTMLElement | null>, isAddressShown: boolean, say: (now: InSight) => void): void {
  const standing = useRef<{ readonly of: string | null; readonly since: ReadonlyMap<string, number> }>({ of: null, since: new Map() })
  const look = useEffectEvent(() => {
    if (side.current === null || document.visibilityState !== 'visible') return
    const pages = pagesIn(side.current)
    const now = performance.now()
    const before = standing.current.of === of ? standing.current.since : new Map<string, number>()
    const inSight = of === null ? [] : pages.flatMap((page, index) => stripsInSight(page, index))
    const since = new Map(inSight.map((strip) => [nameOf(strip), before.get(nameOf(strip)) ?? now]))
    standing.current = { of, since }
    const strips = inSight.filter((strip) => now - (since.get(nameOf(strip)) ?? now) >= STANDS_MS)
    if (strips.length > 0) say({ pages: pages.length, strips })
    if (isAddressShown && address.current !== null && isOnTop(address.current, 0.1) && isOnTop(address.current, 0.9)) say('address')
  })
  useEffect(() => {
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
}

function nameOf({ page, strip }: Strip): string {
  return `${page}/${strip}`
}

/** The pages that are drawn, and those of a kept file that is shown itself. */
export function pagesIn(side: HTMLElement): readonly HTMLElement[] {
  return [...side.querySelectorAll<HTMLElement>('.paper-canvas, .kept-page')]
}

function stripsInSight(page: HTMLElement, index: number): readonly Strip[] {
  if (page instanceof HTMLCanvasElement ? !isPainted(page) : !isDrawn(page)) return []
  const strips = Array.from({ length: STRIPS }, (_, strip) => ({ page: index, strip }))
  return strips.filter(({ strip }) => isOnTop(page, (strip + 0.5) / STRIPS))
}

/** Was a page of a kept file seen drawn at the size it has? At another, after the window was resized, the viewer begins anew and is grey first. */
export function isDrawn(page: HTMLElement): boolean {
  return page.dataset['drawn'] === sizeOf(page)
}

export function sizeOf({ clientWidth, clientHeight }: HTMLElement): string {
  return `${clientWidth} by ${clientHeight}`
}

/** A canvas that nobody has painted yet has the size that every canvas begins with. */
function isPainted({ width, height }: HTMLCanvasElement): boolean {
  return width !== 300 || height !== 150
}

/** Is this height of an element, from 0 at its top to 1, on the screen, and nothing over it? */
function isOnTop(element: HTMLElement, height: number): boolean {
  const box = element.getBoundingClientRect()
  const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height * height)
  return there !== null && element.contains(there)
}
