import { expect, test } from 'vitest'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { stepOf } from '#domain/rules-across/step-of.ts'
import { exchange } from '../../builders/an-act.ts'
import { aDecision, aWrittenCase, say } from '../a-case.ts'
import { aDispatch, aLetter, anAnswer, anApproach, aReport, aSeen, aSignedCase, aTransfer, aVerbal, discussed, filed, noReport, offered, signedUnits, taken } from '../pathway/a-pathway.ts'

type Units = Readonly<Record<string, unknown>>
const told = { on: '2026-10-09', by: 'Dr Osei', words: '' }
const accepted = { 'approach/p1': anApproach({ answer: anAnswer({ sees: '2026-10-20' }) }) }

/** Each line adds to those before it, in the lifecycle's order. */
const lifecycle: readonly (readonly [now: string, next: string, added: Units])[] = [
  ['agreed', 'approach', { 'signed/letter/1': null }],
  ['approached', 'await-answer', { 'approach/p1': anApproach() }],
  ['accepted', 'sign-letter', accepted],
  ['letter-signed', 'send', { 'signed/letter/1': aLetter() }],
  ['sent', 'await-acknowledgement', { 'dispatch/1/secure-mail/1': aDispatch() }],
  ['acknowledged', 'await-seeing', { 'dispatch/1/secure-mail/1': aDispatch({ acknowledged: taken }) }],
  ['seen', 'await-report', { 'seen/p1': aSeen() }],
  ['verbal-noted', 'await-report', { 'verbal/v1': aVerbal }],
  ['report-received', 'file', { 'report/r1': aReport() }],
  ['in-notes', 'offer', { 'filed/r1': filed }],
  ['read-offered', 'discuss', { 'offered/r1/mother': offered }],
  ['discussed', 'close', { 'discussed/r1/mother': discussed }],
  ['discussed', 'decide-transfer', { transfer: aTransfer() }],
  ['closed', 'nothing', { ended: { how: 'closed', by: 'Sam Lee', on: '2026-11-13' } }],
]

test.each(lifecycle.map(([now, next], index) => [now, next, index] as const))('[A16, domain 1] now %s, next %s', (now, next, index) => {
  const units = Object.assign({}, ...lifecycle.slice(0, index + 1).map(([, , added]) => added)) as Units
  expect(stepOf(aSignedCase(units))).toMatchObject({ now, next })
})

test('[A16, domain 1] the day a provider means to see the child stands beside it', () => {
  expect(stepOf(aSignedCase({ ...accepted, 'dispatch/1/secure-mail/1': aDispatch({ acknowledged: taken }) }))).toEqual({ now: 'acknowledged', next: 'await-seeing', provider: 'p1', day: '2026-10-20' })
})

test.each([
  ['withdrawn', 'nothing', { ended: { how: 'withdrawn', by: 'Dr Osei', on: '2026-10-09' } }],
  ['parked', 'review', { hold: { state: 'parked', by: 'Dr Osei', at: '2026-10-09T09:00:00+01:00', reviewOn: '2026-10-10', why: '' } }],
  ['not-discussed', 'discuss-at-meeting', { 'decision/m1': null, 'signed/letter/1': null }],
  ['not-discussed', 'discuss-at-meeting', { 'decision/m1': aDecision({ outcome: 'deferred-urgent' }) }],
  ['only-a-view', 'discuss-at-meeting', { 'decision/m1': aDecision({ standing: 'view' }) }],
  ['more-information', 'bring-information', { 'decision/m1': aDecision({ outcome: 'more-information' }) }],
  ['not-supported', 'tell-family', { 'decision/m1': aDecision({ outcome: 'not-supported' }) }],
  ['not-supported', 'close', { 'decision/m1': aDecision({ outcome: 'not-supported' }), 'told/m1': told }],
  ['information-here', 'discuss-at-meeting', { 'decision/m1': aDecision({ outcome: 'more-information' }), 'information/m1': told }],
  ['redirected', 'file', { 'decision/m1': aDecision({ outcome: 'redirected' }), 'report/r1': aReport() }],
  ['sent', 'close', { 'dispatch/1/secure-mail/1': aDispatch(), 'no-report/p1': noReport }],
  ['letter-signed', 'send', { 'dispatch/1/secure-mail/1': aDispatch({ acknowledged: taken }), 'signed/letter/2': aLetter({ version: 2 }) }],
  ['letter-signed', 'send', { 'dispatch/1/secure-mail/1': aDispatch({ undone: { by: 'Sam Lee', at: '2026-10-09T11:00:00+01:00', why: 'Wrong file' } }) }],
] as const)('[A16, domain 1] beside the way: now %s, next %s', (now, next, units) => {
  expect(stepOf(aSignedCase(units))).toMatchObject({ now, next })
})

test('[A1, row 14] after a decline the family is told, then the next is asked, and at the end another is chosen', () => {
  const declined = (provider: string, familyTold: unknown = { on: '2026-10-14', by: 'Dr Osei' }) => ({ [`approach/${provider}`]: { ...anApproach({ provider, answer: anAnswer({ kind: 'declined' }) }), familyTold } })
  expect(stepOf(aSignedCase(declined('p1', null)))).toMatchObject({ now: 'declined', next: 'tell-of-decline', provider: 'p1' })
  expect(stepOf(aSignedCase(declined('p1')))).toMatchObject({ next: 'approach-next', provider: 'p2' })
  expect(stepOf(aSignedCase({ ...declined('p1'), ...declined('p2'), ...declined('p3') }))).toMatchObject({ next: 'choose-another', provider: null })
})

test('[A16, design 3] while two versions stand, settling comes next and nobody sends again', () => {
  const { scribe, chair } = aWrittenCase(signedUnits)
  const secretary = scribe.laptop('Secretary', 'secretary')
  exchange(chair, secretary)
  say(chair, 'dispatch/1/secure-mail/1', aDispatch())
  say(secretary, 'dispatch/1/secure-mail/1', aDispatch({ to: 'Dr Fox' }))
  expect(stepOf(readCaseFile(scribe.fold()))).toMatchObject({ now: 'letter-signed', next: 'settle-versions' })
})
