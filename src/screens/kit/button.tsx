import type { KeyboardEvent, ReactNode } from 'react'
import { capOf, shortcutOf } from './key-names.ts'
import { KeyCap } from './key-cap.tsx'
import './button.css'

interface ButtonProps {
  readonly children: ReactNode
  readonly onPress: () => void
  readonly kind?: 'primary' | 'secondary' | undefined
  /** 28 high, for dense rows. */
  readonly dense?: boolean | undefined
  /** The key that does the same, in the notation of `useKeys`: "Ctrl+Enter", "S", "F8". Shows its cap. */
  readonly keys?: string | undefined
  /** Why it cannot be pressed now. It stays focusable, so that the reason can be read. */
  readonly notNow?: string | undefined
  readonly describedBy?: string | undefined
  /** Of a button that is one of several answers: whether it is the one given. */
  readonly pressed?: boolean | undefined
}

/** Something that can be done. The key beside the words is bound by the screen with `useKeys`. */
export function Button({ children, onPress, kind = 'secondary', dense = false, keys, notNow, describedBy, pressed }: ButtonProps) {
  return (
    <button
      type="button"
      className={`button button-${kind}${dense ? ' button-dense' : ''}`}
      onClick={notNow === undefined ? onPress : undefined}
      onKeyDown={onceEach}
      aria-disabled={notNow !== undefined}
      aria-pressed={pressed}
      aria-keyshortcuts={keys === undefined ? undefined : shortcutOf(keys)}
      aria-describedby={describedBy}
      title={notNow}
    >
      <span>{children}</span>
      {keys !== undefined && <KeyCap cap={capOf(keys)} />}
    </button>
  )
}

/** A key that is held presses a button once: it must not answer the question that its first press asked. */
function onceEach(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault()
}

interface TextButtonProps {
  readonly children: ReactNode
  readonly onPress: () => void
  readonly keys?: string | undefined
  /** Why it cannot be pressed now. */
  readonly notNow?: string | undefined
}

/** The small twin of a key, at the right of a heading: "Read back [R]". */
export function TextButton({ children, onPress, keys, notNow }: TextButtonProps) {
  return (
    <button
      type="button"
      className="text-button"
      onClick={notNow === undefined ? onPress : undefined}
      onKeyDown={onceEach}
      aria-disabled={notNow === undefined ? undefined : true}
      title={notNow}
      aria-keyshortcuts={keys === undefined ? undefined : shortcutOf(keys)}
    >
      <span>{children}</span>
      {keys !== undefined && <KeyCap cap={capOf(keys)} />}
    </button>
  )
}

interface SubmitButtonProps {
  readonly children: ReactNode
  /** While the form's answer is awaited: pressing again does nothing. */
  readonly busy?: boolean | undefined
}

/** The one button that sends a form; Enter in any of its boxes does the same. */
export function SubmitButton({ children, busy = false }: SubmitButtonProps) {
  return (
    <button type="submit" className="button button-primary" aria-disabled={busy}>
      <span>{children}</span>
    </button>
  )
}
