import bidiFactory from 'bidi-js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runsFromRight } from '#domain/basics/runs-from-right.ts'
import { levelsOf, mirrorOf, placesOf } from '#pdf/text/direction.ts'
import type { Glyph } from '#pdf/text/glyph.ts'

function glyphsOf(text: string, levels: ArrayLike<number>): readonly Glyph[] {
  return [...text].map((character, index) => ({ text: character, number: 1, face: 'regular', advance: 1, dx: 0, dy: 0, joins: false, level: levels[index]! }))
}

test('glyphs stand where the Unicode algorithm puts them, as its own reordering finds', () => {
  const bidi = bidiFactory()
  const text = fc.string({ unit: fc.constantFrom(...'ab שדיוס 12.,()%؟'), minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(text, fc.boolean(), (written, rightToLeft) => {
      const embedding = bidi.getEmbeddingLevels(written, rightToLeft ? 'rtl' : 'ltr')
      const order = bidi.getReorderedIndices(written, embedding)
      const places = placesOf(glyphsOf(written, embedding.levels), rightToLeft)
      expect(order.map((index) => places[index])).toEqual(order.map((_, place) => place))
    }),
    { numRuns: 1000 },
  )
})

/** A line as it looks from left to right. */
function drawn(text: string, rightToLeft: boolean): string {
  const glyphs = glyphsOf(text, levelsOf(text, rightToLeft))
  const places = placesOf(glyphs, rightToLeft)
  return glyphs.map((_, index) => index).sort((a, b) => places[a]! - places[b]!).map((index) => glyphs[index]!.text).join('')
}

test.each([
  ['Omar (عمر), 0113 496 0188', false, '0113 496 0188'],
  ['Omar عمر 999 186 0916 and on', false, '999 186 0916 and on'],
  ['the word عندي 12 سؤال ends', false, ' ends'],
  ['رقم الهاتف 0113 496 0188 للعيادة', true, '0113 496 0188'],
  ['الجرعة 250 mg مرتين', true, '250 mg'],
  ['النتيجة 22 IU/mL و 3.5 mmol/L', true, '22 IU/mL'],
  ['درجة الحرارة 37.5 °C', true, '37.5 °C'],
  ['Mother says عمر 485 777 3456 عمر and on', false, '485 777 3456'],
  ['Call عمر 0113 496 0188 عمر', false, '0113 496 0188'],
  ['Give عمر 5-10 عمر', false, '5-10'],
  ['At عمر 12:30-13:00 عمر', false, '12:30-13:00'],
  ['On عمر 2024-02-01 عمر', false, '2024-02-01'],
  ['About عمر 10% عمر', false, '10%'],
  ['الرقم ٤٨٥ ٧٧٧ ٣٤٥٦ للعيادة', true, '٤٨٥ ٧٧٧ ٣٤٥٦'],
  ['Mother عمر ٥ mg عمر', false, '٥ mg'],
  ['القاعدة -2.5 اليوم', true, '-2.5'],
  ['أقل من <0.01 mg اليوم', true, '<0.01 mg'],
  ['المعدل ≤ 2.2 mmol/L اليوم', true, '≤ 2.2 mmol/L'],
  ['لقاح COVID-19 اليوم', true, 'COVID-19'],
  ['نتيجة IL-6 اليوم', true, 'IL-6'],
  ['طفرة c.1521_1523delCTT اليوم', true, 'c.1521_1523delCTT'],
  ['و22 IU/mL', true, '22 IU/mL'],
])('a number keeps its groups and its unit in order: %s', (text, rightToLeft, inOrder) => {
  expect(drawn(text, rightToLeft)).toContain(inOrder)
})

test('a number inside a foreign phrase stands where its readers look for it', () => {
  expect(drawn('ab שד 12 וס cd', false)).toBe('ab סו 12 דש cd')
})

test('a text starts from the right when its first letter does, whatever signs come before', () => {
  expect([runsFromRight('“12 متى'), runsFromRight('Yusuf متى'), runsFromRight('12, 13'), runsFromRight(''), runsFromRight('محمد علي Wiśniewski takes 5 mg/kg twice a day.')]).toEqual([true, false, false, false, false])
})

test('a bracket turns round where words run from the right', () => {
  expect([mirrorOf('(', 1), mirrorOf('(', 2), mirrorOf('a', 1)]).toEqual([')', '(', 'a'])
})
