import { expect, test } from 'vitest'
import { englishBankHolidays } from '#domain/basics/bank-holidays.ts'
import { openingOf } from '#domain/profile/opening.ts'
import { aProfile, pals } from './a-profile.ts'

const at = (day: string, time: string, contact = pals()) => openingOf(contact, { day, time }, englishBankHolidays)

test.each([
  ['on a Thursday at 1pm', '2026-10-08', '13:00', { kind: 'open', until: '17:00' }],
  ['at the minute it opens', '2026-10-08', '10:00', { kind: 'open', until: '17:00' }],
  ['before it opens', '2026-10-08', '09:59', { kind: 'closed', opens: { day: '2026-10-08', time: '10:00' } }],
  ['at the minute it closes', '2026-10-08', '17:00', { kind: 'closed', opens: { day: '2026-10-09', time: '10:00' } }],
  ['on a Friday evening', '2026-10-09', '18:00', { kind: 'closed', opens: { day: '2026-10-12', time: '10:00' } }],
  ['on Christmas Day, a Friday: after the weekend and the bank holiday of Monday', '2026-12-25', '11:00', { kind: 'closed', opens: { day: '2026-12-29', time: '10:00' } }],
] as const)('[R5, row 10] Pals %s', (_, day, time, opening) => {
  expect(at(day, time)).toEqual(opening)
})

test('[R5, row 10] who keeps hours on a bank holiday is open on one', () => {
  expect(at('2026-12-25', '11:00', pals({ onBankHolidays: true }))).toEqual({ kind: 'open', until: '17:00' })
})

test('[R5, row 10] hours nobody set are not known, and a day that never comes is not named', () => {
  expect(at('2026-10-08', '11:00', pals({ hours: [] }))).toEqual({ kind: 'not-known' })
  const days = Array.from({ length: 60 }, (_, n) => new Date(Date.UTC(2026, 9, 8 + n)).toISOString().slice(0, 10))
  expect(openingOf(pals(), { day: '2026-10-08', time: '18:00' }, new Set(days))).toEqual({ kind: 'closed', opens: null })
})

test('[R5, row 4] day and night is always, and hours that touch are one', () => {
  const { marthasRule } = aProfile().contacts
  expect(marthasRule === null ? null : at('2026-12-25', '03:00', marthasRule)).toEqual({ kind: 'always' })
  const twice = pals({ hours: [{ days: ['Thursday'], from: '13:00', to: '17:00' }, { days: ['Thursday'], from: '09:00', to: '13:00' }] })
  expect(at('2026-10-08', '10:00', twice)).toEqual({ kind: 'open', until: '17:00' })
})
