import { expect, test } from 'vitest'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { isMinuteSigned, signMinute, unitsOfMinute } from '#domain/rules-across/sign-minute.ts'
import { anAct, exchange } from '../../builders/an-act.ts'
import { aDecision, aWrittenCase, say, someIndications } from '../a-case.ts'

const chairHerself = { user: 'chair', name: 'Chair' }
const shown = 'a'.repeat(64)
const side = { who: 'Neurosurgery', text: 'Operate.', order: 'a' }
const dissent = { meeting: 'm1', user: 'patel', name: 'Dr Patel', reason: 'Too early.' }

function signed(change: Readonly<Record<string, unknown>> = {}) {
  const written = aWrittenCase({ 'side/1': side, 'dissent/m1/patel': dissent, ...change })
  const secretary = written.scribe.laptop('Secretary', 'secretary')
  exchange(written.chair, secretary)
  const facts = signMinute(readCaseFile(written.chair.folded()), 'm1', chairHerself, shown)
  if (!facts.ok) throw new Error(facts.refusal.kind)
  written.chair.write(facts.value, 'sign-minutes')
  return { ...written, secretary, file: () => readCaseFile(written.scribe.fold()) }
}

test('[M5, design 3] a minute freezes why, both sides, what was agreed and who dissented', () => {
  const { scribe, file } = signed()
  const [closing] = scribe.fold().closings
  expect(closing).toMatchObject({ what: 'minute/m1', shown, frozen: ['indications', 'decision/m1', 'side/1', 'dissent/m1/patel', 'dissent/m1/'] })
  expect([isMinuteSigned(file(), 'm1'), isMinuteSigned(file(), 'm2')]).toEqual([true, false])
  expect(file().signedMinutes).toMatchObject([{ meeting: 'm1', signatory: chairHerself }])
})

test.each([
  ['indications', someIndications({ chosen: ['I2'], primary: 'I2' })],
  ['side/1', { ...side, text: 'Wait.' }],
  ['decision/m1', aDecision({ sentence: 'Another.' })],
  ['dissent/m1/patel', { ...dissent, reason: 'Another.' }],
  ['dissent/m1/lee', { ...dissent, user: 'lee', name: 'Dr Lee' }],
])('[M5, design 3] %s, changed offline meanwhile, comes in as late', (unit, value) => {
  const { scribe, secretary } = signed()
  const late = say(secretary, unit, value)
  expect(scribe.fold().late.map((entry) => entry.act.id)).toEqual([late.id])
})

test('[M5, design 3] another meeting’s dissent and a new task are not late for this minute', () => {
  const { scribe, secretary } = signed()
  say(secretary, 'dissent/m2/lee', { ...dissent, meeting: 'm2' })
  say(secretary, 'task/t2', { what: 'Ring' })
  expect(scribe.fold().late).toEqual([])
})

test('[M5, design 3] what is shown to the signer are whole units by name', () => {
  const { file } = signed()
  expect(unitsOfMinute(file(), 'm1')).toEqual(['indications', 'decision/m1', 'side/1', 'dissent/m1/patel'])
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
