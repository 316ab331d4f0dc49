import { expect, test } from 'vitest'
import { listProvider, mayTakeOff, teamsThatTreated } from '#domain/rules-across/shortlist.ts'
import { aCaseFile, aDecision, aProvider, aShortlisted, aTeam } from '../a-case.ts'

const home = aTeam()
const listed = { id: 'p2', provider: aProvider(), why: ' knows the disease ', order: 'b' }

test('[V9, rows 1, 14] a provider comes on to the list once, with why, and from elsewhere', () => {
  const file = aCaseFile()
  expect(listProvider(file, listed, home)).toEqual({ ok: true, value: { provider: 'p2', why: 'knows the disease', order: 'b', independence: null } })
  expect(listProvider(file, { ...listed, id: 'p1' }, home)).toMatchObject({ refusal: { kind: 'on-the-shortlist-already', rule: 'V9' } })
  expect(listProvider(file, { ...listed, why: ' ' }, home)).toMatchObject({ refusal: { kind: 'shortlist-needs-why', rule: 'V9' } })
  expect(listProvider(file, { ...listed, provider: aProvider({ ods: home.ods }) }, home)).toMatchObject({ refusal: { kind: 'provider-at-home-trust', rule: 'V1' } })
})

test('[V9, row 14] whom a meeting chose or named as back-up stays on the list', () => {
  const file = aCaseFile({ 'decision/m1': aDecision({ provider: 'p1', backUp: 'p3' }) })
  expect(['p1', 'p3', 'p2'].map((id) => mayTakeOff(file, id).ok)).toEqual([false, false, true])
})

test('[V10, row 15] the teams asked about are ours and each other that has treated the child, once', () => {
  expect(teamsThatTreated(aCaseFile({ brief: null, 'shortlist/p1': null }), home)).toEqual(['Fairhaven Children’s Hospital'])
  const brief = { diagnoses: [], soFar: '', now: '', treatedBy: ['Neurology, Fairhaven Children’s Hospital', 'Leeds oncology'] }
  const file = aCaseFile({ brief, 'shortlist/p1': aShortlisted({ independence: { teams: [{ team: 'leeds  oncology', independent: true, why: '' }, { team: 'York', independent: true, why: '' }], checked: 0, declared: [] } }) })
  expect(teamsThatTreated(file, home)).toEqual(['Neurology, Fairhaven Children’s Hospital', 'Leeds oncology', 'York'])
})
