import { agree, refuse, type Answer } from '../basics/answer.ts'
import { toJson } from '../basics/json.ts'
import type { Fact } from '../journal/act.ts'
import { stateUnit } from '../journal/state-unit.ts'
import { numberedQuestions } from '../letter/numbered-questions.ts'
import { hasAddress } from '../letter/address-in-letter.ts'
import { letterUnit, signedLetterUnit, type SignedLetter } from '../letter/letter-parts.ts'
import { addressesEver } from '../person/address.ts'
import { protectedHere } from './protected-here.ts'
import { letterWords } from './letter-words.ts'
import { whatStopsWords } from './what-stops-words.ts'
import { whatStopsLetter, type LetterFacts } from './what-stops-letter.ts'

/** The number of the next letter version of a case: signed ones never change. */
export function nextLetterVersion(signed: readonly SignedLetter[]): number {
  return Math.max(0, ...signed.map((letter) => letter.version)) + 1
}

/**
 * Signs a letter version (L1 to L8, L40): the facts of the closing, which freezes the consultant's prose of that
 * version. Refused with the first thing that stops it, and when its free words hold a protected address (P12).
 */
export function signLetter(facts: LetterFacts, letter: Omit<SignedLetter, 'frozen'>): Answer<readonly Fact[]> {
  const [stop] = [...whatStopsLetter(facts), ...whatStopsWords(letterWords(facts.file, letter.version).prose)]
  if (stop !== undefined) return refuse({ kind: `letter-stopped`, rule: stop.rule, stop })
  if (facts.file.signedLetters.some((signed) => signed.version === letter.version)) {
    return refuse({ kind: 'already-signed', rule: 'L8' })
  }
  if (letter.document !== undefined && hasAddress(letter.document, streetsWithheld(facts))) return refuse({ kind: 'address-in-letter', rule: 'P12' })
  return agree(
    stateUnit(signedLetterUnit(letter.version), {
      frozen: [letterUnit(letter.version)],
      shown: letter.shown,
      version: letter.version,
      blob: letter.blob,
      pages: letter.pages,
      provider: letter.provider,
      signatory: letter.signatory,
      questions: numberedQuestions(facts.file.questions, facts.file.words).map(({ number, text }) => ({ number, text })),
      document: letter.document === undefined ? undefined : toJson(letter.document),
      check: letter.check,
    }),
  )
}

/** Streets and postcodes that are protected. A town alone may be in a hospital’s name, and tells nobody where somebody lives. */
function streetsWithheld({ file, elsewhere }: LetterFacts): readonly string[] {
  const hidden = protectedHere(file, elsewhere)
  return addressesEver(file.record, (whose) => hidden.includes(whose)).filter((line) => /\p{N}|\s/u.test(line.trim()))
}
