import { expect, test } from 'vitest'
import { familyAnswers, notAskedBeside } from '#domain/pathway/family-answers.ts'
import { gatesNotPassed, gatesOfTransfer, isSharingAsked, isTransferAgreed } from '#domain/pathway/gates-of-transfer.ts'
import { aGate, allGates, aPathway, aReport, aTransfer } from './a-pathway.ts'

test('[A15, rows 34, 35] nobody has said, yes and no are three states of each gate', () => {
  expect(gatesOfTransfer(aPathway({ 'transfer-gate/home-safe': aGate('home-safe'), 'transfer-gate/best-interests': aGate('best-interests', false) }))).toEqual({
    'home-safe': 'yes', 'receiving-safe': 'open', 'best-interests': 'no', 'clinical-team-agrees': 'open', 'family-consents': 'open',
  })
})

test('[A15, row 34] the team’s agreement never stands for the family’s consent, nor one parent for another', () => {
  const father = { person: 'Iker Núñez', relation: 'father', yes: false, by: 'Dr Osei', on: '2026-10-08', why: 'Too far' }
  expect(gatesNotPassed(aPathway({ ...allGates, 'transfer-consent/mother': null }), 'transferred')).toEqual(['family-consents'])
  expect(gatesNotPassed(aPathway({ ...allGates, 'transfer-consent/father': father }), 'transferred')).toEqual(['family-consents'])
  expect(gatesNotPassed(aPathway(allGates), 'transferred')).toEqual([])
})

test('[A14, row 34] shared care asks for the two of them, and not for the gates of a transfer', () => {
  expect(gatesNotPassed(aPathway(), 'shared')).toEqual(['clinical-team-agrees', 'family-consents'])
  const shared = { 'sharing-gate/clinical-team-agrees': aGate('clinical-team-agrees'), 'sharing-consent/mother': allGates['transfer-consent/mother'] }
  expect(gatesNotPassed(aPathway(shared), 'shared')).toEqual([])
  expect(gatesNotPassed(aPathway(shared), 'transferred')).toContain('family-consents')
})

test('[A14, C7, row 34] what was said of a transfer is no answer to sharing, whatever became of it', () => {
  for (const kind of ['possible', 'not-possible'] as const) {
    const transfer = aTransfer({ outcome: { kind, reason: 'No bed', on: '2026-11-12', by: 'Dr Osei' } })
    expect(gatesNotPassed(aPathway({ ...allGates, transfer }), 'shared')).toEqual(['clinical-team-agrees', 'family-consents'])
  }
})

test('[A14, row 34] an older record, where nobody wanted a transfer, keeps its answers to sharing until they are given anew', () => {
  const older = { 'transfer-gate/clinical-team-agrees': aGate('clinical-team-agrees'), 'transfer-consent/mother': allGates['transfer-consent/mother'] }
  expect(gatesNotPassed(aPathway(older), 'shared')).toEqual([])
  const no = { person: 'Marisol Núñez', relation: 'mother', yes: false, by: 'Dr Osei', on: '2026-11-12', why: '' }
  expect(gatesNotPassed(aPathway({ ...older, 'sharing-consent/mother': no }), 'shared')).toEqual(['family-consents'])
})

test('[A14, C7, row 34] in an older record, answers after the only transfer was found not possible are to sharing', () => {
  const transfer = aTransfer({ outcome: { kind: 'not-possible', reason: 'No bed', on: '2026-11-12', by: 'Dr Osei' } })
  const said = (person: string, yes: boolean) => ({ person, relation: '', yes, by: 'Dr Osei', on: '2026-11-13', why: '' })
  const older = { transfer, 'transfer-gate/clinical-team-agrees': { ...aGate('clinical-team-agrees'), on: '2026-11-13' }, 'transfer-consent/mother': said('Marisol Núñez', true), 'transfer-consent/father': said('Iker Núñez', false) }
  expect(gatesNotPassed(aPathway(older), 'shared')).toEqual(['family-consents'])
  expect(aPathway({ ...older, 'transfer-consent/father': { ...said('Iker Núñez', false), round: 1 } }).sharingConsents.map(({ id }) => id)).toEqual(['mother'])
})

test('[A14, row 34] shared care is asked about once a report is here, without a transfer or after it was decided', () => {
  const report = { 'report/r1': aReport() }
  const notPossible = { kind: 'not-possible', reason: 'No bed', on: '2026-11-12', by: 'Dr Osei' } as const
  const asked = (units: Readonly<Record<string, unknown>>) => isSharingAsked(aPathway(units))
  expect([asked({}), asked(report), asked({ ...report, transfer: aTransfer() }), asked({ ...report, transfer: aTransfer({ outcome: notPossible }) }), asked({ ...report, transfer: aTransfer({ outcome: { ...notPossible, kind: 'possible' } }) })]).toEqual([false, true, false, true, true])
})

test('[A15, L16, row 35] a transfer is agreed while it is possible and every gate is still passed', () => {
  const outcome = { kind: 'possible', reason: '', on: '2026-11-12', by: 'Dr Osei' } as const
  const agreed = (units: Readonly<Record<string, unknown>>) => isTransferAgreed(aPathway({ ...allGates, transfer: aTransfer({ outcome }), ...units }))
  expect([agreed({}), agreed({ transfer: aTransfer() }), agreed({ 'transfer-gate/home-safe': aGate('home-safe', false) })]).toEqual([true, false, false])
})

test('[A14, A15, C7] of two people of one name each has their own answer, and who is not asked beside them is named', () => {
  const said = { person: 'John Smith', relation: 'father', yes: true, by: 'Dr Osei', on: '2026-10-08', why: '' }
  const people = [{ id: 'father', name: 'John Smith' }, { id: 'young', name: 'John Smith' }]
  const answers = familyAnswers(people, aPathway({ 'transfer-consent/father': said }).transferConsents)
  expect(answers.map((answer) => answer.said?.id ?? null)).toEqual(['father', null])
  expect(notAskedBeside(answers)).toEqual([{ id: 'young', name: 'John Smith' }])
  expect(notAskedBeside(familyAnswers(people, []))).toEqual([])
})
