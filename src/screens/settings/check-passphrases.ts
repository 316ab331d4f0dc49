import type { FieldError } from '../kit/field-error.ts'
import { passphraseErrors } from '../first-run/check-set-up.ts'

/** The form for another passphrase as typed. */
export interface TypedPassphrases {
  readonly old: string
  readonly next: string
  readonly again: string
}

export const emptyPassphrases: TypedPassphrases = { old: '', next: '', again: '' }

/** What is wrong with it before anybody is asked, in the order of the boxes; the new one is held to the rules of the first. */
export function checkPassphrases({ old, next, again }: TypedPassphrases): readonly FieldError[] {
  const missing = old === '' ? [{ field: 'old-passphrase', words: 'Enter the passphrase you have' }] : []
  return [...missing, ...passphraseErrors('new-passphrase', next, again)]
}

/** The box a refusal belongs to. */
export function boxOfRefusal(kind: string): string {
  return kind === 'wrong-passphrase' || kind === 'passphrase-wait' ? 'old-passphrase' : 'new-passphrase'
}
