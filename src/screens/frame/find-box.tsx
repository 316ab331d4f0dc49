import { useRef } from 'react'
import { KeyCap } from '../kit/key-cap.tsx'
import { useKeys } from '../kit/use-keys.ts'
import './find-box.css'

interface FindBoxProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Down goes into what was found; the screen that shows it decides how. */
  readonly onDown?: (() => void) | undefined
  /** Enter opens the first found. */
  readonly onEnter?: (() => void) | undefined
  /** The id of the list of what was found, when it is shown. */
  readonly listId?: string | undefined
}

/** "Find a case", from anywhere with Ctrl K. */
export function FindBox({ value, onChange, onDown, onEnter, listId }: FindBoxProps) {
  const box = useRef<HTMLInputElement>(null)
  useKeys([{ keys: 'Ctrl+K', words: 'find a case', run: () => box.current?.select() }], { name: 'Everywhere' })
  return (
    <search className="find-box">
      <label className="only-heard" htmlFor="find-a-case">
        Find a case: name, NHS number or hospital number
      </label>
      <input
        ref={box}
        id="find-a-case"
        type="search"
        value={value}
        placeholder="Find a case"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') onDown?.()
          if (event.key !== 'Enter') return
          // The same press must do nothing on the screen it leads to.
          event.preventDefault()
          onEnter?.()
        }}
        aria-keyshortcuts="Control+K"
        aria-controls={listId}
        autoComplete="off"
        spellCheck={false}
      />
      <KeyCap cap="Ctrl K" />
    </search>
  )
}
