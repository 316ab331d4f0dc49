import { expect, test } from 'vitest'
import { englishBankHolidays } from '#domain/basics/bank-holidays.ts'
import { fullWorkingDaysBetween, weekdayOf } from '#domain/basics/calendar.ts'

test('[T4, row 28] bank holidays fall on working days, eight a year, no year missing between', () => {
  const years = [...new Set([...englishBankHolidays].map((day) => Number(day.slice(0, 4))))]
  expect(years).toEqual(years.map((_, index) => (years[0] ?? 0) + index))
  for (const year of years) expect([...englishBankHolidays].filter((day) => day.startsWith(`${year}-`)), `${year}`).toHaveLength(8)
  for (const day of englishBankHolidays) expect(['Saturday', 'Sunday'], day).not.toContain(weekdayOf(day))
})

test('[T4, row 28] over Christmas 2026 three full working days are left between 23 and 31 December', () => {
  expect(fullWorkingDaysBetween('2026-12-23', '2026-12-31', englishBankHolidays)).toEqual(['2026-12-24', '2026-12-29', '2026-12-30'])
})
