import { expect, test } from 'vitest'
import { checkDissent, checkNobodyDissents, dissentAskedSchema, dissentUnit } from '#domain/decision/dissent.ts'
import { aCaseFile, aDecision } from '../a-case.ts'

const dissent = { meeting: 'm1', user: 'patel', name: 'Dr Patel', reason: ' Too early. ' }

test('[D5, vignette V5] dissent has a name and a reason', () => {
  expect(checkDissent(dissent)).toEqual({ ok: true, value: { ...dissent, reason: 'Too early.' } })
  expect(checkDissent({ ...dissent, name: ' ' })).toMatchObject({ refusal: { kind: 'dissent-needs-a-name', rule: 'D5' } })
  expect(checkDissent({ ...dissent, user: '' })).toMatchObject({ refusal: { kind: 'dissent-needs-a-name', rule: 'D5' } })
  expect(checkDissent({ ...dissent, reason: '\n' })).toMatchObject({ refusal: { kind: 'dissent-needs-a-reason', rule: 'D5' } })
})

test('[D5, vignette V5] each person dissents for themselves, beside the decision', () => {
  expect(dissentUnit('m1', 'patel')).not.toBe(dissentUnit('m1', 'osei'))
  const file = aCaseFile({ 'dissent/m1/patel': { ...dissent, reason: 'Too early.' } })
  expect(file.decisions).toEqual([aDecision()])
  expect(file.dissents.map((entry) => [entry.name, entry.reason])).toEqual([['Dr Patel', 'Too early.']])
})

test('[D7, design 3] asked, and nobody dissented, is an entry; nothing is assumed without one', () => {
  expect(dissentAskedSchema.safeParse({ meeting: 'm1', nobody: false }).success).toBe(false)
  expect(aCaseFile().dissentAsked).toEqual(['m1'])
  expect(aCaseFile({ 'dissent-asked/m1': null }).dissentAsked).toEqual([])
})

test('[D7, domain 4.1] nobody is asked whether they dissent before something is agreed', () => {
  for (const decision of [null, aDecision({ outcome: null, sentence: '' })]) {
    expect(checkNobodyDissents(decision)).toMatchObject({ refusal: { kind: 'nothing-to-dissent-from', rule: 'D7' } })
  }
  expect(checkNobodyDissents(aDecision()).ok).toBe(true)
})
