import { expect, test } from 'vitest'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { whatIsMissing } from '#domain/rules-across/what-is-missing.ts'
import { exchange } from '../../builders/an-act.ts'
import { aCaseFile, aDecision, aWrittenCase, say, someIndications } from '../a-case.ts'

const missing = (change: Readonly<Record<string, unknown>> = {}) => whatIsMissing(aCaseFile(change), 'm1')

test('[X1, design 3] of a complete minute nothing is missing', () => {
  expect(missing()).toEqual([])
})

test.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
  ['no reason', { 'indications/before': null }, ['primary-reason']],
  ['disagreement without both sides', { 'indications/before': someIndications({ chosen: ['I5'], primary: 'I5', disagreements: ['a'] }), 'side/before/1': { who: 'a', text: '', order: 'a' } }, ['both-sides']],
  ['no decision', { 'decision/m1': null }, ['agreed-sentence', 'provider']],
  ['no outcome', { 'decision/m1': aDecision({ outcome: null }) }, ['agreed-sentence']],
  ['no provider', { 'decision/m1': aDecision({ provider: null }) }, ['provider']],
  ['nobody asked for dissent', { 'dissent-asked/m1': null }, ['dissent-not-asked']],
  ['no action', { 'task/t1': null }, ['action-with-owner']],
])('[X1, design 3] %s is listed', (_, change, parts) => {
  expect(missing(change)).toEqual(parts)
})

test('[X1, domain 4.1] "none of these" is a reason', () => {
  expect(missing({ 'indications/before': someIndications({ chosen: [], primary: null, none: 'The family’s wish.' }) })).toEqual([])
})

test('[X1, domain 4.1] an outcome that asks nobody needs no provider', () => {
  expect(missing({ 'decision/m1': aDecision({ outcome: 'redirected', provider: null }) })).toEqual([])
})

test('[D7, design 3] somebody’s dissent shows that it was asked', () => {
  expect(missing({ 'dissent-asked/m1': null, 'dissent/m1/patel': { meeting: 'm1', user: 'patel', name: 'Dr Patel', reason: 'x' } })).toEqual([])
})

test('[X1, design 3] what has two versions is not missing: it is on its card', () => {
  const { scribe, chair } = aWrittenCase({ 'decision/m1': null, 'indications/before': null })
  const secretary = scribe.laptop('Secretary', 'secretary')
  exchange(chair, secretary)
  say(chair, 'decision/m1', aDecision())
  say(secretary, 'decision/m1', aDecision({ sentence: 'Another.' }))
  say(chair, 'indications/m1', someIndications())
  say(secretary, 'indications/m1', someIndications({ chosen: ['I2'], primary: 'I2' }))
  expect(whatIsMissing(readCaseFile(scribe.fold()), 'm1')).toEqual([])
})

test('[M6, design 3] what a meeting lacks is asked of its own reasons and sides, once it has them', () => {
  const disagreement = someIndications({ chosen: ['I5'], primary: 'I5', disagreements: ['a'] })
  const side = { who: 'Neurosurgery', text: 'Operate.', order: 'a' }
  const change = { 'indications/before': disagreement, 'side/before/1': side, 'side/before/2': { ...side, order: 'b' } }
  expect(missing(change)).toEqual([])
  expect(missing({ ...change, 'side/m1/1': side })).toEqual(['both-sides'])
  expect(missing({ ...change, 'side/m1/1': side, 'indications/m1': someIndications() })).toEqual([])
})
