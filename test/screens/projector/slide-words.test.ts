import { expect, test } from 'vitest'
import { agreedHeading, courtWordsFor, spokenBy } from '#screens/projector/slide-words.ts'

test('[T4, vignette V10] the hearing is counted in the words that were agreed for it', () => {
  expect(courtWordsFor({ on: '2026-10-13', days: 5, workingDays: ['2026-10-09', '2026-10-12'] })).toEqual([
    'Hearing Tuesday 13 October.',
    '5 days, 2 full working days before the hearing: Friday 9 and Monday 12 October.',
  ])
  expect(courtWordsFor({ on: '2026-11-03', days: 5, workingDays: ['2026-10-30', '2026-11-02'] })[1]).toBe('5 days, 2 full working days before the hearing: Friday 30 October and Monday 2 November.')
  expect(courtWordsFor({ on: '2026-10-12', days: 2, workingDays: [] })[1]).toBe('2 days, no full working day before the hearing.')
  expect(courtWordsFor({ on: '2026-10-12', days: 0, workingDays: [] })[1]).toBe('Today.')
})

test('[M34, design 3] what was recorded without a quorum is never called agreed', () => {
  expect(agreedHeading({ sentence: '', standing: 'view', readBack: true })).toBe('Our view, not an agreement: the meeting is not quorate, as read back')
  expect(agreedHeading({ sentence: '', standing: 'agreement', readBack: false })).toBe('What we agree')
})

test('[M31, vignette V10] without a name, words are somebody’s by what they are to the child', () => {
  expect([spokenBy({ text: '', who: 'mother', youngPerson: false }), spokenBy({ text: '', who: '', youngPerson: true }), spokenBy({ text: '', who: '', youngPerson: false })]).toEqual(['Mother', 'The young person', 'The family'])
})
