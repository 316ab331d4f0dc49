import { textFromProse, type Prose } from '../basics/prose.ts'
import type { LetterProse } from '../letter/letter-parts.ts'
import type { Blocker } from './what-stops-letter.ts'

/**
 * L40: what stops the signing of a version because of how its own two parts are worded; null is as the minute composes it. Apart
 * from `whatStopsLetter`, which guards sending as well: the words of a next version stop nothing of the one that is signed.
 */
export function whatStopsWords(prose: LetterProse): readonly Blocker[] {
  return (['why', 'ask'] as const).filter((part) => hasNoWords(prose[part])).map((part) => ({ kind: 'words-missing', rule: 'L40', detail: part }))
}

function hasNoWords(prose: Prose | null): boolean {
  return prose !== null && !/[\p{L}\p{N}]/u.test(textFromProse(prose))
}
