import { letterUnit, signedLetterUnit, type LetterProse } from '../letter/letter-parts.ts'
import { DECISION } from '../decision/decision.ts'
import { isUnsettled, latestDecision, type CaseFile } from './read-case-file.ts'

const asComposed: LetterProse = { why: null, ask: null }

/** The consultant's words for a letter version, and the version they are taken over from; null once it has its own. */
export interface LetterWords {
  readonly prose: LetterProse
  readonly from: number | null
}

/**
 * A next version begins with the words of the one before it (L8): with the minute's own again when the meeting has agreed
 * something else since that was signed.
 */
export function letterWords(file: CaseFile, version: number): LetterWords {
  const own = file.letters.get(version)
  if (own !== undefined) return { prose: own, from: null }
  const before = Math.max(0, ...[...file.letters.keys()].filter((each) => each < version))
  const words = file.letters.get(before)
  if (words === undefined || isUnsettled(file.record, letterUnit(version)) || isAgreedSince(file, before)) return { prose: asComposed, from: null }
  return { prose: words, from: words.why === null && words.ask === null ? null : version - 1 }
}

/** Has what a letter is made from been agreed, or agreed otherwise, without this version's signature having seen it? */
function isAgreedSince(file: CaseFile, version: number): boolean {
  const signed = file.record.units.get(signedLetterUnit(version))
  const agreed = file.record.units.get(`${DECISION}/${latestDecision(file)?.meeting ?? ''}`)
  return signed?.kind !== 'settled' || agreed?.kind !== 'settled' || !file.record.hadSeen(signed.act.id, agreed.act.id)
}
