import { letterUnit } from '../letter/letter-parts.ts'
import { letterWords } from './letter-words.ts'
import { isUnsettled, type CaseFile } from './read-case-file.ts'
import { nextLetterVersion } from './sign-letter.ts'

/**
 * L39: the next version of a letter that was signed once, when the record has words of its own for it: somebody began it and nobody
 * has signed it yet. Null when there is none, also when those words are only the ones it would begin with.
 */
export function versionBegun(file: CaseFile): number | null {
  if (file.signedLetters.length === 0) return null
  const version = nextLetterVersion(file.signedLetters)
  if (isUnsettled(file.record, letterUnit(version))) return version
  const own = file.letters.get(version)
  if (own === undefined) return null
  const { prose } = letterWords({ ...file, letters: new Map([...file.letters].filter(([each]) => each !== version)) }, version)
  return JSON.stringify([own.why, own.ask]) === JSON.stringify([prose.why, prose.ask]) ? null : version
}
