import { expect, test } from 'vitest'
import { mayDecideTransfer } from '#domain/pathway/may-decide-transfer.ts'
import { aGate, allGates, aPathway, aTransfer } from './a-pathway.ts'

const possible = { kind: 'possible', reason: '', on: '2026-11-12', by: 'Dr Osei' } as const
const notPossible = { ...possible, kind: 'not-possible', reason: 'No bed there before spring' } as const

test('[A15, row 35] a transfer is possible through all its gates only', () => {
  expect(mayDecideTransfer(aPathway({ transfer: aTransfer(), ...allGates }), possible)).toMatchObject({ ok: true, value: { outcome: possible } })
  const without = { transfer: aTransfer(), ...allGates, 'transfer-gate/receiving-safe': aGate('receiving-safe', false) }
  expect(mayDecideTransfer(aPathway(without), possible)).toMatchObject({ refusal: { kind: 'transfer-gates-not-passed', rule: 'A15', gates: ['receiving-safe'] } })
})

test('[A15, row 35] “not possible” is an answer, with its reason and whatever the gates say', () => {
  expect(mayDecideTransfer(aPathway({ transfer: aTransfer() }), notPossible)).toMatchObject({ ok: true, value: { outcome: notPossible } })
  expect(mayDecideTransfer(aPathway({ transfer: aTransfer() }), { ...notPossible, reason: ' ' })).toMatchObject({ refusal: { kind: 'not-possible-needs-a-reason', rule: 'A15' } })
})

test('[A15, row 35] the process is explained first, and somebody wanted it', () => {
  expect(mayDecideTransfer(aPathway({ transfer: aTransfer({ explained: null }), ...allGates }), possible)).toMatchObject({ refusal: { kind: 'transfer-not-explained', rule: 'A15' } })
  expect(mayDecideTransfer(aPathway(allGates), possible)).toMatchObject({ refusal: { kind: 'no-transfer-wanted', rule: 'A15' } })
})
