import { expect, test } from 'vitest'
import { englishBankHolidays } from '#domain/basics/bank-holidays.ts'
import { addWorkingDays, workingDayBefore } from '#domain/pathway/add-working-days.ts'

test.each([
  ['2026-10-08', 0, '2026-10-08'],
  ['2026-10-08', 1, '2026-10-09'],
  ['2026-10-08', 3, '2026-10-13'],
  ['2026-10-10', 1, '2026-10-12'],
  // Over the change of the clocks, and over Christmas.
  ['2026-10-23', 1, '2026-10-26'],
  ['2026-12-24', 1, '2026-12-29'],
])('[A17, domain 2.4] %s and %i working days is %s', (day, count, due) => {
  expect(addWorkingDays(day, count, englishBankHolidays)).toBe(due)
})

test.each([
  ['2026-10-13', '2026-10-12'],
  ['2026-10-12', '2026-10-09'],
  ['2026-12-29', '2026-12-24'],
])('[A18, row 28] the last working day before %s is %s', (day, before) => {
  expect(workingDayBefore(day, englishBankHolidays)).toBe(before)
})
