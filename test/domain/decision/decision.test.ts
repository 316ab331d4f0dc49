import { expect, test } from 'vitest'
import { checkOutcome, moreBeside, decisionSchema, decisionUnit, openDecision, outcomeKinds } from '#domain/decision/decision.ts'
import { aDecision } from '../a-case.ts'

const route = { what: 'No further information would change this', who: 'Dr Osei', by: 'Pals' }

test('[D1, design 3] an outcome has its agreed sentence', () => {
  expect(checkOutcome(aDecision()).ok).toBe(true)
  expect(checkOutcome(aDecision({ sentence: ' \n' }))).toMatchObject({ refusal: { kind: 'agreed-sentence-empty', rule: 'D1' } })
  expect(checkOutcome(aDecision({ outcome: null }))).toMatchObject({ refusal: { kind: 'outcome-missing', rule: 'D1' } })
})

test('[D2, row 2] there is no plain refusal among the outcomes', () => {
  expect(outcomeKinds).toEqual(['agreed', 'more-information', 'not-supported', 'deferred-urgent', 'deferred', 'redirected'])
  expect(decisionSchema.safeParse({ ...aDecision(), outcome: 'refused' }).success).toBe(false)
})

test.each([
  ['nothing', null],
  ['no reason', { ...route, what: ' ' }],
  ['nobody to tell the family', { ...route, who: '' }],
  ['no other route', { ...route, by: '' }],
])('[D2, row 2] not supported, with %s, is not recorded', (_, more) => {
  expect(checkOutcome(aDecision({ outcome: 'not-supported', more }))).toMatchObject({ refusal: { kind: 'not-supported-needs-a-route', rule: 'D2' } })
  expect(checkOutcome(aDecision({ outcome: 'not-supported', more: route })).ok).toBe(true)
})

test('[D3, design 3] more information says what, from whom and by when', () => {
  const more = { what: 'Exome', who: 'Genetics', by: '2026-10-22' }
  for (const part of ['what', 'who', 'by'] as const) {
    expect(checkOutcome(aDecision({ outcome: 'more-information', more: { ...more, [part]: ' ' } }))).toMatchObject({ refusal: { rule: 'D3' } })
  }
  expect(checkOutcome(aDecision({ outcome: 'more-information', more })).ok).toBe(true)
})

test('[D1, design 3] a decision not taken yet is open, and one a meeting', () => {
  expect(decisionSchema.parse(openDecision('m1'))).toEqual(openDecision('m1'))
  expect(openDecision('m1')).toMatchObject({ outcome: null, provider: null, override: null })
  expect(decisionUnit('m1')).not.toBe(decisionUnit('m2'))
})

test('[M21, row 2] why a case was carried over is said once; what more is needed stands beside its sentence', () => {
  const deferred = aDecision({ outcome: 'deferred', sentence: 'Carried over to the next meeting: no time', more: { what: 'no time', who: '', by: '' } })
  const needed = aDecision({ outcome: 'more-information', sentence: 'We need the MRI.', more: { what: 'the MRI', who: 'Leeds', by: 'Friday' } })
  expect([moreBeside(deferred), moreBeside(needed), moreBeside(aDecision({ more: null }))]).toEqual(['', 'the MRI. Leeds. Friday', ''])
})
