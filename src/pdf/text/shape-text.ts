import type { Run } from '#domain/basics/prose.ts'
import { MissingGlyphError } from '../errors.ts'
import { styleOf, type FontSet, type FontStyle } from '../font/font-set.ts'
import type { Glyph } from './glyph.ts'
import { placeMark } from './place-mark.ts'

/** Shapes runs into glyphs, one array for each line the author ended with a line break. `where` is for the error. */
export function shapeRuns(fonts: FontSet, runs: readonly Run[], where: string): readonly (readonly Glyph[])[] {
  const lines: Glyph[][] = [[]]
  for (const run of runs) {
    const style = styleOf(run.bold === true, run.italic === true)
    for (const character of cleanText(run.text)) {
      const line = lines.at(-1)!
      if (character === '\n') lines.push([])
      else line.push(placeMark(fonts, line, glyphOf(fonts, style, character.codePointAt(0)!, where)))
    }
  }
  return lines
}

/** Characters that steer and have no ink: soft hyphens, joiners, direction marks, the byte order mark. */
const steering = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|\uFE0E|\uFE0F/gu

/**
 * Takes text as people send it and gives it as every form of a paper has it: one kind of line end, no tabs, no
 * characters that only steer. Composed form: feeds often send é as two characters, and the composed glyph is the
 * better drawn one.
 */
export function cleanText(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\t', ' ').replace(steering, '').normalize('NFC')
}

function glyphOf(fonts: FontSet, style: FontStyle, codePoint: number, where: string): Glyph {
  const number = fonts[style].glyphFor(codePoint)
  if (number === undefined) throw new MissingGlyphError(codePoint, where)
  return { codePoint, number, style, advance: fonts[style].advanceOf(number), dx: 0, dy: 0 }
}
