import type { ReactNode } from 'react'
import type { RecordRef } from '#domain/journal/act.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { goTo, type Place } from '#state/app-store.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { Button, TextButton } from '../kit/button.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { PaperView } from '../letter/paper-view.tsx'
import { usePaper } from '../letter/use-paper.ts'
import { useSavePaper } from './use-save-paper.ts'
import '../letter/letter-screen.css'

interface PaperScreenProps {
  readonly current: 'meetings' | 'letters' | 'owed' | 'figures'
  readonly heading: string
  readonly document: PaperDocument | null
  readonly about: RecordRef | null
  /** Without the name of a child. */
  readonly fileName: string
  readonly back: Place | (() => void)
  /** What of the paper can be chosen, and what it leaves out. */
  readonly children?: ReactNode
}

/** A paper for the table or the desk: looked at, and saved for printing. */
export function PaperScreen({ current, heading, document, about, fileName, back, children }: PaperScreenProps) {
  const paper = usePaper(document, about)
  const saving = useSavePaper(document, about, fileName)
  const leave = (): void => (typeof back === 'function' ? back() : goTo(back))
  useKeys(
    [
      { keys: 'Ctrl+S', words: 'save a copy', run: saving.save, inBar: true },
      { keys: 'Escape', words: 'back', run: leave, inBar: true },
    ],
    { name: heading },
  )
  return (
    <AppFrame current={current}>
      <div className="letter">
        <div className="letter-words" data-area="The paper" tabIndex={-1}>
          <div className="letter-scroll">
            <h1>{heading}</h1>
            {children}
            <div className="letter-buttons">
              <Button kind="primary" keys="Ctrl+S" onPress={saving.save}>
                Save a copy
              </Button>
            </div>
            <p role="status" className="letter-said">
              {saving.said}
            </p>
            <TextButton keys="Escape" onPress={leave}>
              Back
            </TextButton>
          </div>
        </div>
        <PaperView paper={paper} title="As it will be printed." to="" />
      </div>
    </AppFrame>
  )
}
