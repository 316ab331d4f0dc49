import { useLayoutEffect, useRef, type RefObject } from 'react'
import type { DrawnPaper } from '#domain/letter/drawn-paper.ts'
import { placeChanged } from '#domain/letter/place-changed.ts'

/** What the element that scrolls the pages takes. */
interface Following {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly onWheel: () => void
  readonly onPointerLeave: () => void
}

/** Kept free above and below the line that is being typed, in lines of a letter. */
const LINES_AROUND = 2
const LINE_IN_POINTS = 15
/** Where a line that was out of sight is put: the words before it are what its writer looks back to. */
const PUT_AT = 0.4

/**
 * Brings into view where the words of a paper change, when that is out of sight. Whoever scrolled the pages with the pointer
 * reads there until it leaves them, and whoever has the keyboard in them reads too: nothing jumps under their eyes.
 * @param drawn the paper as it stands; null follows nothing
 */
export function useFollowTyping(drawn: DrawnPaper | null): Following {
  const ref = useRef<HTMLDivElement>(null)
  const before = useRef<DrawnPaper | null>(null)
  const isReading = useRef(false)
  useLayoutEffect(() => {
    const earlier = before.current
    before.current = drawn
    const pages = ref.current
    if (earlier === null || drawn === null || pages === null || isReading.current || pages.contains(document.activeElement)) return
    const place = placeChanged(earlier, drawn)
    const page = pages.children[place?.page ?? 0]
    if (place === null || page === undefined) return
    const scale = page.clientWidth / drawn.width
    const line = page.getBoundingClientRect().top - pages.getBoundingClientRect().top + place.y * scale
    const around = LINES_AROUND * LINE_IN_POINTS * scale
    if (line - around < 0 || line + around > pages.clientHeight) pages.scrollTop += line - PUT_AT * pages.clientHeight
  }, [drawn])
  return {
    ref,
    onWheel: () => {
      isReading.current = true
    },
    onPointerLeave: () => {
      isReading.current = false
    },
  }
}
