import type { Run } from '#domain/basics/prose.ts'
import { MissingGlyphError } from '../errors.ts'
import { styleOf, type FontSet, type FontStyle } from '../font/font-set.ts'
import type { GlyphBox } from '../font/read-font-face.ts'

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

/** Shapes runs into glyphs, one array for each line the author ended with a line break. `where` is for the error. */
export function shapeRuns(fonts: FontSet, runs: readonly Run[], where: string): readonly (readonly Glyph[])[] {
  const lines: Glyph[][] = [[]]
  let base: GlyphBox | null = null
  for (const run of runs) {
    const style = styleOf(run.bold === true, run.italic === true)
    for (const character of clean(run.text)) {
      const line = lines.at(-1)!
      if (character === '\n') {
        lines.push([])
        base = null
        continue
      }
      const glyph = glyphOf(fonts, style, character.codePointAt(0)!, where)
      const box = fonts[style].boxOf(glyph.number)
      const last = line.at(-1)
      if (combining.test(character) && box !== null && base !== null && last !== undefined) {
        const placed = placeMark(line, glyph, box, base)
        line.push(placed)
        base = around(base, box, placed.dy)
      } else {
        line.push(glyph)
        base = box
      }
    }
  }
  return lines
}

/** True of a glyph that belongs to the letter before it, so that no line may break between them. */
export function isCombining(glyph: Glyph): boolean {
  return combining.test(String.fromCodePoint(glyph.codePoint))
}

const combining = /^\p{Mn}$/u

/** Characters that steer and have no ink: soft hyphens, joiners, direction marks, the byte order mark. */
const steering = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFE0E\uFE0F\uFEFF]/gu

/** Composed form first: feeds often send é as two characters, and the composed glyph is the better drawn one. */
function clean(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\t', ' ').replace(steering, '').normalize('NFC')
}

function glyphOf(fonts: FontSet, style: FontStyle, codePoint: number, where: string): Glyph {
  const number = fonts[style].glyphFor(codePoint)
  if (number === undefined) throw new MissingGlyphError(codePoint, where)
  return { codePoint, number, style, advance: fonts[style].advanceOf(number), dx: 0, dy: 0 }
}

/** The white between a letter and a mark above or below it: Arimo's own accents stand at this distance. */
const markGap = 0.052

/** Centres a mark on the letter before it and clears its ink: ọ̀ has no composed form, and names need it. */
function placeMark(line: readonly Glyph[], mark: Glyph, box: GlyphBox, base: GlyphBox): Glyph {
  const advance = line.findLast((glyph) => !isCombining(glyph))?.advance ?? 0
  const dx = (base.left + base.right) / 2 - advance - (box.left + box.right) / 2
  return { ...mark, advance: 0, dx, dy: clearance(box, base) }
}

function clearance(box: GlyphBox, base: GlyphBox): number {
  if (box.bottom > 0.4) return base.top + markGap - box.bottom
  if (box.top < 0.1) return Math.min(0, base.bottom - markGap - box.top)
  return 0
}

function around(base: GlyphBox, mark: GlyphBox, dy: number): GlyphBox {
  return { ...base, bottom: Math.min(base.bottom, mark.bottom + dy), top: Math.max(base.top, mark.top + dy) }
}
