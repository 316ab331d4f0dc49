import { createContext, use, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { assert } from '#domain/basics/assert.ts'
import type { KeyBinding, KeyRegistry, ListedScope } from './key-registry.ts'

interface Keys {
  readonly registry: KeyRegistry
  readonly bareLetters: boolean
}

/** Given by KeysProvider. */
export const KeysContext = createContext<Keys | null>(null)

interface KeysOptions {
  /** Heading in the list of all keys: "Meeting". */
  readonly name: string
  /** Figures and letters belong to this scope only, as inside a section in hand. */
  readonly ownsCharacters?: boolean
  /** The component is a panel beside the work, marked `data-panel`. */
  readonly panel?: boolean
  /** The component is a form, marked `data-form` with this name. */
  readonly form?: boolean
  /** False takes the scope away while the component stays. */
  readonly active?: boolean
}

/** Binds keys while the component stands. Of two that bind the same key, the one mounted later (or inside) wins. */
export function useKeys(bindings: readonly KeyBinding[], { name, ownsCharacters = false, panel = false, form = false, active = true }: KeysOptions): void {
  const { registry } = useKeyboard()
  const [place] = useState(registry.takePlace)
  useLayoutEffect(() => {
    if (active) registry.set(place, { name, ownsCharacters, panel, form, bindings })
    else registry.drop(place)
  })
  useLayoutEffect(() => () => registry.drop(place), [registry, place])
}

/** All keys that work now, the innermost scope first, and whether single letters are on. */
export function useAllKeys(): { readonly scopes: readonly ListedScope[]; readonly bareLetters: boolean } {
  const { registry, bareLetters } = useKeyboard()
  useSyncExternalStore(registry.onChange, registry.listedVersion)
  return { scopes: registry.listed(), bareLetters }
}

function useKeyboard(): Keys {
  const keys = use(KeysContext)
  assert(keys !== null, 'a screen that binds keys stands inside KeysProvider')
  return keys
}
