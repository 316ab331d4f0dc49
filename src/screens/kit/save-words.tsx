import type { SaveInHand } from '#state/use-save.ts'
import { useApp } from '#state/app-store.ts'
import { saveLockedCopy } from '#state/locked-copy.ts'
import { Button } from './button.tsx'
import { LOCK_AND_COME_BACK } from './lock-and-come-back.ts'
import { lockedCopyWords } from './locked-copy-words.ts'
import { Notice } from './notice.tsx'
import { useKeys } from './use-keys.ts'
import { wordsFor } from './words-for-refusals.ts'

/** The answer beside what was written: a rule's no, or NOT saved with what to do. */
export function SaveWords({ saving }: { readonly saving: SaveInHand }) {
  const { refusal, notSaved } = saving
  const copy = useApp((state) => state.lockedCopy)
  // The part that would make a copy is the part that does not answer.
  const silent = refusal?.['reason'] === 'no-answer'
  useKeys(
    [
      { keys: 'F8', words: 'try again', run: () => void saving.tryAgain(), inBar: true },
      { keys: 'F9', words: 'copy to a drive', run: () => void saveLockedCopy(), inBar: !silent },
    ],
    { name: 'NOT saved', active: notSaved },
  )
  if (refusal === null) return null
  if (!notSaved) return <Notice atOnce>{wordsFor(refusal)}</Notice>
  return (
    <Notice
      atOnce
      title={wordsFor(refusal)}
      actions={
        <>
          <Button kind="primary" dense keys="F8" onPress={() => void saving.tryAgain()}>
            Try again
          </Button>
          {!silent && (
            <Button dense keys="F9" onPress={() => void saveLockedCopy()}>
              Put a locked copy on a drive
            </Button>
          )}
        </>
      }
    >
      {silent ? LOCK_AND_COME_BACK : 'Your words are still here. Don’t close the window.'} <output>{lockedCopyWords(copy)}</output>
    </Notice>
  )
}
