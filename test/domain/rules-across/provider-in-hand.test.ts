import { expect, test } from 'vitest'
import { declinedBefore } from '#domain/rules-across/provider-in-hand.ts'
import { aDecision, aShortlisted } from '../a-case.ts'
import { aSignedCase, anAnswer, anApproach } from '../pathway/a-pathway.ts'

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
