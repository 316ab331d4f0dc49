import type { PaperLanguage } from '#domain/letter/paper-language.ts'
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

/** The names of the scripts in ISO 15924. */
export const scriptCodes: readonly string[] = scripts.map(({ code }) => code)

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
  return scripts.find((script) => script.face === (sameScript[face] ?? face))?.code ?? null
}

const sameScript: Readonly<Record<string, HelperFace>> = { nastaliq: 'arabic', arabicBold: 'arabic', hebrewBold: 'hebrew' }

/** The ISO 15924 code of the script a language is written in; null for a language written in the letters of the house type. */
export function scriptOfLanguage(language: PaperLanguage): string | null {
  return scriptOf(faceOfLanguage(language) ?? '')
}

/** The face most of a paper's words are in, where that is not the house type. */
export function faceOfLanguage(language: PaperLanguage): HelperFace | null {
  return facesOfLanguages[language]
}

const facesOfLanguages: Readonly<Record<PaperLanguage, HelperFace | null>> = { 'en-GB': null, 'ar': 'arabic', 'fa': 'arabic', 'ur': 'nastaliq', 'he': 'hebrew' }

/** The face of a paper's own script, for a helper face that would do in an English one: Urdu hangs throughout, and headings are bold. */
export function ownFace(face: HelperFace | null, language: PaperLanguage, bold: boolean): HelperFace | null {
  if (face === 'arabic' && language === 'ur') return 'nastaliq'
  if (!bold || face === null || scriptOf(face) !== scriptOfLanguage(language)) return face
  return bolder[face] ?? face
}

const bolder: Readonly<Partial<Record<HelperFace, HelperFace>>> = { arabic: 'arabicBold', hebrew: 'hebrewBold' }
