import type { ReactNode, Ref } from 'react'
import type { Refusal } from '#domain/basics/answer.ts'
import { Notice } from '../kit/notice.tsx'
import { counted } from '../kit/show-time.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'

interface PaperFrameProps {
  /** "As it will be printed." */
  readonly title: string
  readonly to: string
  /** How many pages there are; null before any are there. */
  readonly pages: number | null
  readonly refusal: Refusal | null
  readonly place?: Ref<HTMLDivElement>
  readonly children: ReactNode
}

/** What stands around the pages of a paper: what they are, for whom, how many. */
export function PaperFrame({ title, to, pages, refusal, place, children }: PaperFrameProps) {
  return (
    <section className="paper" aria-label="The page" data-area="The page" tabIndex={-1}>
      <div className="paper-head">
        <p>
          <strong>{title}</strong> {to}
        </p>
        <p>{pages === null ? '' : counted(pages, 'page')}</p>
      </div>
      <div className="paper-place" ref={place}>
        {refusal !== null && <Notice title="This page cannot be set.">{wordsFor(refusal)}</Notice>}
        {children}
      </div>
    </section>
  )
}
