import type { Erasure, ErasureReason } from '#domain/journal/erase.ts'
import { showSignedAt } from './show-time.ts'

export const erasureReasonWords: Readonly<Record<ErasureReason, string>> = {
  'kept-long-enough': 'They have been kept as long as the trust’s schedule says',
  'asked-for': 'The person, or who speaks for them, asked for it and the trust agreed',
  'entered-by-mistake': 'They were entered here by mistake',
  ordered: 'A court or the regulator ordered it',
}

/** All that is known of an erased case: who erased it, when and why. Its reference and the child went with it (J22). Null: that entry is not read yet. */
export function erasedWords(erasure: Erasure | null): string {
  if (erasure === null) return 'The team’s records manager erased it for good.'
  const why = erasureReasonWords[erasure.reason]
  return `${erasure.by} erased it for good, ${showSignedAt(erasure.at)}, with the child’s other records. Why: ${why.slice(0, 1).toLowerCase()}${why.slice(1)}.`
}
