import { expect, test } from 'vitest'
import { englishBankHolidays } from '#domain/basics/bank-holidays.ts'
import { neededBy } from '#domain/rules-across/needed-by.ts'

const hearing = (on: string) => ({ on, legalContact: 'Mrs Pettifer', restriction: false })
const by = (facts: Parameters<typeof neededBy>[0], today = '2026-10-08') => neededBy(facts, today, englishBankHolidays)

test('[C9, rows 27 and 28] an opinion is needed by the last working day before the hearing or the review, whichever comes first', () => {
  expect(by({ hearing: null, bioethics: null })).toBeNull()
  expect(by({ hearing: null, bioethics: { on: '2026-10-22' } })).toBe('2026-10-21')
  expect(by({ hearing: hearing('2026-10-13'), bioethics: { on: '2026-10-22' } })).toBe('2026-10-12')
  expect(by({ hearing: hearing('2026-11-30'), bioethics: { on: '2026-10-26' } })).toBe('2026-10-23')
  expect(by({ hearing: hearing('2026-12-29'), bioethics: null })).toBe('2026-12-24')
  expect(by({ hearing: hearing('2026-10-08'), bioethics: { on: '2026-10-22' } })).toBe('2026-10-21')
})
