import type { Answer } from '#domain/basics/answer.ts'
import { wordsFor } from './words-for-refusals.ts'

/** What came of a locked copy, in words; '' while there is nothing to say. */
export function lockedCopyWords(answer: Answer<{ readonly saved: boolean }> | null): string {
  if (answer === null) return ''
  if (!answer.ok) return wordsFor(answer.refusal)
  return answer.value.saved ? 'A locked copy was put where you chose.' : 'No copy was made: no place was chosen.'
}
