import { expect, test } from 'vitest'
import { addDays, ageInWords, calendarDaySchema, daysBetween, fullWorkingDaysBetween, longDay, shortDay, weekdayOf } from '#domain/basics/calendar.ts'

test('[T4, row 28] no change of the clocks adds or loses a day', () => {
  expect(addDays('2026-10-24', 1)).toBe('2026-10-25')
  expect(addDays('2026-10-25', 1)).toBe('2026-10-26')
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
  expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2)
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
})

test('[T4, row 28] full working days leave out both ends, weekends and bank holidays', () => {
  expect(fullWorkingDaysBetween('2026-10-08', '2026-10-13', new Set())).toEqual(['2026-10-09', '2026-10-12'])
  const christmas = new Set(['2026-12-25', '2026-12-28'])
  expect(fullWorkingDaysBetween('2026-12-24', '2026-12-30', christmas)).toEqual(['2026-12-29'])
  expect(fullWorkingDaysBetween('2026-10-08', '2026-10-09', new Set())).toEqual([])
  expect(fullWorkingDaysBetween('2026-10-08', '2026-10-08', new Set())).toEqual([])
})

test('[T4, row 28] days have the names of the calendar', () => {
  expect(weekdayOf('2026-10-08')).toBe('Thursday')
  expect(weekdayOf('2000-01-01')).toBe('Saturday')
  expect(longDay('2026-10-08')).toBe('8 October 2026')
  expect(shortDay('2026-10-09')).toBe('Fri 9 October')
})

test('[P7, design 3] a day that is not in the calendar is no day', () => {
  for (const day of ['2026-02-29', '2026-13-01', '8 October 2026', '2026-10-8', '']) expect(calendarDaySchema.safeParse(day).success, day).toBe(false)
})

test.each([
  ['2026-10-04', '4 days'],
  ['2026-10-07', '1 day'],
  ['2026-10-08', '0 days'],
  ['2026-09-08', '1 month'],
  ['2026-09-09', '29 days'],
  ['2025-08-08', '14 months'],
  ['2024-10-09', '23 months'],
  ['2024-10-08', '2 years'],
  ['2019-03-02', '7 years'],
  ['2008-10-09', '17 years'],
  ['2008-10-08', '18 years'],
  ['2026-10-09', 'not yet born'],
])('[P8, vignette V3] born %s is %s old on the meeting day', (born, words) => {
  expect(ageInWords(born, '2026-10-08')).toBe(words)
})

test('[T4, row 28] also those before 1970', () => {
  expect(weekdayOf('1969-12-31')).toBe('Wednesday')
  expect(weekdayOf('1969-12-28')).toBe('Sunday')
  expect(weekdayOf('1900-01-01')).toBe('Monday')
})
