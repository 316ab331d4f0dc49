import { expect, test } from 'vitest'
import { agreedByNobodyWhoCan, goesOnChairsWord, overrideConsent } from '#domain/rules-across/override-consent.ts'
import { consentOf } from '#domain/rules-across/consent-of.ts'
import { whatStopsLetter } from '#domain/rules-across/what-stops-letter.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { aCaseFile, aConsent, aWrittenCase, letterFacts, say } from '../a-case.ts'
import { aPerson } from '../person/a-person.ts'

const father = aPerson({ name: 'Mohammed Ali', relation: 'father' })
const son = aPerson({ name: 'Mohammed Ali', relation: '', youngPerson: true, order: 'b' })
const grandmother = aPerson({ name: 'Rosa Núñez', relation: 'grandmother', responsibility: { state: 'none', how: '', on: null } })

test('[C7, design 3] of two people of one name neither has the other’s answer', () => {
  const answers = (units: Readonly<Record<string, unknown>>) => {
    const file = aCaseFile({ 'consent/mother': null, 'person/f': father, 'person/s': son, ...units })
    return file.people.map((person) => consentOf(file, person)?.answer ?? null)
  }
  expect(answers({ 'consent/f': aConsent({ person: 'Mohammed Ali', relation: 'father' }) })).toEqual(['agreed', null])
  expect(answers({ 'consent/x': aConsent({ person: 'Mohammed Ali', relation: 'father' }) })).toEqual(['agreed', null])
  expect(answers({ 'consent/x': aConsent({ person: 'Mohammed Ali', relation: '' }) })).toEqual([null, null])
})

test('[L6, row 8] who is known to have no parental responsibility, or was found not competent, agrees to nothing; the chair alone goes on', () => {
  const agreed = aConsent({ person: 'Rosa Núñez', relation: 'grandmother' })
  const of = (units: Readonly<Record<string, unknown>>) => whatStopsLetter(letterFacts(aCaseFile(units))).map(({ kind, detail }) => `${kind} ${detail}`)
  const alone = { 'consent/mother': null, 'consent/g': agreed, 'person/g': grandmother }
  expect(of(alone)).toEqual(['consent-not-theirs Rosa Núñez'])
  expect(of({ ...alone, 'consent/mother': aConsent() })).toEqual([])
  expect(of({ ...alone, 'person/g': { ...grandmother, responsibility: { state: 'not-confirmed', how: '', on: null } } })).toEqual([])
  const found = { decision: 'sharing-records', found: 'not-competent', by: 'Dr Osei', on: '2026-10-01', words: 'Not yet.' }
  const young = { 'consent/mother': null, 'consent/s': aConsent({ person: 'Mohammed Ali', relation: 'young person' }), 'person/s': son }
  expect([of(young), of({ ...young, 'competence/sharing-records': found })]).toEqual([[], ['consent-not-theirs Mohammed Ali']])
  expect(overrideConsent(aCaseFile(alone), 'Agreed by the court.', 'Chair').ok).toBe(true)
  const overridden = { 'override/consent': { reason: 'Agreed by the court.', by: 'Chair' } }
  expect([goesOnChairsWord(aCaseFile({ ...alone, ...overridden })), goesOnChairsWord(aCaseFile(alone)), goesOnChairsWord(aCaseFile(overridden))]).toEqual([true, false, false])
})

test('[L6, row 8] the chair’s reason answers the agreement they knew, and none that came apart from it', () => {
  const { scribe, chair } = aWrittenCase({ 'consent/mother': null, 'consent/g': aConsent({ person: 'Rosa Núñez', relation: 'grandmother' }), 'person/g': grandmother })
  const secretary = scribe.laptop('Secretary', 'secretary')
  say(chair, 'override/consent', { reason: 'By order.', by: 'Chair' })
  expect(agreedByNobodyWhoCan(readCaseFile(scribe.fold()))).toEqual([])
  say(secretary, 'person/a', { ...grandmother, name: 'Ana Núñez', relation: 'aunt', order: 'c' })
  say(secretary, 'consent/a', aConsent({ person: 'Ana Núñez', relation: 'aunt' }))
  expect(agreedByNobodyWhoCan(readCaseFile(scribe.fold()))).toEqual(['Ana Núñez'])
})
