import { useSyncExternalStore } from 'react'
import { KeyCap } from '../kit/key-cap.tsx'
import { capOf, shortcutOf } from '../kit/key-names.ts'
import { useAllKeys } from '../kit/use-keys.ts'

interface BarKeysProps {
  readonly onAllKeys: () => void
  readonly allKeysShown: boolean
}

/** The keys that matter here, bottom right: each can be clicked. The innermost scope's come first. */
export function BarKeys({ onAllKeys, allKeysShown }: BarKeysProps) {
  const { scopes } = useAllKeys()
  const typing = useSyncExternalStore(onFocusMoved, isTyping)
  const all = scopes.flatMap(({ bindings }) => bindings.filter(({ inBar }) => inBar === true))
  // A key that two scopes bind is the innermost one's: it stands once.
  const shown = all.filter(({ keys }, index) => all.findIndex((other) => other.keys === keys) === index).slice(0, 4)
  return (
    <ul className="bar-keys" aria-label="Keys">
      {shown.map(({ keys, words, run }) => (
        <li key={keys} className="bar-key-here">
          <button type="button" className="bar-key" onClick={run} aria-keyshortcuts={shortcutOf(keys)}>
            <KeyCap cap={capOf(typing && /^[a-z]$/i.test(keys) ? `Alt+${keys}` : keys)} />
            <span>{words}</span>
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="bar-key" onClick={onAllKeys} aria-keyshortcuts="?" aria-expanded={allKeysShown}>
          <KeyCap cap="?" />
          <span>all keys</span>
        </button>
      </li>
    </ul>
  )
}

/** A letter is a letter in a text box: there the keys are with Alt. */
function isTyping(): boolean {
  const box = document.activeElement
  return box instanceof HTMLTextAreaElement || (box instanceof HTMLInputElement && box.type !== 'checkbox' && box.type !== 'radio') || (box instanceof HTMLElement && box.isContentEditable)
}

function onFocusMoved(then: () => void): () => void {
  const moved = ['focusin', 'focusout'] as const
  for (const event of moved) document.addEventListener(event, then)
  return () => {
    for (const event of moved) document.removeEventListener(event, then)
  }
}
