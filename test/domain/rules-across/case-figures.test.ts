import { expect, test } from 'vitest'
import { caseFigures } from '#domain/rules-across/case-figures.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { exchange } from '../../builders/an-act.ts'
import { aCaseFile, aDecision, aWrittenCase, say, someWords } from '../a-case.ts'
import { aDispatch, anAnswer, anApproach, aSignedCase, notDone, wholeWay } from '../pathway/a-pathway.ts'

const request = { by: 'team', name: 'Dr Osei', relationship: '', parentalResponsibility: 'not-needed', how: '', on: '2026-09-20', words: '' }

test('[F5, domain 4.3] the whole way has its days', () => {
  expect(caseFigures(aSignedCase({ ...wholeWay, request })).days).toEqual({
    requested: '2026-09-20', agreed: '2026-10-08', signed: '2026-10-08', sent: '2026-10-09', report: '2026-11-02', discussed: '2026-11-10',
  })
})

test('[F4, domain 4.3] what nobody wrote has no day, and neither has what was taken back or not done', () => {
  expect(caseFigures(aCaseFile({ 'decision/m1': null })).days).toEqual({ requested: null, agreed: null, signed: null, sent: null, report: null, discussed: null })
  const undone = { by: 'Sam Lee', at: '2026-10-09T11:00:00+01:00', why: 'Wrong address' }
  expect(caseFigures(aSignedCase({ ...wholeWay, 'dispatch/1/secure-mail/1': aDispatch({ undone }), 'discussed/r1/mother': notDone })).days).toMatchObject({ sent: null, discussed: null })
})

test('[F5, domain 4.3] a letter sent an hour after midnight in summer was sent that day in England', () => {
  expect(caseFigures(aSignedCase({ 'dispatch/1/secure-mail/1': aDispatch({ at: '2026-10-09T23:30:00Z' }) })).days.sent).toBe('2026-10-10')
})

test('[F5, domain 4.3] a view is no agreement, and an agreement changed since keeps the day it was made', () => {
  expect(caseFigures(aCaseFile({ 'decision/m1': aDecision({ standing: 'view' }) }))).toMatchObject({ onlyAView: true, days: { agreed: null } })
  const { scribe, chair } = aWrittenCase()
  const twoDaysOn = scribe.laptop('Consultant', 'consultant', 2 * 86_400_000)
  exchange(chair, twoDaysOn)
  say(twoDaysOn, 'decision/m1', aDecision({ sentence: 'Ask them for their view, in writing.' }))
  expect(caseFigures(readCaseFile(scribe.fold())).days.agreed).toBe('2026-10-08')
})

test('[F2, vignette V11] while one says parked and another stable it is parked', () => {
  const { scribe, chair } = aWrittenCase()
  const secretary = scribe.laptop('Secretary', 'secretary')
  exchange(chair, secretary)
  const hold = { by: 'Dr Osei', at: '2026-10-08T09:00:00+01:00', reviewOn: null, why: '' }
  say(chair, 'hold', { ...hold, state: 'stable' })
  say(secretary, 'hold', { ...hold, state: 'parked' })
  expect(caseFigures(readCaseFile(scribe.fold())).hold).toBe('parked')
})

test.each(['words', 'question', 'offered-nothing-to-add', 'offered-declined'] as const)('[F9, row 16] %s says that they were asked', (kind) => {
  expect(caseFigures(aCaseFile({ 'words/w1': someWords({ kind, youngPerson: true }) })).asked).toEqual({ family: false, youngPerson: true })
  expect(caseFigures(aCaseFile({ 'words/w1': someWords({ kind }) })).asked).toEqual({ family: true, youngPerson: false })
})

test('[F8, rows 14, 15] overrides and what providers answered', () => {
  const file = aCaseFile({
    'decision/m1': aDecision({ override: { reason: 'Nobody else', by: 'Chair' } }),
    'override/consent': { reason: 'Ordered', by: 'Chair' },
    'approach/p1': anApproach({ answer: anAnswer({ kind: 'declined' }) }),
    'approach/p2': anApproach({ provider: 'p2', answer: anAnswer() }),
    'approach/p3': anApproach({ provider: 'p3' }),
  })
  expect(caseFigures(file)).toMatchObject({ overrides: { independence: true, consent: true }, providers: { accepted: 1, declined: 1, noAnswer: 1 } })
  expect(caseFigures(aCaseFile({ 'override/independence/p2': { reason: 'Nobody else', by: 'Chair' } })).overrides.independence).toBe(true)
})

test('[F3, row 3] none of these, in words, is a reason that is none of the seven; without words nothing is recorded', () => {
  const none = { chosen: [], primary: null, disagreements: [], none: 'The family’s wish' }
  expect(caseFigures(aCaseFile({ 'indications/before': none })).why).toEqual({ chosen: [], primary: null, disagreements: [], noneOfThese: true })
  expect(caseFigures(aCaseFile({ 'indications/before': null })).why.noneOfThese).toBe(false)
})
