import { useEffect, useState, type RefObject } from 'react'

/** A4 in CSS pixels at 100%, and what the viewer takes beside a page: its scroll bar and two edges. */
const PAGE_WIDTH = 794
const VIEWER_EDGES = 28
/** A window being drawn to another size is waited for: each zoom starts the viewer again. */
const SETTLED_AFTER_MS = 200

/**
 * The zoom, in per cent, at which a page fills its place. Reckoned here, because the viewer's own fit counts with a width
 * from before the screen was laid out. Null until the place has been measured.
 */
export function useZoom(place: RefObject<HTMLElement | null>): number | null {
  const [zoom, setZoom] = useState<number | null>(null)
  useEffect(() => {
    const element = place.current
    if (element === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const measure = (): void => setZoom(Math.max(25, Math.floor(((element.clientWidth - VIEWER_EDGES) / PAGE_WIDTH) * 100)))
    measure()
    const observer = new ResizeObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(measure, SETTLED_AFTER_MS)
    })
    observer.observe(element)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [place])
  return zoom
}
