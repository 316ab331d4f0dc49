import { describe, expect, test } from 'vitest'
import { breakLines, widthOf } from '#pdf/text/break-lines.ts'
import { shapeRuns } from '#pdf/text/shape-text.ts'
import { fonts } from '../../builders/a-paper.ts'

const faces = { fonts, shape: null }

function broken(text: string, width: number): readonly string[] {
  return breakLines(shapeRuns(faces, [{ text }], 'block 1').flatMap(({ glyphs }) => glyphs), width).map((line) =>
    line.map((glyph) => glyph.text).join('').trimEnd(),
  )
}

const paragraphs = [
  'Anti-thyroid peroxidase was 22 IU/mL in April and 41 IU/mL in June, when the usual upper limit is 34 IU/mL, and C-reactive protein 3 mg/L.',
  'Levetiracetam 250 mg twice a day, 20 mg/kg a day, raised to 375 mg on 1 August 2026; weight 25 kg, height 121 cm, surface 0.91 m².',
  'NHS number 999 526 0182, hospital number 4068 1177, seen by Dr Raman, Mr Lloyd-Price, Ms Núñez, Professor Ogden and Miss Marsh in Exbridge.',
  'Sodium 138 mmol/L, potassium 4.1 mmol/L, lactate ≤ 2.2 mmol/L, glucose 3.9 – 5.6 mmol/L, pH 7.38, temperature 37.5 °C, saturation 98 % in air.',
  'Immunoglobulin 1 g/kg every 4 weeks for 6 months, then 0.5 g/kg every 6 weeks; the first dose took 8 hours and the last took 5 hours and 30 minutes.',
  'White cells 11 × 10⁶/L in the first sample, 5 × 10⁶/L in the second; protein 0.61 g/L; opening pressure 22 cm of water at 10 months of age.',
  'Methotrexate 12.5 mg once a week, not once a day; folic acid 5 mg on the 3 days after; aciclovir 500 mg/m² every 8 hours for 21 days.',
  'Morphine 100 micrograms/kg by mouth every 4 hours, no more than 6 doses in 24 hours; paracetamol 15 mg per kg, at most 60 mg per kg per day.',
  'Heparin 20 units/kg per hour; insulin 0.05 units/kg per hour; milrinone 0.5 micrograms/kg/min for 72 hours after the operation on 4 May 2026.',
  'The head measured 52 cm (75th centile), the tumour 31 mm by 28 mm by 25 mm in April and 19 mm by 17 mm by 15 mm after 2 cycles of 3 drugs.',
  'Vincristine 1.5 mg/m² (at most 2 mg) on days 1, 8 and 15; dexamethasone 10 mg/m² a day for 14 days; asparaginase 1,000 units/m² for 9 doses.',
  'A 1 in 2 chance, 2 of 6 cycles, 5 to 10 mg of morphine and 1 in 1,000 of the 3 to 4 children seen here; nobody to ask in 2024, none of 3 since.',
  'Urgent calls: 0113 496 0188. Zoë was 7 years old, Baby Tanaka-Williams 4 days old, and Tobias 6 years; their parents asked 3 weeks, 9 days and 2 hours before.',
]

const units = /^(?:IU|mg|g|kg|mL|L|mmol|cm|mm|m²|°C|%|units|micrograms|hours|days|weeks|months|years|minutes|cycles|drugs|doses|×)(?![\p{L}])/u

/** Written apart from the rule under test, so that both would have to be wrong in the same way. */
function partsWhatBelongs(line: string, next: string | undefined): boolean {
  if (next === undefined) return false
  return (
    (units.test(next) && /\p{N}$/u.test(line)) ||
    /(?:^|[ (])(?:Dr|Mr|Mrs|Miss|Ms|Professor|[≤≥×–±])$/u.test(line) ||
    (/^\d{3,4}\b/.test(next) && /\d{3}$/.test(line)) ||
    (/^(?:in|of|to) \d/.test(next) && /(?:^| )[\d,]+$/.test(line)) ||
    (/^\d/.test(next) && /(?:^| )[\d,]+ (?:in|of|to)$/.test(line)) ||
    (/^\d/.test(next) && /\b(?:NHS|[Hh]ospital) number$/.test(line)) ||
    (/^number \d/.test(next) && /\b(?:NHS|[Hh]ospital)$/.test(line)) ||
    (/^per\b/.test(next) && /\d+ \S+$/.test(line))
  )
}

describe('lines never part what must be read in one glance', () => {
  const widths = Array.from({ length: 90 }, (_, step) => 14 + step * 0.5)

  test.each(paragraphs.map((text, index) => [index + 1, text] as const))('paragraph %i at 90 widths', (_, text) => {
    for (const width of widths) {
      const lines = broken(text, width)
      expect(lines.filter((line, index) => partsWhatBelongs(line, lines[index + 1]))).toEqual([])
      expect(lines.join(' ')).toBe(text)
    }
  })
})

test('no line is wider than asked, whatever the word', () => {
  const long = `Pneumono${'ultramicroscopic'.repeat(20)} and https://records.riverbank.example/${'a'.repeat(200)}/end.`
  for (const width of [1.2, 5, 17, 40]) {
    const lines = breakLines(shapeRuns(faces, [{ text: long }], 'block 1').flatMap(({ glyphs }) => glyphs), width)
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width + 1e-6)
    expect(lines.flat().filter((glyph) => glyph.text !== ' ')).toHaveLength(long.replaceAll(' ', '').length)
  }
})

test('a letter and its mark are never parted', () => {
  for (const width of [0.2, 0.6, 3]) {
    for (const line of broken('ọ̀'.repeat(40), width)) expect(line).toMatch(/^(?:ọ\u0300)+$/u)
  }
})

test('a number and a unit wider than the column are parted rather than lost', () => {
  expect(broken('22 IU/mL', 3)).toEqual(['22', 'IU/mL'])
})

test('a line break the author made stays', () => {
  const lines = shapeRuns(faces, [{ text: 'one\r\ntwo\n\nthree' }], 'block 1')
  expect(lines.map((line) => line.glyphs.length)).toEqual([3, 3, 0, 5])
})

test('marks that steer and have no ink are left out, tabs become spaces', () => {
  expect(broken('Ama\u00ADra\u200B \u2068Okafor\u2069\tMDT', 40)).toEqual(['Amara Okafor MDT'])
})
