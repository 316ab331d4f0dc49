import { expect, test } from 'vitest'
import { readDayIfAny, readPastDay, readPastDayIfAny } from '#domain/basics/read-day.ts'

const value = (answer: ReturnType<typeof readDayIfAny>) => (answer.ok ? answer.value : answer.refusal.kind)

test('[T2] a day that was is read as typed; without its year it is the nearest, and one to come is refused', () => {
  const read = (typed: string, today = '2026-10-08') => value(readPastDay(typed, today))
  expect([read(''), read('today'), read('Yesterday'), read('7 10'), read('7 Oct'), read('2026-10-01')]).toEqual(['2026-10-08', '2026-10-08', '2026-10-07', '2026-10-07', '2026-10-07', '2026-10-01'])
  expect([read('20 10'), read('9 10 2026'), read('31 2'), read('soon')]).toEqual(['day-not-yet', 'day-not-yet', 'day-not-understood', 'day-not-understood'])
  expect(read('30 12', '2027-01-02')).toBe('2026-12-30')
})

test('[T2] a day to come without its year is the nearest; empty is none', () => {
  const read = (typed: string, today = '2026-10-08') => value(readDayIfAny(typed, today))
  expect([read(''), read('20 10'), read('5 1', '2026-11-26'), read('x')]).toEqual([null, '2026-10-20', '2027-01-05', 'day-not-understood'])
})

test('[T2] the day something bears is never in the future: without its year it is the latest that has been', () => {
  const read = (typed: string, today = '2026-12-01') => value(readPastDayIfAny(typed, today))
  expect([read(''), read('20 5'), read('1 12'), read('2 12'), read('20 5 2024')]).toEqual([null, '2026-05-20', '2026-12-01', '2025-12-02', '2024-05-20'])
  expect([read('20 5 2027'), read('31 2')]).toEqual(['day-not-yet', 'day-not-understood'])
})
