import { expect, test } from 'vitest'
import { mayRecordReport } from '#domain/rules-across/may-record-report.ts'
import { aProvider } from '../a-case.ts'
import { anApproach, aReport, aSeen, aSignedCase, aVerbal } from '../pathway/a-pathway.ts'

const boston = aProvider({ country: 'US' })

test('[A10, row 36] a report from a provider who was asked, its answers by number', () => {
  expect(mayRecordReport(aSignedCase(), aProvider(), aReport())).toEqual({ ok: true, value: [] })
  expect(mayRecordReport(aSignedCase({ 'approach/p2': anApproach({ provider: 'p2' }) }), aProvider(), aReport({ from: 'p2' })).ok).toBe(true)
  expect(mayRecordReport(aSignedCase(), aProvider(), aReport({ from: 'p9' }))).toMatchObject({ refusal: { kind: 'report-from-nobody-asked', rule: 'A10' } })
  for (const gave of [{ 'seen/p3': aSeen({ provider: 'p3' }) }, { 'verbal/v1': { ...aVerbal, from: 'p3' } }]) {
    expect(mayRecordReport(aSignedCase(gave), aProvider(), aReport({ from: 'p3' })).ok).toBe(true)
  }
  const twice = [{ number: 1, words: 'Yes' }, { number: 1, words: 'No' }]
  expect(mayRecordReport(aSignedCase(), aProvider(), aReport({ answers: twice }))).toMatchObject({ refusal: { kind: 'question-answered-twice', rule: 'A10' } })
})

test('[A10, row 12] from abroad, differences in law and ethical norms are answered', () => {
  expect(mayRecordReport(aSignedCase(), boston, aReport())).toMatchObject({ refusal: { kind: 'differences-not-answered', rule: 'A10' } })
  expect(mayRecordReport(aSignedCase(), boston, aReport({ differences: { kind: 'none', words: '' } }))).toEqual({ ok: true, value: [] })
  expect(mayRecordReport(aSignedCase(), boston, aReport({ differences: { kind: 'listed', words: ' ' } }))).toMatchObject({ refusal: { kind: 'differences-need-words', rule: 'A10' } })
  expect(mayRecordReport(aSignedCase(), boston, aReport({ differences: { kind: 'not-stated', words: '' } }))).toEqual({ ok: true, value: ['differences-not-stated'] })
})

test('[A10, row 12] what is still to ask for stops nobody, and a report that comes late is recorded', () => {
  const ended = { how: 'died', by: 'Dr Osei', on: '2026-10-30' }
  expect(mayRecordReport(aSignedCase({ ended }), aProvider(), aReport({ declaration: null }))).toEqual({ ok: true, value: ['declaration-missing', 'case-has-ended'] })
})
