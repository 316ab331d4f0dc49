import type { Refusal } from '#domain/basics/answer.ts'
import { ASK_HEADING, WHY_HEADING } from '#domain/letter/compose-letter.ts'
import { partOf, type PaperDocument } from '#domain/letter/paper-document.ts'
import type { StopWords } from '../kit/words-for-blockers.ts'
import { signInWords } from '../kit/sign-in-words.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import type { ProsePartName } from './prose-part-name.ts'

/** Pages that cannot be set stop the letter like any blocker: nothing can be signed that nobody can see. */
export interface PaperStop extends StopWords {
  /** The box it can be mended in; null when it is written elsewhere. */
  readonly box: ProsePartName | null
}

/** What the press refused of a letter, naming the part of the letter it stands in. */
export function paperStop(refusal: Refusal | null, document: PaperDocument | null): PaperStop | null {
  if (refusal === null || document === null) return null
  const part = partOf(document, typeof refusal.where === 'string' ? refusal.where : '')
  const box = part === WHY_HEADING ? 'why' : part === ASK_HEADING ? 'ask' : null
  const place = part === null ? '' : part.startsWith('the ') ? `in ${part}` : `under “${part}”`
  switch (refusal.kind) {
    case 'missing-glyph':
      return { title: `The sign ${signInWords(refusal)} cannot be printed.`, rest: `It stands ${place}. Nothing was left out: write it another way.`, box }
    case 'script-not-settable':
      return { title: `${scriptName(refusal.script)} cannot be printed rightly yet.`, rest: `It stands ${place}. Nothing was left out: write it in Latin letters there, or add it by hand.`, box }
    default:
      return { title: 'The pages cannot be set.', rest: wordsFor(refusal), box }
  }
}

function scriptName(script: unknown): string {
  const name = typeof script === 'string' && script !== '' ? script : 'a script this version does not know'
  return name.charAt(0).toUpperCase() + name.slice(1)
}
