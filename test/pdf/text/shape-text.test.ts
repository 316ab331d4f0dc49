import { create, type Font } from 'fontkit'
import { describe, expect, test } from 'vitest'
import { fontStyles } from '#pdf/font/font-set.ts'
import { shapeRuns } from '#pdf/text/shape-text.ts'
import { fonts } from '../../builders/a-paper.ts'

const faces = { fonts, shape: null }

function shaped(text: string, style: object = {}) {
  return shapeRuns(faces, [{ text, ...style }], 'block 1').flatMap(({ glyphs }) => glyphs)
}

describe.each(fontStyles)('in the %s face', (style) => {
  const run = { ...(/bold/i.test(style) && { bold: true as const }), ...(/italic/i.test(style) && { italic: true as const }) }
  const byItsMaker = create(Buffer.from(fonts(style).bytes)) as Font

  test.each(['ọ̀', 'ẹ́', 'Ọ́', 'm̀', 'M̀', 'ẹ̀', 'n̈'])('the mark of %s stands where the face’s maker put it', (letter) => {
    const mark = shaped(letter, run)[1]!
    const place = byItsMaker.layout(letter.normalize('NFC')).positions[1]!
    expect(mark.dx).not.toBe(0)
    expect(Math.abs(mark.dx - place.xOffset / 2048)).toBeLessThan(0.001)
    expect(Math.abs(mark.dy - place.yOffset / 2048)).toBeLessThan(0.001)
  })
})

describe('where the face’s maker gave a mark no place', () => {
  const { boxOf, glyphFor, markPlaces } = fonts('regular')
  const letter = glyphFor(0x78)!
  const marks = Array.from({ length: 0x70 }, (_, index) => 0x300 + index).filter((code) => {
    const glyph = glyphFor(code)
    return glyph !== undefined && (boxOf(glyph)?.bottom ?? 0) > 0.4 && markPlaces.onLetter(letter, glyph) === undefined
  })

  test.each(marks)('mark %i stands clear above the letter, and a second one clear above it', (code) => {
    const text = `x${String.fromCodePoint(code, code)}`
    const [base, first, second] = shaped(text)
    const bottom = (glyph: typeof first): number => boxOf(glyph!.number)!.bottom + glyph!.dy
    const top = (glyph: typeof first): number => boxOf(glyph!.number)!.top + glyph!.dy
    expect(bottom(first)).toBeGreaterThan(top(base))
    expect(bottom(second)).toBeGreaterThan(top(first))
    expect([first!.advance, second!.advance]).toEqual([0, 0])
  })

  test('there are such marks', () => expect(marks.length).toBeGreaterThan(0))
})

test('a mark with nothing to stand on is drawn as it is', () => {
  expect(shaped('\u0301a').map((glyph) => glyph.text)).toEqual(['\u0301', 'a'])
})
