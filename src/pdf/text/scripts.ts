import type { HelperFace } from '../font/font-set.ts'

/** A script whose letters change with their neighbours or run from right to left. */
interface Script {
  readonly face: HelperFace
  readonly letters: RegExp
  /** Its name in ISO 15924, as fonts and language tags write it. */
  readonly code: string
}

const scripts: readonly Script[] = [
  { face: 'arabic', letters: /\p{Script=Arabic}/u, code: 'Arab' },
  { face: 'hebrew', letters: /\p{Script=Hebrew}/u, code: 'Hebr' },
  { face: 'devanagari', letters: /\p{Script=Devanagari}/u, code: 'Deva' },
  { face: 'bengali', letters: /\p{Script=Bengali}/u, code: 'Beng' },
  { face: 'gurmukhi', letters: /\p{Script=Gurmukhi}/u, code: 'Guru' },
]

const anyOfThem = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}]/u
/** Letters of Urdu that neither Arabic nor Persian has: readers of Urdu expect the hanging hand, Nastaliq. */
const urdu = /[\u0679\u0688\u0691\u06BA\u06D2]/u

/** Does a text need more than one glyph a character, one after the other from the left? */
export function needsShaping(text: string): boolean {
  return anyOfThem.test(text)
}

/** The face that a letter of another script is set in; null for letters of the house type, signs and marks. */
export function faceForLetter(character: string, paragraph: string): HelperFace | null {
  if (character < '\u0590') return null
  const script = scripts.find(({ letters }) => letters.test(character))
  return script?.face === 'arabic' && urdu.test(paragraph) ? 'nastaliq' : (script?.face ?? null)
}

/** The ISO 15924 code of a helper’s script; null for signs, which belong to none. */
export function scriptOf(face: string): string | null {
  return scripts.find((script) => script.face === (face === 'nastaliq' ? 'arabic' : face))?.code ?? null
}
