import type { KeyBinding, ListedScope } from './key-registry.ts'

/** What is the same on every screen, the last of it last. */
const EVERY_SCREEN = ['All keys', 'Saving and sending', 'Everywhere', 'Go to']

/**
 * What the list of all keys shows: scopes of one name together, the screen’s own in the order given (the innermost first), then
 * those of every screen, and each key once, as the scope that wins has it.
 */
export function listKeys(scopes: readonly ListedScope[]): readonly ListedScope[] {
  const seen = new Set<string>()
  const named = new Map<string, KeyBinding[]>()
  for (const { name, bindings } of scopes) {
    const fresh = bindings.filter(({ keys }) => !seen.has(keys.toLowerCase()))
    for (const { keys } of fresh) seen.add(keys.toLowerCase())
    if (fresh.length > 0) named.set(name, [...(named.get(name) ?? []), ...fresh])
  }
  return [...named].map(([name, bindings]) => ({ name, bindings })).toSorted((one, other) => EVERY_SCREEN.indexOf(one.name) - EVERY_SCREEN.indexOf(other.name))
}
