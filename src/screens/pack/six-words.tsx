import { Button } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { useKeys } from '../kit/use-keys.ts'

interface SixWordsProps {
  readonly words: string
  /** What was saved. */
  readonly said: string
  readonly onHide: () => void
}

/** The words that open a locked pack, shown once: nothing else leads away from here by a slip of the hand. */
export function SixWords({ words, said, onHide }: SixWordsProps) {
  useKeys([{ keys: 'Ctrl+Enter', words: 'hide the six words for good', run: onHide, inBar: true }], { name: 'Pack' })
  return (
    <div className="pack" data-area="The six words" tabIndex={-1}>
      <h1 tabIndex={-1} ref={focusPanel}>
        Six words open this pack
      </h1>
      <p>{said}</p>
      <p className="pack-six" translate="no">
        {words}
      </p>
      <p>
        <strong>Tell them by telephone, not in the same message. They are shown once and kept nowhere.</strong>
      </p>
      <p>All in small letters, with one space between. If they are lost, save the pack again: it gets other words.</p>
      <div className="letter-buttons">
        <Button kind="primary" keys="Ctrl+Enter" onPress={onHide}>
          Hide them for good
        </Button>
      </div>
    </div>
  )
}
