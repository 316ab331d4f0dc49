import { expect, test } from 'vitest'
import { mayApproach } from '#domain/rules-across/may-approach.ts'
import { nextProvider } from '#domain/rules-across/provider-in-hand.ts'
import { readPathway } from '#domain/pathway/read-pathway.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { aDecision, aShortlisted, aWrittenCase, say, treatedHere } from '../a-case.ts'
import { anAnswer, anApproach, aSignedCase } from '../pathway/a-pathway.ts'

const declined = (provider: string) => anApproach({ provider, answer: anAnswer({ kind: 'declined' }) })

test('[A1, row 14] a provider on the shortlist of an agreed decision is asked', () => {
  expect(mayApproach(aSignedCase(), 'p1').ok).toBe(true)
  expect(mayApproach(aSignedCase(), 'p9')).toMatchObject({ refusal: { kind: 'not-on-the-shortlist', rule: 'A1' } })
  expect(mayApproach(aSignedCase({ 'decision/m1': aDecision({ outcome: 'more-information' }) }), 'p1')).toMatchObject({ refusal: { kind: 'nothing-agreed', rule: 'A1' } })
  expect(mayApproach(aSignedCase({ 'decision/m1': aDecision({ standing: 'view' }) }), 'p1')).toMatchObject({ refusal: { kind: 'only-a-view', rule: 'M2' } })
})

test('[A1, row 14] after one who declined the back-up follows, then the next on the list, then nobody', () => {
  const next = (...gone: readonly string[]) => {
    const file = aSignedCase(Object.fromEntries(gone.map((provider) => [`approach/${provider}`, declined(provider)])))
    return nextProvider(file, readPathway(file.record))
  }
  expect([next(), next('p1'), next('p1', 'p2'), next('p1', 'p2', 'p3')]).toEqual(['p1', 'p2', 'p3', null])
  expect(mayApproach(aSignedCase({ 'approach/p1': declined('p1') }), 'p1')).toMatchObject({ refusal: { kind: 'provider-declined', rule: 'A1' } })
})

test('[A1, row 14] whoever is put on the list after the meeting waits for a meeting', () => {
  const { scribe, chair } = aWrittenCase({ 'approach/p1': declined('p1') })
  say(chair, 'shortlist/p2', aShortlisted({ provider: 'p2', order: 'b' }))
  const next = () => {
    const file = readCaseFile(scribe.fold())
    return nextProvider(file, readPathway(file.record))
  }
  const before = next()
  say(chair, 'decision/m2', aDecision({ meeting: 'm2', provider: 'p2' }))
  expect([before, next()]).toEqual([null, 'p2'])
})

test('[A2, row 21] nobody is asked for a case that is parked or has ended', () => {
  const hold = { state: 'parked', by: 'Dr Osei', at: '2026-10-09T09:00:00+01:00', reviewOn: null, why: '' }
  expect(mayApproach(aSignedCase({ hold }), 'p1')).toMatchObject({ refusal: { kind: 'parked-for-urgent-treatment', rule: 'A2' } })
  expect(mayApproach(aSignedCase({ ended: { how: 'died', by: 'Dr Osei', on: '2026-10-09' } }), 'p1')).toMatchObject({ refusal: { kind: 'ended', rule: 'A2', how: 'died' } })
})

test('[D4, row 15] nobody asks one who is not independent without the chair’s reason, with the decision or for them alone', () => {
  const list = { 'shortlist/p1': aShortlisted({ independence: treatedHere }), 'shortlist/p2': aShortlisted({ provider: 'p2', order: 'b', independence: treatedHere }) }
  const may = (units: Readonly<Record<string, unknown>>, provider: string) => mayApproach(aSignedCase({ ...list, ...units }), provider)
  const stopped = { refusal: { kind: 'provider-not-independent', rule: 'D4', why: 'treated him there in 2024' } }
  const decided = { 'decision/m1': aDecision({ backUp: 'p2', override: { reason: 'The only centre.', by: 'Chair' } }) }
  expect([may({}, 'p1'), may({}, 'p2'), may(decided, 'p2')]).toMatchObject([stopped, stopped, stopped])
  expect([may(decided, 'p1').ok, may({ 'override/independence/p2': { reason: 'Nobody else.', by: 'Chair' } }, 'p2').ok]).toEqual([true, true])
})

test.each([['non-expert', 'non-expert-view', 'S4'], ['routine', 'routine-advice', 'S5']] as const)('[S4, S5, rows 7, 29] nobody is rung for %s', (route, kind, rule) => {
  const screening = { worse: false, urgent: false, nonExpert: route === 'non-expert', routine: route === 'routine', by: 'Dr Osei', at: '2026-10-09T09:00:00+01:00' }
  expect(mayApproach(aSignedCase({ screening }), 'p1')).toMatchObject({ refusal: { kind, rule } })
})
