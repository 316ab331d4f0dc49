import { expect, test } from 'vitest'
import { meetingsSigned } from '#domain/rules-across/signed-minutes.ts'
import type { CaseSummary } from '#domain/rules-across/summaries.ts'
import { aCaseLine, aMeetingLine } from '../a-summary.ts'

const meeting = aMeetingLine('m1', '2026-10-08', ['1', '2'], { opened: true })
const [signed, open] = [[{ meeting: 'm1', signed: true }], [{ meeting: 'm1', signed: false }]] as const
const isSigned = (...cases: readonly CaseSummary[]): boolean => meetingsSigned([meeting], cases).has('m1')

test('[M24, domain 4.1] minutes are signed when every case with an outcome there is', () => {
  expect(isSigned(aCaseLine('1', { minutes: signed }), aCaseLine('2', { minutes: signed }))).toBe(true)
  expect(isSigned(aCaseLine('1', { minutes: signed }), aCaseLine('2')), 'one that was not reached').toBe(true)
  expect(isSigned(aCaseLine('1', { minutes: signed }), aCaseLine('2', { minutes: open }))).toBe(false)
  expect(isSigned(aCaseLine('1'), aCaseLine('2')), 'nothing was decided').toBe(false)
})

test('[M24, domain 4.1] what a later meeting said does not sign the minutes of this one', () => {
  const later = aCaseLine('1', { minutes: [...open, { meeting: 'm2', signed: true }] })
  expect(isSigned(later, aCaseLine('2', { minutes: signed }))).toBe(false)
})

test('[M24, domain 4.1] with a case that is not here, or that waits to be settled, they are not said to be', () => {
  expect(isSigned(aCaseLine('1', { minutes: signed }))).toBe(false)
  for (const unit of ['decision/m1', 'signed/minute/m1']) expect(isSigned(aCaseLine('1', { minutes: signed }), aCaseLine('2', { unsettled: [unit] })), unit).toBe(false)
  expect(isSigned(aCaseLine('1', { minutes: signed }), aCaseLine('2', { unsettled: ['decision/m2', 'question'] }))).toBe(true)
})
