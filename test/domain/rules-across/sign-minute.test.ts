import { expect, test } from 'vitest'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { settleVersions } from '#domain/rules-across/settle-versions.ts'
import { minuteToSign } from '#domain/rules-across/minute-to-sign.ts'
import { isMinuteSigned, signMinute, whatMinuteShows } from '#domain/rules-across/sign-minute.ts'
import { indicationsOf, sidesOf } from '#domain/rules-across/why-and-sides.ts'
import { anAct, exchange, type Laptop } from '../../builders/an-act.ts'
import { aCaseFile, aDecision, aWrittenCase, say, someIndications } from '../a-case.ts'

const chairHerself = { user: 'chair', name: 'Chair' }
const shown = 'a'.repeat(64)
const side = { who: 'Neurosurgery', text: 'Operate.', order: 'a' }
const dissent = { meeting: 'm1', user: 'patel', name: 'Dr Patel', reason: 'Too early.' }

function signed(change: Readonly<Record<string, unknown>> = {}) {
  const written = aWrittenCase({ 'side/before/1': side, 'dissent/m1/patel': dissent, ...change })
  const secretary = written.scribe.laptop('Secretary', 'secretary')
  exchange(written.chair, secretary)
  sign(written.chair)
  return { ...written, secretary, file: () => readCaseFile(written.scribe.fold()) }
}

function sign(laptop: Laptop, meeting = 'm1', hash = shown) {
  const facts = signMinute(readCaseFile(laptop.folded()), meeting, chairHerself, hash)
  if (!facts.ok) throw new Error(facts.refusal.kind)
  return laptop.write(facts.value, 'sign-minutes')
}

test('[M5, design 3] a minute freezes why, both sides, what was agreed and who dissented', () => {
  const { scribe, file } = signed()
  const [closing] = scribe.fold().closings
  expect(closing).toMatchObject({ what: 'minute/m1', shown, frozen: ['indications/m1', 'decision/m1', 'side/m1/', 'dissent/m1/'] })
  expect([isMinuteSigned(file(), 'm1'), isMinuteSigned(file(), 'm2')]).toEqual([true, false])
  expect(file().signedMinutes).toMatchObject([{ meeting: 'm1', signatory: chairHerself }])
})

test.each([
  ['indications/m1', someIndications({ chosen: ['I2'], primary: 'I2' })],
  ['side/m1/1', { ...side, text: 'Wait.' }],
  ['side/m1/2', { ...side, text: 'A side nobody had heard.' }],
  ['decision/m1', aDecision({ sentence: 'Another.' })],
  ['dissent/m1/patel', { ...dissent, reason: 'Another.' }],
  ['dissent/m1/lee', { ...dissent, user: 'lee', name: 'Dr Lee' }],
])('[M5, design 3] %s, written offline meanwhile, comes in as late', (unit, value) => {
  const { scribe, secretary } = signed()
  const late = say(secretary, unit, value)
  expect(scribe.fold().late.map((entry) => entry.act.id)).toEqual([late.id])
})

test('[M6, design 3] what the meeting took over from before is in its minute as its own, and is not the next meeting’s', () => {
  const { chair, file } = signed()
  expect(file().record.units.get('indications/m1')).toMatchObject({ kind: 'settled', value: { chosen: ['I1'] } })
  expect(file().record.units.get('side/m1/1')).toMatchObject({ kind: 'settled', value: side })
  say(chair, 'indications/m2', someIndications({ chosen: ['I2'], primary: 'I2' }))
  say(chair, 'side/m2/1', { ...side, text: 'Heard again.' })
  say(chair, 'indications/before', someIndications({ chosen: ['I4'], primary: 'I4' }))
  const later = file()
  expect(later.record.late).toEqual([])
  expect([indicationsOf(later, 'm1').chosen, indicationsOf(later, 'm2').chosen, indicationsOf(later, 'm3').chosen]).toEqual([['I1'], ['I2'], ['I4']])
  expect([sidesOf(later, 'm1')[0]?.text, sidesOf(later, 'm2')[0]?.text]).toEqual(['Operate.', 'Heard again.'])
})

test('[M6, design 3] what a meeting recorded itself is not stated again, nor mixed with what was before', () => {
  const { scribe, chair } = aWrittenCase({ 'side/before/1': side, 'side/before/2': { ...side, order: 'b' }, 'side/m1/1': { ...side, text: 'Put better.' } })
  const act = sign(chair)
  expect([...new Set(act.facts.map((fact) => fact.unit))]).toEqual(['signed/minute/m1', 'indications/m1'])
  expect(sidesOf(readCaseFile(scribe.fold()), 'm1').map((entry) => entry.text)).toEqual(['Put better.'])
})

test('[J11, design 3] signed twice with other reasons: once the chair keeps one signing, it is settled whole', () => {
  const { scribe, chair } = aWrittenCase()
  const other = scribe.laptop('Deputy', 'chair')
  exchange(chair, other)
  say(other, 'indications/before', someIndications({ chosen: ['I2'], primary: 'I2' }))
  const kept = sign(chair)
  const left = sign(other, 'm1', 'b'.repeat(64))
  exchange(chair, other)
  const facts = settleVersions(chair.folded(), 'signed/minute/m1', { kind: 'keep', act: kept.id }, 'signed in the room')
  if (!facts.ok) throw new Error(facts.refusal.kind)
  chair.write(facts.value, 'settle-versions')
  const record = scribe.fold()
  expect(record.units.get('indications/m1')).toMatchObject({ kind: 'settled', value: { chosen: ['I1'] } })
  expect(record.late.map((entry) => entry.act.id)).toEqual([left.id])
})

