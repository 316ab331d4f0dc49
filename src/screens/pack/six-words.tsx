import { useState } from 'react'
import { useWordsShown } from '#state/six-words.ts'
import { Button } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { useKeys } from '../kit/use-keys.ts'

interface SixWordsProps {
  readonly words: string
  readonly fileName: string
  /** What was saved. */
  readonly said: string
  readonly onHide: () => void
}

/** The words that open a locked pack, shown once: nothing else leads away from here by a slip of the hand. */
export function SixWords({ words, fileName, said, onHide }: SixWordsProps) {
  const [asked, setAsked] = useState(false)
  useWordsShown(fileName)
  // A key pressed twice in a hurry while the pack was being made must not take words away that nobody has read.
  const hide = (): void => (asked ? onHide() : setAsked(true))
  useKeys([{ keys: 'Ctrl+Enter', words: 'hide the six words for good', run: hide, inBar: true }], { name: 'Pack' })
  return (
    <div className="pack" data-area="The six words" tabIndex={-1}>
      <h1 tabIndex={-1} ref={focusPanel}>
        Six words open {fileName}
      </h1>
      <p>{said}</p>
      <p className="pack-six" translate="no">
        {words}
      </p>
      <p>
        <strong>Tell the provider these words by telephone, not in the same message. They are shown once and kept nowhere.</strong>
      </p>
      {fileName.endsWith('.zip') && <p>This ZIP opens with 7-Zip or a program like it, not with Windows or macOS alone: send one to somebody who asked for it.</p>}
      <p>All in small letters, with one space between. If they are lost, save the pack again: it gets other words.</p>
      <div className="letter-buttons">
        <Button kind="primary" keys="Ctrl+Enter" onPress={hide}>
          {asked ? 'Yes, hide the six words for good' : 'Hide the six words for good'}
        </Button>
      </div>
      <p role="status" className="letter-said">
        {asked ? 'Have you told the provider the six words, or written them down? Press Ctrl Enter again, and nobody can show them any more.' : ''}
      </p>
    </div>
  )
}
