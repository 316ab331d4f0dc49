import { expect, test } from 'vitest'
import { readPathway } from '#domain/pathway/read-pathway.ts'
import { approachUnit, dispatchUnit, pathwayWords, seenUnit } from '#domain/pathway/pathway-parts.ts'
import { checkUnit } from '#domain/rules-across/check-unit.ts'
import { toJson, type JsonObject } from '#domain/basics/json.ts'
import { exchange } from '../../builders/an-act.ts'
import { aWrittenCase, say } from '../a-case.ts'
import { aDispatch, anApproach, anItem, aPathway, aReport, aSeen, aTransfer, aVerbal, allGates, discussed, filed, noReport, notDone, offered, taken, wholeWay } from './a-pathway.ts'

test('[A16, design 3] the way of a case is read from its units, each by its own name', () => {
  const pathway = aPathway({ ...wholeWay, ...allGates, 'pack/i2': anItem({ order: 'b' }), 'pack/i1': anItem(), 'verbal/v1': aVerbal, transfer: aTransfer(), 'no-report/p1': noReport })
  expect(pathway.approaches.map((entry) => approachUnit(entry.provider))).toEqual(['approach/p1'])
  expect(pathway.dispatches.map(dispatchUnit)).toEqual(['dispatch/1/secure-mail/1'])
  expect(pathway.seen.map((entry) => seenUnit(entry.provider))).toEqual(['seen/p1'])
  expect(pathway.pack.map((item) => item.id)).toEqual(['i1', 'i2'])
  expect(pathway).toMatchObject({
    verbals: [{ id: 'v1' }], reports: [{ id: 'r1' }], offered: [{ report: 'r1', reader: 'mother' }], discussed: [{ report: 'r1', reader: 'mother' }],
    noReports: [{ provider: 'p1' }], transfer: { wantedBy: 'family' }, transferConsents: [{ yes: true }], unsettled: [], care: null, reviews: [],
  })
  expect(pathway.gates).toHaveLength(4)
  expect(pathway.filed.get('r1')).toEqual(filed)
})

test('[A16, design 3] two who record the same apart said one thing; what differs waits for a person', () => {
  const { scribe, chair } = aWrittenCase()
  const secretary = scribe.laptop('Secretary', 'secretary')
  exchange(chair, secretary)
  for (const laptop of [chair, secretary]) say(laptop, 'approach/p1', anApproach())
  say(chair, 'dispatch/1/secure-mail/1', aDispatch())
  say(secretary, 'dispatch/1/secure-mail/1', aDispatch({ to: 'Dr Fox' }))
  expect(readPathway(scribe.fold())).toMatchObject({ approaches: [anApproach()], dispatches: [], unsettled: ['dispatch/1/secure-mail/1'] })
})

const whole: Readonly<Record<string, unknown>> = {
  ...wholeWay, ...allGates, 'pack/i1': anItem(), 'verbal/v1': aVerbal, 'no-report/p1': noReport, transfer: aTransfer(),
  'review/2026-10-09': { on: '2026-10-09', by: 'Dr Osei', words: '' }, care: { kind: 'remains', on: '2026-11-11', by: 'Sam Lee' },
  'information/m1': { on: '2026-10-12', by: 'Sam Lee', words: '' }, 'told/m1': { on: '2026-10-12', by: 'Dr Osei', words: '' },
  'sharing-gate/clinical-team-agrees': allGates['transfer-gate/clinical-team-agrees'], 'sharing-consent/mother': allGates['transfer-consent/mother'],
  'chase/c1': { about: 'report p1', on: '2026-11-11', by: 'Sam Lee', words: 'Voicemail' },
}

test('[J5, design 3] a third version of each part of the way is held to that part’s shape', () => {
  expect(new Set(Object.keys(whole).map((unit) => unit.split('/')[0]))).toEqual(new Set(pathwayWords))
  for (const [unit, value] of Object.entries(whole)) {
    expect(checkUnit('case', unit, value as JsonObject).ok, unit).toBe(true)
    expect(checkUnit('case', unit, {})).toMatchObject({ refusal: { kind: 'settling-needs-words' } })
  }
})

test('[A1, row 14] no third version tells the family of a decline that was none', () => {
  expect(checkUnit('case', 'approach/p1', anApproach({ familyTold: { on: '2026-10-14', by: 'Dr Osei', each: [] } }))).toMatchObject({ refusal: { kind: 'provider-has-not-declined', rule: 'A1' } })
})

test('[A5, row 20] no third version is both taken back and acknowledged', () => {
  const both = aDispatch({ acknowledged: taken, undone: { by: 'Sam Lee', at: '2026-10-09T11:00:00+01:00', why: 'Wrong file' } })
  expect(checkUnit('case', 'dispatch/1/secure-mail/1', toJson(both) as JsonObject)).toMatchObject({ refusal: { kind: 'already-acknowledged', rule: 'A5' } })
})

test.each([
  ['verbal/v1', { ...aVerbal, to: [] }],
  ['verbal/v1', { ...aVerbal, noteBy: ' ' }],
  ['filed/r1', { ...notDone, why: ' ' }],
  ['offered/r1/mother', { ...offered, to: '' }],
  ['discussed/r1/mother', { ...discussed, with: '' }],
  ['seen/p1', aSeen({ child: { kind: 'not-appropriate', why: '' } })],
  ['report/r1', aReport({ answers: [{ number: 0, words: 'Yes' }] })],
])('[A8, A9, A10, A11] %s needs its who and its why', (unit, value) => {
  expect(checkUnit('case', unit, value as JsonObject)).toMatchObject({ ok: false })
})
