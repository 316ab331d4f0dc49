import { expect, test } from 'vitest'
import { isLetterWaitedFor } from '#domain/rules-across/is-letter-waited-for.ts'
import { aCaseFile, aDecision, aShortlisted } from '../a-case.ts'
import { anAnswer, anApproach, aReport, aSignedCase } from '../pathway/a-pathway.ts'

const declined = (provider: string) => ({ [`approach/${provider}`]: anApproach({ provider, answer: anAnswer({ kind: 'declined' }) }) })

test('a letter waits once a meeting has agreed it, and no more once it is signed', () => {
  expect(isLetterWaitedFor(aCaseFile())).toBe(true)
  expect(isLetterWaitedFor(aSignedCase())).toBe(false)
})

test('[A3, row 14] after a decline one waits for the next, and none when all have declined', () => {
  const more = { 'shortlist/p2': aShortlisted({ provider: 'p2' }), 'shortlist/p3': aShortlisted({ provider: 'p3' }) }
  expect(isLetterWaitedFor(aSignedCase({ ...more, ...declined('p1') }))).toBe(true)
  expect(isLetterWaitedFor(aSignedCase({ ...more, ...declined('p1'), ...declined('p2'), ...declined('p3') }))).toBe(false)
})

test.each<[string, Readonly<Record<string, unknown>>]>([
  ['a mere view', { 'decision/m1': aDecision({ standing: 'view' }) }],
  ['no agreement', { 'decision/m1': aDecision({ outcome: 'deferred' }) }],
  ['a case that has ended', { ended: { how: 'withdrawn', by: 'Mother', on: '2026-10-08' } }],
  ['a report that is here already', { 'report/r1': aReport() }],
])('none waits for %s', (_, change) => {
  expect(isLetterWaitedFor(aCaseFile(change))).toBe(false)
})
