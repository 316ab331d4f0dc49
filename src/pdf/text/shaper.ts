import type { FontFace } from '../font/read-font-face.ts'

/** A glyph of a shaped word. Measures in em; `at` is the place of its first character in the word, in UTF-16 units. */
export interface ShapedGlyph {
  readonly number: number
  readonly at: number
  readonly advance: number
  readonly dx: number
  readonly dy: number
}

/**
 * Joins and places the letters of one word of one script (`script` in ISO 15924), as the face’s maker meant them.
 * @returns glyphs in the order they are drawn, from the left; glyph 0 where the face cannot draw a character
 */
export type Shaper = (face: FontFace, word: string, script: string, rightToLeft: boolean) => readonly ShapedGlyph[]
