import { expect, test } from 'vitest'
import { readPathway } from '#domain/pathway/read-pathway.ts'
import { declinedBefore, heardFrom } from '#domain/rules-across/provider-in-hand.ts'
import { aDecision, aShortlisted } from '../a-case.ts'
import { aDispatch, aReport, aSeen, aSignedCase, anAnswer, anApproach, noReport, taken } from '../pathway/a-pathway.ts'

const declined = (provider: string) => anApproach({ provider, answer: anAnswer({ kind: 'declined' }) })
const before = (change: Readonly<Record<string, unknown>> = {}) => declinedBefore(aSignedCase(change))

test('[L30, row 14] asked first are those who declined before it came to whom the case is with', () => {
  expect(before()).toEqual([])
  expect(before({ 'approach/p1': declined('p1') })).toEqual(['p1'])
  expect(before({ 'approach/p1': declined('p1'), 'approach/p2': declined('p2') })).toEqual(['p1', 'p2'])
})

test('[L30, row 14] nobody was asked before one a later meeting chose, nor while nobody is left', () => {
  const all = { 'approach/p1': declined('p1'), 'approach/p2': declined('p2'), 'approach/p3': declined('p3') }
  expect(before(all)).toEqual([])
  expect(before({ ...all, 'shortlist/p4': aShortlisted({ provider: 'p4', order: 'd' }), 'decision/m2': aDecision({ meeting: 'm2', provider: 'p4' }) })).toEqual([])
})

const heard = (change: Readonly<Record<string, unknown>> = {}) => {
  const file = aSignedCase(change)
  return heardFrom(file, readPathway(file.record))
}

test('[A9, rows 18 and 30] whoever has a letter is still heard from after the case moved on to another', () => {
  const movedOn = { 'dispatch/1/secure-mail/1': aDispatch({ acknowledged: taken }), 'shortlist/p4': aShortlisted({ provider: 'p4', order: 'd' }), 'decision/m2': aDecision({ meeting: 'm2', provider: 'p4' }) }
  expect(heard()).toEqual(['p1'])
  expect(heard(movedOn)).toEqual(['p4', 'p1'])
  expect(heard({ ...movedOn, 'report/r1': aReport() })).toEqual(['p4'])
  expect(heard({ ...movedOn, 'no-report/p1': noReport })).toEqual(['p4'])
  expect(heard({ ...movedOn, 'decision/m2': aDecision({ meeting: 'm2', outcome: 'not-supported', provider: null }) })).toEqual(['p1'])
})

test('[A9, rows 18 and 30] who declined is not waited for, unless they saw the child all the same', () => {
  const declinedLater = { 'approach/p1': declined('p1'), 'dispatch/1/secure-mail/1': aDispatch({ acknowledged: taken }) }
  expect(heard(declinedLater)).toEqual(['p2'])
  expect(heard({ ...declinedLater, 'seen/p1': aSeen() })).toEqual(['p2', 'p1'])
})
