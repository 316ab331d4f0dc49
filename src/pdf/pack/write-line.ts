import type { FontStyle } from '../font/font-set.ts'
import type { FaceInUse } from '../paint/face-in-use.ts'
import type { Glyph } from '../text/glyph.ts'
import { operands } from './matrix.ts'

export type FaceOf = (style: FontStyle) => FaceInUse

/** Writes a shaped line as operators, its baseline beginning at a place counted from the bottom left of any page. */
export function writeLine(glyphs: readonly Glyph[], x: number, y: number, size: number, faceOf: FaceOf): string {
  let pen = x
  const shows = stretches(glyphs).map((part) => {
    const { style, dx, dy } = part[0]!
    const face = faceOf(style)
    const codes = part.map((glyph) => face.codeOf(glyph).toString(16).padStart(4, '0')).join('')
    const place = operands([1, 0, 0, 1, pen + dx * size, y + dy * size])
    pen += part.reduce((width, glyph) => width + glyph.advance, 0) * size
    return `/${face.key} ${operands([size])} Tf ${place} Tm <${codes}> Tj`
  })
  return shows.length === 0 ? '' : `BT ${shows.join(' ')} ET`
}

/** Glyphs that can be shown at one go: of one face, none of them moved from where the pen stands. */
function stretches(glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] {
  const parts: Glyph[][] = []
  for (const glyph of glyphs) {
    const last = parts.at(-1)?.at(-1)
    const goesOn = last !== undefined && last.style === glyph.style && [last, glyph].every(({ dx, dy }) => dx === 0 && dy === 0)
    if (goesOn) parts.at(-1)!.push(glyph)
    else parts.push([glyph])
  }
  return parts
}
