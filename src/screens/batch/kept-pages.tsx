import { useEffect, useRef, useState } from 'react'
import type { Refusal } from '#domain/basics/answer.ts'
import type { RecordRef } from '#domain/journal/act.ts'
import { openSigned, type Pages } from '#state/paper.ts'
import { PaperFrame } from '../letter/paper-frame.tsx'
import { useZoom } from '../letter/use-zoom.ts'

/** The viewer says that it is there before it has drawn: what is grey has not been looked at. */
const DRAWN_AFTER_MS = 1500

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
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => {
    if (!isLoaded) return
    const timer = setTimeout(() => setDrawn(true), DRAWN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isLoaded])
  return (
    <div className="kept-page" data-drawn={isDrawn}>
      {/* As in `PaperView`: app://paper serves our own pages only. */}
      {/* oxlint-disable-next-line react/iframe-missing-sandbox */}
      <iframe title={`Page ${number} of ${of}, as it was signed`} tabIndex={-1} loading="lazy" src={`${address}#page=${number}&toolbar=0&navpanes=0&zoom=${zoom}`} onLoad={() => setLoaded(true)} />
    </div>
  )
}
