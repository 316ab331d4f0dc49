import { expect, test } from 'vitest'
import { endCase } from '#domain/rules-across/end-case.ts'
import { mayClose, whatClosingLacks } from '#domain/rules-across/may-close.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { askedAboutCare } from '#domain/rules-across/whose-consent.ts'
import { anAct, exchange } from '../../builders/an-act.ts'
import { aDecision, aWrittenCase, say } from '../a-case.ts'
import { aPerson } from '../person/a-person.ts'
import { aGate, allGates, aReport, aSignedCase, aTransfer, aVerbal, filed, noReport, notDone, signedUnits, wholeWay } from '../pathway/a-pathway.ts'

const lacksOf = (units: Readonly<Record<string, unknown>>) => whatClosingLacks(aSignedCase(units))
const possible = aTransfer({ outcome: { kind: 'possible', reason: '', on: '2026-11-12', by: 'Dr Osei' } })
const by = { by: 'Sam Lee', on: '2026-11-13' } as const

test('[A12, rows 31, 32] a case closes once its report is filed, offered and discussed, or there is a reason for each', () => {
  expect(mayClose(aSignedCase(wholeWay)).ok).toBe(true)
  expect(mayClose(aSignedCase({ 'report/r1': aReport(), 'filed/r1': notDone, 'offered/r1/mother': notDone, 'discussed/r1/mother': notDone })).ok).toBe(true)
  for (const unit of ['filed/r1', 'offered/r1/mother', 'discussed/r1/mother']) {
    expect(mayClose(aSignedCase({ ...wholeWay, [unit]: null }))).toMatchObject({ refusal: { kind: 'closing-lacks', rule: 'A12' } })
  }
  expect(lacksOf({ 'report/r1': aReport(), 'filed/r1': filed })).toEqual([{ kind: 'offer', report: 'r1' }, { kind: 'discuss', report: 'r1' }])
})

test('[A9, row 30] a verbal opinion closes nothing', () => {
  expect(lacksOf({ 'verbal/v1': { ...aVerbal, confirmedBy: { on: '2026-10-21', whom: 'Prof Lane' } } })).toEqual([{ kind: 'report' }])
})

test('[A12, row 30] without a report only by a reason, or when none was asked for', () => {
  expect(lacksOf({})).toEqual([{ kind: 'report' }])
  expect(lacksOf({ 'no-report/p1': noReport })).toEqual([])
  expect(lacksOf({ 'no-report/p2': { ...noReport, provider: 'p2' } })).toEqual([{ kind: 'report' }])
  expect(lacksOf({ 'decision/m1': aDecision({ outcome: 'redirected' }) })).toEqual([])
  expect(lacksOf({ 'decision/m1': aDecision({ outcome: 'not-supported' }) })).toEqual([{ kind: 'tell-family' }])
  expect(lacksOf({ 'decision/m1': aDecision({ outcome: 'not-supported' }), 'told/m1': { on: '2026-10-09', by: 'Dr Osei', words: '' } })).toEqual([])
  expect(lacksOf({ 'decision/m1': aDecision({ outcome: 'more-information' }), 'signed/letter/1': null })).toEqual([{ kind: 'report' }])
})

test('[A12, row 21] a parked request does not close, nor one that a person must settle first', () => {
  const hold = { state: 'parked', by: 'Dr Osei', at: '2026-10-09T09:00:00+01:00', reviewOn: null, why: '' }
  expect(mayClose(aSignedCase({ ...wholeWay, hold }))).toMatchObject({ refusal: { kind: 'parked-for-urgent-treatment', rule: 'A12' } })
  const { scribe, chair } = aWrittenCase({ ...signedUnits, ...wholeWay })
  const secretary = scribe.laptop('Secretary', 'secretary')
  exchange(chair, secretary)
  say(chair, 'question', { text: 'One?', inShort: '' })
  say(secretary, 'question', { text: 'Another?', inShort: '' })
  expect(mayClose(readCaseFile(scribe.fold()))).toMatchObject({ refusal: { kind: 'settle-before-closing', rule: 'A12' } })
  const newer = readCaseFile(scribe.fold([...scribe.all, anAct({ n: 90, schema: 2 })]))
  expect(mayClose(newer)).toMatchObject({ refusal: { rule: 'J9' } })
  expect(endCase(newer, { ...by, how: 'died' })).toMatchObject({ refusal: { rule: 'J9' } })
})

