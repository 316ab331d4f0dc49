import type { FontStyle } from '../font/font-set.ts'

/** A character as it will be drawn. Measures in em. */
export interface Glyph {
  readonly codePoint: number
  readonly number: number
  readonly style: FontStyle
  readonly advance: number
  /** How far a combining mark is moved from where the pen stands; 0 for all else. */
  readonly dx: number
  readonly dy: number
}

/** True of a glyph that belongs to the letter before it, so that no line may break between them. */
export function isCombining(glyph: Glyph): boolean {
  // No mark stands below U+0300; asking first spares nearly every letter the pattern.
  return glyph.codePoint >= 0x300 && /^\p{Mn}$/u.test(String.fromCodePoint(glyph.codePoint))
}