test('[M5, design 3] another meeting’s dissent and a new task are not late for this minute', () => {
  const { scribe, secretary } = signed()
  say(secretary, 'dissent/m2/lee', { ...dissent, meeting: 'm2' })
  say(secretary, 'task/t2', { what: 'Ring' })
  expect(scribe.fold().late).toEqual([])
})

test('[M5, design 3] what is shown to the signer are whole units, by the names the minute holds them under', () => {
  const { chair } = aWrittenCase({ 'side/before/1': side, 'dissent/m1/patel': dissent })
  const before = whatMinuteShows(readCaseFile(chair.folded()), 'm1')
  expect(before).toEqual({ 'indications/m1': someIndications(), 'decision/m1': aDecision(), 'side/m1/1': side, 'dissent/m1/patel': dissent })
  sign(chair)
  expect(whatMinuteShows(readCaseFile(chair.folded()), 'm1')).toEqual(before)
})

test('[J8, design 3] while a refused entry waits for a person no minute is signed', () => {
  const { scribe, chair } = aWrittenCase()
  const refused = say(chair, 'question', { text: 'x', inShort: '' })
  expect(signMinute(readCaseFile(scribe.fold(scribe.all, new Set([refused.id]))), 'm1', chairHerself, shown)).toMatchObject({ refusal: { kind: 'entry-refused', rule: 'J8' } })
})

test('[M4, design 3] a minute needs its outcome and is signed once', () => {
  const answerTo = (change: Readonly<Record<string, unknown>>) => signMinute(readCaseFile(aWrittenCase(change).scribe.fold()), 'm1', chairHerself, shown)
  expect(answerTo({ 'decision/m1': null })).toMatchObject({ refusal: { kind: 'outcome-missing', rule: 'M4' } })
  expect(answerTo({ 'decision/m1': aDecision({ outcome: null }) })).toMatchObject({ refusal: { kind: 'outcome-missing', rule: 'M4' } })
  expect(signMinute(signed().file(), 'm1', chairHerself, shown)).toMatchObject({ refusal: { kind: 'already-signed', rule: 'M4' } })
})

test('[J6, design 3] while two versions of anything stand, no minute is signed', () => {
  const { scribe, chair } = aWrittenCase()
  const secretary = scribe.laptop('Secretary', 'secretary')
  exchange(chair, secretary)
  say(chair, 'setting', { place: 'inpatient', where: '' })
  say(secretary, 'setting', { place: 'inpatient', where: 'Ward 3' })
  expect(signMinute(readCaseFile(scribe.fold()), 'm1', chairHerself, shown)).toMatchObject({ refusal: { kind: 'settle-before-signing', rule: 'J6' } })
})

test('[J7, design 3] and none while an earlier part has not arrived', () => {
  const { scribe } = aWrittenCase()
  expect(signMinute(readCaseFile(scribe.fold(scribe.all.slice(1))), 'm1', chairHerself, shown)).toMatchObject({ refusal: { rule: 'J7' } })
})

test('[J9, design 3] and none in a record a newer version wrote in', () => {
  const { scribe } = aWrittenCase()
  expect(signMinute(readCaseFile(scribe.fold([...scribe.all, anAct({ n: 90, verb: 'weigh-options' })])), 'm1', chairHerself, shown)).toMatchObject({ refusal: { rule: 'J9' } })
})

test('[M4, design 3] before signing each case says what becomes of it, two versions too, what is missing too, and never “no outcome” for them', () => {
  const written = aWrittenCase({ 'dissent/m1/patel': dissent })
  const secretary = written.scribe.laptop('Secretary', 'secretary')
  exchange(written.chair, secretary)
  const now = () => minuteToSign(readCaseFile(written.scribe.fold()), 'm1')
  expect(now()).toMatchObject({ kind: 'to-sign', decision: { outcome: 'agreed' }, dissents: [{ name: 'Dr Patel' }], missing: [] })
  expect(minuteToSign(aCaseFile({ 'task/t1': null }), 'm1')).toMatchObject({ kind: 'to-sign', missing: ['action-with-owner'] })
  expect(minuteToSign(readCaseFile(written.scribe.fold()), 'm2')).toEqual({ kind: 'no-outcome' })
  say(written.chair, 'setting', { place: 'inpatient', where: 'a' })
  say(secretary, 'setting', { place: 'inpatient', where: 'b' })
  expect(now()).toEqual({ kind: 'needs-a-person' })
  say(written.chair, 'decision/m1', aDecision({ sentence: 'One.' }))
  say(secretary, 'decision/m1', aDecision({ sentence: 'Two.' }))
  expect(now()).toEqual({ kind: 'two-versions' })
  say(written.chair, 'signed/minute/m1', { meeting: 'm1', frozen: [], shown, signatory: chairHerself }, 'sign-minutes')
  expect(now()).toEqual({ kind: 'signed' })
})
