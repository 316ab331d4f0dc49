import { expect, test } from 'vitest'
import { openDecision } from '#domain/decision/decision.ts'
import { endDeferred, endParked, endRedirected } from '#domain/rules-across/end-discussion.ts'
import { daySaid, informationDue } from '#domain/rules-across/information-due.ts'
import { stepOf } from '#domain/rules-across/step-of.ts'
import { summarise } from '#domain/rules-across/summaries.ts'
import { whatIsMissing } from '#domain/rules-across/what-is-missing.ts'
import { aCaseFile, aDecision, aWrittenCase } from '../a-case.ts'

const said = { by: 'Dr Osei', now: '2026-10-08T12:30:00.000Z', today: '2026-10-08', quorate: true }
const open = openDecision('m1')
const parked = { state: 'parked', by: 'Dr Sheikh', at: '2026-10-08T11:26:00.000Z', reviewOn: '2026-10-09', why: '' }
const stable = { ...parked, state: 'stable', reviewOn: null }

test('[M20, row 21] a parked case is parked in the entry that says so, without a word needed', () => {
  const ended = endParked(aCaseFile(), open, ' ', said)
  expect(ended).toMatchObject({ ok: true, value: { decision: { outcome: 'deferred-urgent', sentence: 'Parked: urgent treatment goes on.' } } })
  expect(ended.ok && Object.fromEntries(ended.value.beside.map(({ unit, path, value }) => [`${unit}.${path}`, value]))).toMatchObject({ 'hold.state': 'parked', 'hold.by': 'Dr Osei', 'hold.reviewOn': '2026-10-09' })
})

test('[M20, vignette V11] one that is parked already is not parked again; one that was stable can be', () => {
  expect(endParked(aCaseFile({ hold: parked }), open, '', said)).toMatchObject({ refusal: { kind: 'parked-already', rule: 'M20' } })
  expect(endParked(aCaseFile({ hold: stable }), open, '', said).ok).toBe(true)
})

test('[M21, row 2] carried over has its reason, is not decided, and nothing of it is missing', () => {
  expect(endDeferred(open, ' ', said)).toMatchObject({ refusal: { kind: 'deferred-needs-a-reason', rule: 'M21' } })
  expect(endDeferred(open, 'no time', said)).toMatchObject({ value: { decision: { outcome: 'deferred', sentence: 'Carried over to the next meeting: no time' }, beside: [] } })
  const file = aCaseFile({ 'decision/m1': aDecision({ outcome: 'deferred', more: { what: 'no time', who: '', by: '' }, provider: null }), 'dissent-asked/m1': null, 'task/t1': null })
  expect(whatIsMissing(file, 'm1')).toEqual([])
  expect(stepOf(file)).toMatchObject({ now: 'not-discussed', next: 'discuss-at-meeting' })
})

test('[M22, row 29] a non-expert view goes to the lead consultant, who owes the family a talk by a day', () => {
  const ended = endRedirected(aCaseFile(), open, { what: 'A healer they know', by: 'fri' }, said, 't9')
  expect(ended).toMatchObject({ ok: true, value: { decision: { outcome: 'redirected', more: { who: 'Dr Amara Osei', by: '9 October 2026' } } } })
  const facts = ended.ok ? Object.fromEntries(ended.value.beside.map(({ unit, path, value }) => [`${unit}.${path}`, value])) : {}
  expect(facts).toMatchObject({ 'screening.nonExpert': true, 'screening.worse': false, 'task/t9.due': '2026-10-09', 'task/t9.owner': { user: 'osei' } })
})

test('[M22, vignette V8] which view is said, by a day that can be read, and somebody leads the case', () => {
  expect(endRedirected(aCaseFile(), open, { what: ' ', by: '' }, said, 't9')).toMatchObject({ refusal: { kind: 'redirected-needs-what-and-when', rule: 'M22' } })
  expect(endRedirected(aCaseFile(), open, { what: 'A healer', by: 'soon' }, said, 't9')).toMatchObject({ refusal: { kind: 'due-day-not-understood' } })
  expect(endRedirected(aCaseFile({ subject: null }), open, { what: 'A healer', by: '' }, said, 't9')).toMatchObject({ refusal: { kind: 'lead-missing' } })
})

test('[M2, M20, design 3] what a meeting that is not quorate says of a case is a view', () => {
  expect(endDeferred(open, 'no time', { ...said, quorate: false })).toMatchObject({ value: { decision: { standing: 'view' } } })
})

test('[M14, domain 4.1] the day information is due by is kept as the day it meant when it was said', () => {
  expect(daySaid('tue', '2026-10-08')).toBe('13 October 2026')
  expect(daySaid(' when they can ', '2026-10-08')).toBe('when they can')
  const asked = (by: string) => informationDue({ outcome: 'more-information', more: { what: 'CT', who: 'Radiology', by } }, '2026-10-08')
  expect([asked('13 October 2026'), asked('2026-10-22'), asked('+5'), asked('soon'), asked(' ')]).toEqual(['2026-10-13', '2026-10-22', '2026-10-13', null, null])
})

test('[X6, M18, design 3] a case’s line says what its meeting would ask', () => {
  const { scribe } = aWrittenCase({ hold: stable, 'decision/m1': aDecision({ outcome: 'more-information', more: { what: 'CT', who: 'Radiology', by: '13 October 2026' } }) })
  expect(summarise(scribe.fold())).toMatchObject({ disagreement: false, wordsOffered: false, shortlisted: 1, cameBack: true, hold: null, outcome: { due: '2026-10-13' } })
})
