import { expect, test } from 'vitest'
import { englishBankHolidays } from '#domain/basics/bank-holidays.ts'
import { hardestFirst, isCourtSoon, placeFor } from '#domain/rules-across/agenda-order.ts'
import type { CaseSummary } from '#domain/rules-across/summaries.ts'
import { aCaseLine } from '../a-summary.ts'

const meetingOn = '2026-10-08'
const court = (id: string, on: string) => aCaseLine(id, { hearing: { on, restriction: false } })
const place = (entry: CaseSummary, agenda: readonly CaseSummary[]) => placeFor(entry, agenda, meetingOn, englishBankHolidays)

test('[M16, vignette V10] a hearing within ten full working days takes its case to the top, after an earlier one', () => {
  const agenda = [court('a', '2026-10-12'), aCaseLine('b'), aCaseLine('c')]
  expect(place(court('r', '2026-10-13'), agenda)).toBe(1)
  expect(place(court('r', '2026-10-09'), agenda)).toBe(0)
  expect(place(aCaseLine('r'), agenda)).toBe(3)
  expect(place(court('r', '2026-10-13'), [])).toBe(0)
})

test('[M16, row 28] ten full working days are counted over weekends; a later or past hearing goes last', () => {
  const soon = (on: string) => isCourtSoon(court('r', on), meetingOn, englishBankHolidays)
  expect([soon('2026-10-23'), soon('2026-10-26'), soon('2026-10-07'), soon(meetingOn)]).toEqual([true, false, false, true])
})

test('[M16, row 28] a case the chair moved above it does not send the next one below', () => {
  expect(place(court('r', '2026-10-13'), [aCaseLine('moved up'), court('a', '2026-10-12')])).toBe(0)
})

test('[M17, domain 4.1] hardest first: court by date, then disagreement, then the others as they stand', () => {
  const agenda = [aCaseLine('1'), aCaseLine('2', { disagreement: true }), court('3', '2026-10-20'), aCaseLine('4'), court('5', '2026-10-13'), court('6', '2026-10-01')]
  expect(hardestFirst(agenda, meetingOn)).toEqual(['5', '3', '2', '1', '4', '6'])
})