test('[A14, rows 33, 34] care remains here unless somebody says otherwise and both have agreed', () => {
  const closed = endCase(aSignedCase(wholeWay), { ...by, how: 'closed', care: 'remains', born: null })
  expect(closed.ok && closed.value).toContainEqual({ unit: 'care', path: 'kind', value: 'remains' })
  expect(mayClose(aSignedCase(wholeWay), 'shared')).toMatchObject({ refusal: { kind: 'sharing-gates-not-passed', rule: 'A14', gates: ['clinical-team-agrees', 'family-consents'] } })
  expect(mayClose(aSignedCase({ ...wholeWay, ...allGates }), 'shared').ok).toBe(true)
})

test('[A15, rows 34, 35] care goes elsewhere only through every gate, asked again at closing', () => {
  const open = { ...wholeWay, ...allGates, transfer: aTransfer() }
  expect(lacksOf(open)).toEqual([{ kind: 'transfer-outcome' }])
  expect(mayClose(aSignedCase({ ...wholeWay, ...allGates }), 'transferred')).toMatchObject({ refusal: { kind: 'transfer-not-agreed', rule: 'A15' } })
  expect(mayClose(aSignedCase({ ...open, transfer: possible }), 'transferred').ok).toBe(true)
  const withdrawn = { ...open, transfer: possible, 'transfer-gate/best-interests': aGate('best-interests', false) }
  expect(mayClose(aSignedCase(withdrawn), 'transferred')).toMatchObject({ refusal: { gates: ['best-interests'] } })
  expect(mayClose(aSignedCase(withdrawn), 'remains').ok).toBe(true)
})

test('[A14, A15, P18] from their 18th birthday on nobody else’s yes, or no, says where their care goes', () => {
  const young = { id: 'zoe', name: 'Zoë Núñez', born: '2008-10-08' }
  const said = (yes: boolean) => ({ person: young.name, relation: 'the young person', yes, by: 'Dr Osei', on: '2026-10-09', why: '' })
  const parents = { ...wholeWay, ...allGates, transfer: possible, 'person/zoe': aPerson({ name: young.name, youngPerson: true }) }
  const close = (units: Readonly<Record<string, unknown>>, on: string) => endCase(aSignedCase(units), { ...by, on, how: 'closed', care: 'transferred', born: young.born })
  expect(close(parents, '2026-10-07').ok).toBe(true)
  expect(close(parents, '2026-10-08')).toMatchObject({ refusal: { kind: 'transfer-gates-not-passed', gates: ['family-consents'] } })
  expect(close({ ...parents, 'transfer-consent/zoe': said(true) }, '2026-10-08').ok).toBe(true)
  const alone = { ...parents, 'transfer-consent/zoe': said(true), 'transfer-consent/mother': { ...said(false), person: 'Marisol Núñez', relation: 'mother' } }
  expect([close(alone, '2026-10-07').ok, close(alone, '2026-10-08').ok]).toEqual([false, true])
  const file = aSignedCase({ 'person/zoe': aPerson({ name: young.name, youngPerson: true }), 'person/mother': aPerson() })
  const asked = (on: string) => askedAboutCare(file, young.born, on).map(({ id }) => id)
  expect([asked('2026-10-07'), asked('2026-10-08')]).toEqual([expect.arrayContaining(['zoe', 'mother']), ['zoe']])
})

test('[A13, domain 1] withdrawn and died are reached from everywhere; nothing goes over died, closed over nothing', () => {
  const ended = (how: string) => aSignedCase({ ...wholeWay, ended: { how, by: 'Dr Osei', on: '2026-11-01' } })
  const hold = { state: 'parked', by: 'Dr Osei', at: '2026-10-09T09:00:00+01:00', reviewOn: null, why: '' }
  for (const file of [aSignedCase(), aSignedCase({ hold }), aSignedCase({ 'decision/m1': null, 'signed/letter/1': null }), ended('closed')]) {
    for (const how of ['withdrawn', 'died'] as const) expect(endCase(file, { ...by, how }).ok).toBe(true)
  }
  expect(endCase(ended('withdrawn'), { ...by, how: 'died' }).ok).toBe(true)
  expect(endCase(ended('died'), { ...by, how: 'withdrawn' })).toMatchObject({ refusal: { kind: 'already-ended', rule: 'A13', how: 'died' } })
  for (const how of ['withdrawn', 'died', 'closed']) expect(endCase(ended(how), { ...by, how: 'closed', care: 'remains', born: null })).toMatchObject({ refusal: { kind: 'already-ended', rule: 'A13' } })
})
