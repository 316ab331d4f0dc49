import { create, type Font } from 'fontkit'
import { expect, test } from 'vitest'
import type { FaceName } from '#pdf/font/font-set.ts'
import { traceOutline } from '#pdf/font/trace-outline.ts'
import { fonts } from '../../builders/a-paper.ts'

/** The corners of what a path covers, from every number pair in it. */
function coversOf(path: string, unit: number): readonly number[] {
  const numbers = (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number)
  const xs = numbers.filter((_, index) => index % 2 === 0)
  const ys = numbers.filter((_, index) => index % 2 === 1)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map((value) => value * unit)
}

test.each<FaceName>(['regular', 'boldItalic', 'arabic', 'nastaliq', 'hebrew', 'devanagari', 'bengali', 'gurmukhi', 'symbols'])('every shape of the %s face is the one another reader of fonts finds', (name) => {
  const face = fonts(name)
  const other = create(Buffer.from(face.bytes)) as Font
  let inked = 0
  for (let glyph = 0; glyph < face.glyphCount; glyph += 1) {
    const path = traceOutline(face, glyph)
    const theirs = other.getGlyph(glyph).path.toSVG()
    expect(path === '', `glyph ${glyph}`).toBe(theirs === '')
    if (path === '') continue
    inked += 1
    expect(path.match(/M/g)?.length, `contours of glyph ${glyph}`).toBe(theirs.match(/M/g)?.length)
    const [mine, its] = [coversOf(path, face.unitsPerEm), coversOf(theirs, 1)]
    for (const [index, value] of mine.entries()) expect(Math.abs(value - its[index]!), `glyph ${glyph}`).toBeLessThan(1.5)
  }
  expect(inked).toBeGreaterThan(face.glyphCount / 3)
})
