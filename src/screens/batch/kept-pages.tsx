import { useEffect, useRef, useState } from 'react'
import type { Refusal } from '#domain/basics/answer.ts'
import type { RecordRef } from '#domain/journal/act.ts'
import { isWhiteAt, openSigned, type Pages } from '#state/paper.ts'
import { PaperFrame } from '../letter/paper-frame.tsx'
import { useZoom } from '../letter/use-zoom.ts'
import { isDrawn, sizeOf } from '../letter/use-sight.ts'

/** How often it is looked whether a page is drawn: the viewer says that it is there before it has drawn, and is grey until then. */
const LOOK_EVERY_MS = 250
/** How far in from its left edge a page is looked at, of its width: in the margin that every letter has, past the viewer’s own edge. */
const MARGIN = 0.05
/** At how many heights of what is in sight of it. */
const PLACES = 8

interface KeptPagesProps {
  /** The file that was kept when it was signed. */
  readonly blob: string
  readonly about: RecordRef
  /** What the copy is. */
  readonly of: string
  /** Told `of` once the file is open, and null while it is not. */
  readonly onDrawn: (of: string | null) => void
}

/** A signed letter as the file that was kept, each of its pages in a place of its own: what was on the screen is known page by page (L37). */
export function KeptPages({ blob, about: { kind, id }, of, onDrawn }: KeptPagesProps) {
  const [pages, setPages] = useState<Pages | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const zoom = useZoom(place)
  useEffect(() => {
    void openSigned(blob, { kind, id }).then((answer) => (answer.ok ? setPages(answer.value) : setRefusal(answer.refusal)))
  }, [blob, kind, id])
  const isOpen = pages !== null && zoom !== null
  useEffect(() => onDrawn(isOpen ? of : null), [isOpen, of, onDrawn])
  return (
    <PaperFrame title="The file that was signed." to="" pages={pages?.pages ?? null} refusal={refusal} place={place}>
      {isOpen && Array.from({ length: pages.pages }, (_, index) => <KeptPage key={`${pages.address} ${zoom} ${index}`} address={pages.address} zoom={zoom} number={index + 1} of={pages.pages} />)}
    </PaperFrame>
  )
}

/** One page, in a viewer that neither scrolls nor takes the keyboard: the pages scroll together, as those that are drawn do. */
function KeptPage({ address, zoom, number, of }: { readonly address: string; readonly zoom: number; readonly number: number; readonly of: number }) {
  const [isLoaded, setLoaded] = useState(false)
  const [drawnAt, setDrawnAt] = useState('')
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isLoaded) return
    let before = ''
    const look = async (): Promise<void> => {
      const size = page.current === null ? '' : sizeOf(page.current)
      // Just resized, it is still drawn for the size before.
      const isSettled = size === before
      before = size
      if (page.current !== null && isSettled && !isDrawn(page.current) && (await isWhite(page.current)) && sizeOf(page.current) === size) setDrawnAt(size)
    }
    const timer = setInterval(() => void look(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [isLoaded])
  return (
    <div className="kept-page" data-drawn={drawnAt} ref={page}>
      {/* As in `PaperView`: app://paper serves our own pages only. */}
      {/* oxlint-disable-next-line react/iframe-missing-sandbox */}
      <iframe title={`Page ${number} of ${of}, as it was signed`} tabIndex={-1} loading="lazy" src={`${address}#page=${number}&toolbar=0&navpanes=0&zoom=${zoom}`} onLoad={() => setLoaded(true)} />
    </div>
  )
}

/** Does the window show most of this page’s margin as white paper? Not while it is out of sight, or grey; a gap between two pages is. */
async function isWhite(page: HTMLElement): Promise<boolean> {
  const box = page.getBoundingClientRect()
  const [x, top, bottom] = [box.left + box.width * MARGIN, Math.max(0, box.top), Math.min(innerHeight, box.bottom)]
  const heights = Array.from({ length: PLACES }, (_, place) => top + ((place + 0.5) / PLACES) * (bottom - top))
  const inSight = heights.filter((y) => page.contains(document.elementFromPoint(x, y)))
  const white = await Promise.all(inSight.map((y) => isWhiteAt(x, y)))
  return white.filter(Boolean).length * 2 > inSight.length
}
