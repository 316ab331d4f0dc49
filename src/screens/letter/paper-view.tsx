import { useRef } from 'react'
import { PaperFrame } from './paper-frame.tsx'
import type { PaperInHand } from './use-paper.ts'
import { useZoom } from './use-zoom.ts'

interface PaperViewProps {
  readonly paper: Omit<PaperInHand, 'isOfNow'>
  /** "As it will be printed." */
  readonly title: string
  readonly to: string
}

/** The pages themselves, in the built-in viewer without its own buttons: no copy leaves past the audit. */
export function PaperView({ paper, title, to }: PaperViewProps) {
  const place = useRef<HTMLDivElement>(null)
  const zoom = useZoom(place)
  return (
    <PaperFrame title={title} to={to} pages={paper.pages?.pages ?? null} refusal={paper.refusal} place={place}>
      {paper.pages !== null && zoom !== null && (
        // The built-in viewer does not start in a sandboxed frame; app://paper serves our own pages only.
        // oxlint-disable-next-line react/iframe-missing-sandbox
        <iframe
          className="paper-pages"
          key={`${paper.pages.address} ${zoom}`}
          title="The pages"
          src={`${paper.pages.address}#toolbar=0&navpanes=0&zoom=${zoom}`}
        />
      )}
    </PaperFrame>
  )
}
