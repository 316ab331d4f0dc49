import type { Comparing } from '#state/app-store.ts'
import type { SavingState } from '#state/saving.ts'
import { useKeys } from '../kit/use-keys.ts'
import { CornerParts, type CornerPartsProps } from './corner-parts.tsx'
import { cornerWords } from './corner-words.ts'
import { maySignIn } from './panel-words.ts'
import { maySignInToRead } from './reading-words.ts'
import './saving-corner.css'

interface SavingCornerProps {
  readonly saving: SavingState
  /** What waits for a person in the records; refused entries are counted from `saving`. */
  readonly needsPerson: number
  /** ISO instant. */
  readonly now: string
  /** Texts that are on no disk while nothing can be saved. */
  readonly onlyOnScreen?: number
  /** What came of comparing with the trust server, as far as the person asked for it. */
  readonly comparing: Comparing
  readonly panelOpen: boolean
  readonly onToggle: () => void
  /** Compares with the trust server now. */
  readonly onCompare: () => void
  /** Tries saving again; bound only while NOT saved. */
  readonly onTrySaving: () => void
  readonly onLockedCopy: () => void
  /** Signs in again with the trust's own service; bound only when that has ended. */
  readonly onSignIn: () => void
}

/** The bottom left corner: the truth about saving and sending, in words, and its keys on every screen. */
export function SavingCorner(props: SavingCornerProps) {
  const { saving, panelOpen, onToggle } = props
  const notSaved = saving.notSaved !== null
  useKeys(
    [
      ...(notSaved ? [{ keys: 'F8', words: 'try again', run: props.onTrySaving, inBar: true }] : []),
      { keys: 'F9', words: 'copy to a drive', run: props.onLockedCopy, inBar: notSaved && saving.notSaved?.reason !== 'no-answer' },
      ...(maySignIn(saving) || maySignInToRead(saving) ? [{ keys: 'F3', words: 'sign in again', run: props.onSignIn, inBar: true }] : []),
      { keys: 'F7', words: 'compare with the trust server now', run: props.onCompare },
      { keys: 'W', words: panelOpen ? 'open or close this' : 'saving and sending', run: onToggle, inBar: panelOpen },
    ],
    { name: 'Saving and sending' },
  )
  const words = cornerWords(saving, props.needsPerson, props.now, props.onlyOnScreen, props.comparing)
  return (
    <>
      <button
        type="button"
        className={words.tone === 'not-saved' ? 'corner corner-not-saved' : 'corner'}
        onClick={onToggle}
        aria-expanded={panelOpen}
        aria-controls="saving-panel"
        aria-keyshortcuts="W Alt+W"
      >
        <CornerParts words={words} />
      </button>
      <Spoken words={words} />
    </>
  )
}

/** Both regions always stand, so that a screen reader knows them before their words change. */
function Spoken({ words }: CornerPartsProps) {
  const text = `${words.parts.join('. ')}.`
  return (
    <div className="only-heard">
      <p aria-live="polite">{words.tone === 'calm' ? text : ''}</p>
      <p aria-live="assertive">{words.tone === 'not-saved' ? text : ''}</p>
    </div>
  )
}
