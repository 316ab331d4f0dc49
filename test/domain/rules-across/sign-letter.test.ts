import { expect, test } from 'vitest'
import { composeLetter } from '#domain/letter/compose-letter.ts'
import { questionsAsked } from '#domain/rules-across/questions-asked.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { nextLetterVersion, signLetter } from '#domain/rules-across/sign-letter.ts'
import { exchange } from '../../builders/an-act.ts'
import { aCaseFile, aLetterSource, aWrittenCase, letterFacts, say } from '../a-case.ts'

const letter = { version: 1, shown: 'a'.repeat(64), blob: 'b'.repeat(64), pages: 2, provider: 'p1', signatory: { user: 'osei', name: 'Dr Osei' } }

function signed() {
  const { scribe, chair } = aWrittenCase()
  const secretary = scribe.laptop('Secretary', 'secretary')
  exchange(chair, secretary)
  const facts = signLetter(letterFacts(readCaseFile(chair.folded())), letter)
  if (!facts.ok) throw new Error(facts.refusal.kind)
  chair.write(facts.value, 'sign-letter')
  return { scribe, chair, secretary, file: () => readCaseFile(scribe.fold()) }
}

test('[L8, design 3] a signed version is in the record with its pages, and the next one has the next number', () => {
  const { file } = signed()
  expect(file().signedLetters).toEqual([{ ...letter, frozen: ['letter/1'], questions: [{ number: 1, text: 'Are the diagnoses right?' }] }])
  expect(nextLetterVersion(file().signedLetters)).toBe(2)
  expect(nextLetterVersion([])).toBe(1)
})

test('[L33, design 6] what its file was held to is kept with the signature', () => {
  const { scribe, chair } = aWrittenCase()
  const facts = signLetter(letterFacts(readCaseFile(scribe.fold())), { ...letter, check: { rules: 44, remarks: 0 } })
  if (!facts.ok) throw new Error(facts.refusal.kind)
  chair.write(facts.value, 'sign-letter')
  expect(readCaseFile(scribe.fold()).signedLetters).toMatchObject([{ blob: letter.blob, check: { rules: 44, remarks: 0 } }])
})

test('[L8, design 3] it is not signed again', () => {
  expect(signLetter(letterFacts(signed().file()), letter)).toMatchObject({ refusal: { kind: 'already-signed', rule: 'L8' } })
  expect(signLetter(letterFacts(signed().file()), { ...letter, version: 2 }).ok).toBe(true)
})

test('[L8, design 3] its prose cannot change: a change on another laptop is late, and one after it too', () => {
  const { scribe, chair, secretary } = signed()
  const offline = say(secretary, 'letter/1', { why: [], ask: null })
  const after = say(chair, 'letter/1', { why: null, ask: [] })
  say(chair, 'letter/2', { why: null, ask: [] })
  expect(scribe.fold().late.map((entry) => entry.act.id).toSorted()).toEqual([offline.id, after.id].toSorted())
})

test('[L4, row 14] what stops a letter stops its signing, with the first reason', () => {
  const { scribe } = aWrittenCase({ 'decision/m1': null, 'consent/mother': null })
  expect(signLetter(letterFacts(readCaseFile(scribe.fold())), letter)).toMatchObject({
    refusal: { kind: 'letter-stopped', rule: 'L4', stop: { kind: 'nothing-agreed' } },
  })
})

test('[L12, row 36] numbers freeze at signing: a report answers by the letter’s, whatever was added since', () => {
  const asked = questionsAsked(aCaseFile({ 'signed/letter/1': { ...letter, frozen: [], questions: [{ number: 1, text: 'As it was?' }] }, 'team-question/q0': { prose: [], order: 'A' } }), letter.provider)
  expect(asked).toEqual([{ number: 1, text: 'As it was?' }])
  expect(questionsAsked(aCaseFile(), 'p1')).toEqual([{ number: 1, text: 'Are the diagnoses right?' }])
})

test('[P12, vignette V6] a letter whose words hold a protected street is not signed; a town in them stops nothing', () => {
  const sign = (soFar: string, isProtected = true) => {
    const file = aCaseFile({ 'address/mother': { lines: ['12 Hidden Row', 'Leeds'], postcode: 'ZZ1 1ZZ', protected: isProtected } })
    const document = composeLetter(aLetterSource({ signed: true, brief: { diagnoses: [], soFar, now: '', treatedBy: [] } }))
    const answer = signLetter(letterFacts(file), { ...letter, document })
    return answer.ok ? 'signed' : answer.refusal.kind
  }
  expect([sign('Moved to 12 hidden row.'), sign('Lives in ZZ1 1ZZ.'), sign('Diagnosed in Leeds.'), sign('Moved to 12 Hidden Row.', false)]).toEqual(['address-in-letter', 'address-in-letter', 'signed', 'signed'])
})
