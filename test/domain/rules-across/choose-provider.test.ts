import { expect, test } from 'vitest'
import { chooseProvider, type ProviderChoice } from '#domain/rules-across/choose-provider.ts'
import { aDecision, aProvider, aShortlisted, aTeam, treatedHere } from '../a-case.ts'

const open = aDecision({ provider: null })
const choose = (change: Partial<ProviderChoice> = {}, decision = open) =>
  chooseProvider(decision, { provider: aProvider(), entry: aShortlisted(), home: aTeam(), role: 'chair', reason: '', by: 'Dr Osei', declined: false, ...change })
const notIndependent = aShortlisted({ independence: treatedHere })

test('[D4, row 15] an independent provider is chosen, and needs no override', () => {
  expect(choose()).toEqual({ ok: true, value: aDecision({ provider: 'p1', override: null }) })
})

test('[D4, row 15] one who is not independent stops, and the answer says why', () => {
  expect(choose({ entry: notIndependent })).toEqual({
    ok: false,
    refusal: { kind: 'provider-not-independent', rule: 'D4', why: 'treated him there in 2024' },
  })
})

test('[D4, row 15] the chair goes on with a reason, which is kept with the decision', () => {
  expect(choose({ entry: notIndependent, reason: ' The only centre in Europe. ' })).toMatchObject({
    ok: true,
    value: { provider: 'p1', override: { reason: 'The only centre in Europe.', by: 'Dr Osei' } },
  })
  expect(choose({ entry: notIndependent, reason: ' \n' })).toMatchObject({ ok: false, refusal: { rule: 'D4' } })
})

test.each(['consultant', 'secretary', 'member', 'observer'] as const)('[D4, row 15] a %s cannot override, with any reason', (role) => {
  expect(choose({ entry: notIndependent, role, reason: 'The only centre.' })).toMatchObject({ ok: false, refusal: { kind: 'override-is-the-chairs', rule: 'D4' } })
})

test('[D4, row 15] an override does not stay with the next provider', () => {
  const overridden = aDecision({ provider: 'p2', override: { reason: 'The only centre.', by: 'Dr Osei' } })
  expect(choose({}, overridden)).toMatchObject({ value: { provider: 'p1', override: null } })
})

test('[V1, row 1] our own organisation is never chosen, not by the chair with a reason either', () => {
  expect(choose({ provider: aProvider({ ods: 'ZZ1' }), reason: 'Near.' })).toMatchObject({ ok: false, refusal: { kind: 'provider-at-home-trust', rule: 'V1' } })
})

test('[A1, row 14] one who has declined is not chosen again', () => {
  expect(choose({ declined: true })).toMatchObject({ refusal: { kind: 'declined-not-chosen', rule: 'A1' } })
})

test('[L3, row 15] one not yet checked can be chosen; the letter waits', () => {
  expect(choose({ entry: aShortlisted({ independence: null }), role: 'secretary' })).toMatchObject({ ok: true, value: { override: null } })
})

test('[D4, row 15] a back-up who is chosen is no longer the back-up; another stays', () => {
  expect(choose({}, aDecision({ provider: 'p2', backUp: 'p1' }))).toMatchObject({ value: { provider: 'p1', backUp: null } })
  expect(choose({}, aDecision({ provider: 'p2', backUp: 'p3' }))).toMatchObject({ value: { provider: 'p1', backUp: 'p3' } })
})
