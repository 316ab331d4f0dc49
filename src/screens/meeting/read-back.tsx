import { focusPanel } from '../kit/focus-on-open.ts'
import { useKeys } from '../kit/use-keys.ts'
import { Button } from '../kit/button.tsx'

interface ReadBackProps {
  readonly name: string
  readonly sentence: string
  readonly onDone: () => void
  readonly onClose: () => void
}

/** The agreed sentence, large, to be read to the room. */
export function ReadBack({ name, sentence, onDone, onClose }: ReadBackProps) {
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: 'read back', run: onDone, inBar: true },
      { keys: 'Escape', words: 'close', run: onClose },
    ],
    { name: 'Read back', ownsCharacters: true },
  )
  return (
    <section className="read-back" aria-label="Read back" tabIndex={-1} ref={focusPanel}>
      <p className="text-quiet">What we agree for {name}</p>
      <p className="read-back-sentence" dir="auto" role="status">
        {sentence}
      </p>
      <div className="minute-buttons">
        <Button kind="primary" keys="Ctrl+Enter" onPress={onDone}>
          It was read back
        </Button>
        <Button keys="Escape" onPress={onClose}>
          Close
        </Button>
      </div>
    </section>
  )
}
