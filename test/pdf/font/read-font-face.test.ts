import { create, type Font } from 'fontkit'
import { describe, expect, test } from 'vitest'
import { FontNotUsableError } from '#pdf/errors.ts'
import { cutSubset } from '#pdf/font/cut-subset.ts'
import { fontStyles } from '#pdf/font/font-set.ts'
import { readFontFace } from '#pdf/font/read-font-face.ts'
import { fonts } from '../../builders/a-paper.ts'

/** Another reader of fonts, written by others: what it and ours both say is likely true. */
const asRead = (bytes: Uint8Array): Font => create(Buffer.from(bytes)) as Font

describe.each(fontStyles)('the %s face', (style) => {
  const face = fonts(style)
  const other = asRead(fonts(style).bytes)

  test('has the glyph, advance and box another reader finds, for every character', () => {
    expect(other.characterSet.length).toBeGreaterThan(2500)
    for (const codePoint of other.characterSet) {
      const glyph = other.glyphForCodePoint(codePoint)
      expect(face.glyphFor(codePoint) ?? 0).toBe(glyph.id)
      expect(face.advanceOf(glyph.id) * 2048).toBeCloseTo(glyph.advanceWidth, 6)
      const top = face.boxOf(glyph.id)?.top
      // The file rounds and counts the handles of curves; the other reader measures the curve itself.
      expect(top === undefined ? 0 : Math.abs(top * 2048 - glyph.bbox.maxY)).toBeLessThan(20)
    }
    expect(face.name).toBe(other.postscriptName)
  })

  test('a subset draws each letter as the whole font does, composed letters and odd lengths too', () => {
    const glyphs = [...'aéỌọŵŷșŁżΩЖщ½≤≥→°±µ“”'].map((letter) => other.glyphForCodePoint(letter.codePointAt(0)!).id)
    const odd = other.characterSet.map((code) => face.glyphFor(code)!).filter((glyph) => face.outlineOf(glyph).length % 4 !== 0)
    const kept = new Set([...glyphs, ...odd.slice(0, 200)])
    const subset = asRead(cutSubset(face, kept))
    for (const glyph of kept) expect(subset.getGlyph(glyph).path.toSVG()).toBe(other.getGlyph(glyph).path.toSVG())
  })

  test('a subset leaves out what is not used', () => {
    const subset = cutSubset(face, [face.glyphFor(0x41)!])
    expect(subset.length).toBeLessThan(fonts(style).bytes.length / 8)
    expect(asRead(subset).getGlyph(face.glyphFor(0x42)!).path.toSVG()).toBe('')
  })
})

test.each([
  ['an empty file', new Uint8Array()],
  ['a file of another kind', new TextEncoder().encode('wOF2 and more than twelve bytes')],
  ['a file cut short', fonts('regular').bytes.slice(0, 100_000)],
])('%s is refused as a font', (_, bytes) => {
  expect(() => readFontFace(bytes)).toThrow(FontNotUsableError)
})
