import { wordsFor } from '../kit/words-for-refusals.ts'
import { Notice } from '../kit/notice.tsx'
import { counted } from '../kit/show-time.ts'
import type { PaperInHand } from './use-paper.ts'

interface PaperViewProps {
  readonly paper: Omit<PaperInHand, 'isOfNow'>
  /** "As it will be printed." */
  readonly title: string
  readonly to: string
}

/** The pages themselves, in the built-in viewer without its own buttons: no copy leaves past the audit. */
export function PaperView({ paper, title, to }: PaperViewProps) {
  return (
    <section className="paper" aria-label="The page" data-area="The page" tabIndex={-1}>
      <div className="paper-head">
        <p>
          <strong>{title}</strong> {to}
        </p>
        <p>{paper.pages === null ? '' : counted(paper.pages.pages, 'page')}</p>
      </div>
      {paper.refusal !== null && <Notice title="This page cannot be set.">{wordsFor(paper.refusal)}</Notice>}
      {/* The built-in viewer does not start in a sandboxed frame; app://paper serves our own pages only. */}
      {/* oxlint-disable-next-line react/iframe-missing-sandbox */}
      {paper.pages !== null && <iframe className="paper-pages" key={paper.pages.address} title="The letter’s pages" src={`${paper.pages.address}#toolbar=0&navpanes=0&view=FitH`} />}
    </section>
  )
}
