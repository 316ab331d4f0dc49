import { MissingGlyphError } from '../errors.ts'
import { cleanText } from './shape-text.ts'

/** Control characters but the line end, halves of characters, and code points that are no character. */
const unprintable = /[^\P{Cc}\n]|\p{Cs}|\p{Cn}/u

/** Throws MissingGlyphError, naming the place, where a text holds what no form of a paper can hold. */
export function refuseUnprintable(where: string, text: string): void {
  const found = unprintable.exec(cleanText(text))
  if (found !== null) throw new MissingGlyphError(found[0].codePointAt(0)!, where)
}
