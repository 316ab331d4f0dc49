import { useSyncExternalStore } from 'react'
import { focusPlaceOf } from '../kit/focus-place.ts'
import { KeyCap } from '../kit/key-cap.tsx'
import { capOf, shortcutOf } from '../kit/key-names.ts'
import type { FocusPlace } from '../kit/key-registry.ts'
import { keysAt } from '../kit/keys-at.ts'
import { useAllKeys } from '../kit/use-keys.ts'

interface BarKeysProps {
  readonly onAllKeys: () => void
  readonly allKeysShown: boolean
}

/** The keys that matter here, bottom right: each can be clicked. The innermost scope's come first. */
export function BarKeys({ onAllKeys, allKeysShown }: BarKeysProps) {
  const { scopes, bareLetters } = useAllKeys()
  const focus = useSyncExternalStore(onFocusMoved, focusNow)
  const all = scopes.flatMap(({ bindings }) => bindings.filter(({ inBar }) => inBar === true))
  // A key that two scopes bind is the innermost one's: it stands once.
  const shown = all.filter(({ keys }, index) => all.findIndex((other) => other.keys === keys) === index).slice(0, 4)
  return (
    <ul className="bar-keys" aria-label="Keys">
      {shown.map(({ keys, words, run }) => (
        <li key={keys} className="bar-key-here">
          <button type="button" className="bar-key" onClick={run} aria-keyshortcuts={shortcutOf(keys)}>
            <Cap keys={keysAt([keys], focus, bareLetters)} />
            <span>{words}</span>
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="bar-key" onClick={onAllKeys} aria-keyshortcuts={bareLetters ? '? F1' : 'F1'} aria-expanded={allKeysShown}>
          <Cap keys={keysAt(['?', 'F1'], focus, bareLetters)} />
          <span>all keys</span>
        </button>
      </li>
    </ul>
  )
}

function Cap({ keys }: { readonly keys: string | null }) {
  return keys !== null && <KeyCap cap={capOf(keys)} />
}

function focusNow(): FocusPlace {
  return focusPlaceOf(document.activeElement as HTMLInputElement | null)
}

function onFocusMoved(then: () => void): () => void {
  const moved = ['focusin', 'focusout'] as const
  for (const event of moved) document.addEventListener(event, then)
  return () => {
    for (const event of moved) document.removeEventListener(event, then)
  }
}
