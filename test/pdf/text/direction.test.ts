import bidiFactory from 'bidi-js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runsFromRight } from '#domain/basics/runs-from-right.ts'
import { levelsOf, mirrorOf, placesOf } from '#pdf/text/direction.ts'
import type { Glyph } from '#pdf/text/glyph.ts'
import { heldIn } from '#pdf/text/hold-phrases.ts'

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

test.each([
  ['אמר לה: stop 5 mg, start 10 mg', 'stop 5 mg, start 10 mg'],
  ['عبد الله: not 5 mg but 10 mg', 'not 5 mg but 10 mg'],
  ['قال حسن: give 5 mg; later 10 mg.', 'give 5 mg; later 10 mg'],
  ['الجرعة 5 mg → 10 mg مرتين', '5 mg → 10 mg'],
  ['הוחלף 5 mg → 10 mg היום', '5 mg → 10 mg'],
  ['הוחלף 5 → 10 היום', '5 → 10'],
  ['الجرعة ٥ → ١٠ اليوم', '٥ → ١٠'],
  ['الجرعة 5 - 10 اليوم', '5 - 10'],
  ['الجرعة 5% → 10% اليوم', '5% → 10%'],
  ['الجرعة 5\u00A0mg × 2 → 10\u00A0mg × 2 اليوم', '5\u00A0mg × 2 → 10\u00A0mg × 2'],
  ['הבדיקות Na⁺ 140 mmol/L, K⁺', 'Na⁺ 140 mmol/L, K⁺'],
  ['הבדיקות Na+ 140, Cl- 101, K+', 'Na+ 140, Cl- 101, K+'],
  ['המצב Keppra (250 mg) = 5 mL/kg, Epilim (200 mg) היום', 'Keppra (250 mg) = 5 mL/kg, Epilim (200 mg)'],
  ['המצב (Keppra) 250 mg היום', '(Keppra) 250 mg'],
  ['לתת ל-5 mg → 10 mg היום', '5 mg → 10 mg'],
  ['ירד ל <5 mg/L → >10 mg/L היום', '<5 mg/L → >10 mg/L'],
])('in a line from the right a foreign phrase keeps its order, and so does a change of dose: %s', (text, inOrder) => {
  expect(drawn(text, true)).toContain(inOrder)
})

test.each([
  ['Mother says עמר 5 mg → 10 mg עמר and on', '5 mg → 10 mg'],
  ['Mother says עמר 5 → 10 עמר and on', '5 → 10'],
  ['Mother says עמר 2 x 5 mg עמר and on', '2 x 5 mg'],
  ['Mother says לתת ב-5 mg היום and on', '5 mg'],
  ['Mother says לתת 5\u00A0mg היום and on', '5\u00A0mg'],
])('numbers with signs between them keep their order in a line from the left: %s', (text, inOrder) => {
  expect(drawn(text, false)).toContain(inOrder)
})

test('what is apart in a line from the right stays apart', () => {
  expect(drawn('אב 5 גד 10 הו', true)).toBe('וה 10 דג 5 בא')
  expect(drawn('אב 5, 10 הו', true)).toBe('וה 10 ,5 בא')
  expect(drawn('אב 5 mg ← 10 mg הו', true)).toBe('וה 10 mg ← 5 mg בא')
  expect(drawn('אב (Keppra) הו', true)).toBe('וה )Keppra( בא')
  expect(drawn('אב Keppra (Epilim גד) הו', true)).toBe('וה )דג Epilim( Keppra בא')
  expect(drawn('אב - Keppra הו', true)).toBe('וה Keppra - בא')
  expect(drawn('ה-MRI הו', true)).toBe('וה MRI-ה')
  expect(drawn('MRI-הו', true)).toBe('וה-MRI')
})

test.each([true, false])('a very long line is gone through once, from the right: %s', (rightToLeft) => {
  const began = performance.now()
  for (const sign of ['1', '1 ', 'a', 'a1', '-', '(', 'a(', 'a)', ' ', '5→', '.', '5 mg ']) {
    heldIn(`ا ${sign.repeat(16000)} ا`, rightToLeft)
    heldIn(`ا a${sign.repeat(16000)}`, rightToLeft)
  }
  for (const sign of ['1', '-1', 'a']) levelsOf(`ا ${sign.repeat(16000)} ا`, rightToLeft)
  expect(performance.now() - began).toBeLessThan(30_000)
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
