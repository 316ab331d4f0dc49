import type { FaceName } from '../font/font-set.ts'

/** A shape as it will be drawn, in the order the words are read. Measures in em. */
export interface Glyph {
  /** The characters it stands for; empty where the glyph before stands for them too. */
  readonly text: string
  readonly number: number
  readonly face: FaceName
  readonly advance: number
  /** How far it is moved from where the pen stands. */
  readonly dx: number
  readonly dy: number
  /** Belongs to the glyph before it: no line breaks between them. */
  readonly joins: boolean
  /** How deep it stands in words of the other direction (UAX 9): odd runs from right to left. */
  readonly level: number
}

/** True of a combining mark of a script whose letters are otherwise drawn one by one. */
export function isCombining(character: string): boolean {
  // No mark stands below U+0300; asking first spares nearly every letter the pattern.
  return character >= '\u0300' && /^\p{Mn}$/u.test(character)
}
