import { nameInSentence, stillNamed } from '#domain/letter/asked-before.ts'
import { Notice } from '../kit/notice.tsx'
import type { LetterInHand } from './use-letter.ts'

/** Row 14: the letter goes to the next, and its words may have been written for one who declined. Said, and stops nobody. */
export function StillNamed({ letter, words }: { readonly letter: LetterInHand; readonly words: string }) {
  if (letter.provider === null) return null
  const named = stillNamed(words, { declined: letter.declined, to: letter.provider, askedBefore: letter.askedBefore }).map(nameInSentence)
  if (named.length === 0) return null
  return (
    <Notice calm title={`The words name ${named.join(' and ')}, who declined.`}>
      This letter goes to {nameInSentence(letter.provider)}. Read its words again before it is signed.
    </Notice>
  )
}
