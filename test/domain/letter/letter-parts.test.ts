import { expect, test } from 'vitest'
import { CLOSING_UNIT } from '#domain/journal/closing.ts'
import { letterUnit, signedLetterUnit, signedMinuteUnit } from '#domain/letter/letter-parts.ts'

test('[L8, design 3] every version of a letter is a unit of its own', () => {
  expect(new Set([letterUnit(1), letterUnit(2), signedLetterUnit(1), signedLetterUnit(2)]).size).toBe(4)
})

test('[J10, design 3] signed letters and minutes are closings by their unit, drafts are not', () => {
  expect([signedLetterUnit(1), signedMinuteUnit('m1'), letterUnit(1)].map((unit) => CLOSING_UNIT.test(unit))).toEqual([true, true, false])
})
