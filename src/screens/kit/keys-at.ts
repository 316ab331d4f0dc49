import { partsOfKeys } from './key-names.ts'
import { isCharacter, worksAt, type FocusPlace } from './key-registry.ts'

/**
 * The key to name for something where the focus is now: the first of `keys` that works there, a letter with Alt where it would be
 * typed. Null where none works: then it can be clicked only. `bareLetters` is false where single keys are turned off.
 */
export function keysAt(keys: readonly string[], focus: FocusPlace, bareLetters: boolean): string | null {
  const withAlt = keys.flatMap((one) => (/^[a-z]$/i.test(one) ? [one, `Alt+${one}`] : [one]))
  return withAlt.find((one) => worksThere(one, focus, bareLetters)) ?? null
}

/** A control that has the focus does what its own keys say, and is what they are shown for. */
function worksThere(keys: string, focus: FocusPlace, bareLetters: boolean): boolean {
  if (isCharacter(keys)) return bareLetters && focus !== 'text'
  return partsOfKeys(keys).length > 1 || worksAt(keys, focus === 'control' ? 'elsewhere' : focus)
}
