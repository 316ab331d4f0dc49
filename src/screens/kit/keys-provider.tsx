import { useLayoutEffect, useState, type ReactNode } from 'react'
import { useApp } from '#state/app-store.ts'
import { isReading } from '#state/reading.ts'
import { focusPlaceOf } from './focus-place.ts'
import { createKeyRegistry, type KeyPress } from './key-registry.ts'
import { createTypeAhead } from './type-ahead.ts'
import { KeysContext } from './use-keys.ts'

interface KeysProviderProps {
  /** False when the person turned single keys off (WCAG 2.1.4): then letters work with Alt only. */
  readonly bareLetters?: boolean
  readonly children: ReactNode
}

/** Listens to the keyboard for the whole window. Stands once, above everything. */
export function KeysProvider({ bareLetters = true, children }: KeysProviderProps) {
  const [registry] = useState(createKeyRegistry)
  const [ahead] = useState(createTypeAhead)
  useLayoutEffect(() => {
    const follow = (): void => {
      const focused = document.activeElement
      registry.focusIn(focused?.closest('[data-panel]') != null, focused?.closest<HTMLElement>('[data-form]')?.dataset.form ?? null)
    }
    let heldAt = useApp.getState().place
    const press = (pressed: KeyPress): boolean => registry.press(pressed, focusPlaceOf(document.activeElement as HTMLInputElement | null), bareLetters)
    const listen = (event: KeyboardEvent): void => {
      follow()
      if (event.defaultPrevented) return
      const pressed = pressOf(event)
      if (press(pressed)) {
        event.preventDefault()
        ahead.drop()
        return
      }
      const { place } = useApp.getState()
      if (place !== heldAt || isWriting() || !isReading()) ahead.drop()
      heldAt = place
      if (isReading() && !isWriting()) ahead.hold(pressed, performance.now())
    }
    // Once every scope of the screen stands; what was pressed on one is never done on another.
    const catchUp = (): void =>
      void setTimeout(() => {
        if (isWriting() || useApp.getState().place !== heldAt) ahead.drop()
        else ahead.flush(press, performance.now())
      })
    const stop = registry.onChange(catchUp)
    window.addEventListener('keydown', listen)
    document.addEventListener('focusin', follow)
    // What had the focus may have gone with its panel: then nothing else takes it.
    document.addEventListener('focusout', follow)
    window.addEventListener('pointerdown', ahead.drop)
    return () => {
      stop()
      window.removeEventListener('pointerdown', ahead.drop)
      window.removeEventListener('keydown', listen)
      document.removeEventListener('focusin', follow)
      document.removeEventListener('focusout', follow)
    }
  }, [registry, ahead, bareLetters])
  return <KeysContext value={{ registry, bareLetters }}>{children}</KeysContext>
}

function pressOf({ key, code, repeat, ctrlKey: ctrl, altKey: alt, shiftKey: shift, metaKey: meta, isComposing: composing }: KeyboardEvent): KeyPress {
  return { key, code, repeat, ctrl, alt, shift, meta, composing }
}

function isWriting(): boolean {
  return focusPlaceOf(document.activeElement as HTMLInputElement | null) === 'text'
}
