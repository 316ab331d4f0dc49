import { expect, test } from 'vitest'
import { lackWords, otherWords, waitingWords, warningWords } from '#screens/planning/agenda-words.ts'
import { aCaseLine, aMeetingLine, anOutcome } from '../../domain/a-summary.ts'

const view = { on: '2026-10-15', today: '2026-10-08', meetings: [aMeetingLine('m1', '2026-10-22', ['1'])], cases: [] }

test('[M18, domain 4.1] what a case lacks is said as somebody would', () => {
  expect(lackWords({ kind: 'hearing-before-meeting', on: '2026-10-13' })).toBe('The hearing, Tue 13 October, is before this meeting')
  expect(lackWords({ kind: 'another-agenda', meeting: aMeetingLine('m1', '2026-10-22') })).toBe('Also on the agenda of Thursday 22 October 2026')
  expect(lackWords({ kind: 'not-to-be-discussed', why: 'parked' })).toBe('Parked: urgent treatment. Take it off')
})

test('[M14, domain 4.1] why a case waits, and why another does not', () => {
  expect(waitingWords({ why: 'information-due', entry: aCaseLine('1', { outcome: anOutcome('more-information', { due: '2026-10-13' }) }) })).toBe('More information was asked for by Tue 13 October')
  expect(waitingWords({ why: 'information-due', entry: aCaseLine('1', { outcome: anOutcome('more-information') }) })).toContain('by no day that can be read')
  expect(otherWords(aCaseLine('1'), view)).toBe('On the agenda of Thursday 22 October 2026')
  expect(otherWords(aCaseLine('2', { route: 'routine' }), view)).toBe('Routine advice')
  expect(otherWords(aCaseLine('2', { outcome: anOutcome('more-information', { due: '2026-10-16' }) }), view)).toBe('More information asked for by Fri 16 October')
})

test('[M11, domain 4.3] a slip about the day is named', () => {
  expect(warningWords({ kind: 'weekend' }, '2026-10-17')).toBe('That is a Saturday.')
  expect(warningWords({ kind: 'day-taken', name: 'Complex cases MDT', at: '13:00' }, '2026-10-15')).toBe('Complex cases MDT is on that day already, at 1pm.')
})
