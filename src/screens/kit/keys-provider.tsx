import { useLayoutEffect, useState, type ReactNode } from 'react'
import { focusPlaceOf } from './focus-place.ts'
import { createKeyRegistry, type KeyRegistry } from './key-registry.ts'
import { KeysContext } from './use-keys.ts'

interface KeysProviderProps {
  /** False when the person turned single keys off (WCAG 2.1.4): then letters work with Alt only. */
  readonly bareLetters?: boolean
  readonly children: ReactNode
}

/** Listens to the keyboard for the whole window. Stands once, above everything. */
export function KeysProvider({ bareLetters = true, children }: KeysProviderProps) {
  const [registry] = useState(createKeyRegistry)
  useLayoutEffect(() => {
    const follow = (): void => {
      const focused = document.activeElement
      registry.focusIn(focused?.closest('[data-panel]') != null, focused?.closest<HTMLElement>('[data-form]')?.dataset.form ?? null)
    }
    const listen = (event: KeyboardEvent): void => {
      follow()
      if (!event.defaultPrevented && pressKey(registry, event, bareLetters)) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    document.addEventListener('focusin', follow)
    // What had the focus may have gone with its panel: then nothing else takes it.
    document.addEventListener('focusout', follow)
    return () => {
      window.removeEventListener('keydown', listen)
      document.removeEventListener('focusin', follow)
      document.removeEventListener('focusout', follow)
    }
  }, [registry, bareLetters])
  return <KeysContext value={{ registry, bareLetters }}>{children}</KeysContext>
}

function pressKey(registry: KeyRegistry, event: KeyboardEvent, bareLetters: boolean): boolean {
  const { key, code, repeat } = event
  const press = { key, code, repeat, ctrl: event.ctrlKey, alt: event.altKey, shift: event.shiftKey, meta: event.metaKey, composing: event.isComposing }
  return registry.press(press, focusPlaceOf(document.activeElement as HTMLInputElement | null), bareLetters)
}
