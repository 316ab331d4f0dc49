import { expect, test } from 'vitest'
import type { Gp } from '#domain/person/gp.ts'
import { copiesInBatch } from '#domain/rules-across/copies-in-batch.ts'
import { copiesNamed } from '#domain/rules-across/copies-named.ts'
import { summarise } from '#domain/rules-across/summaries.ts'
import { composeLetter } from '#domain/letter/compose-letter.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { exchange, Scribe } from '../../builders/an-act.ts'
import { aLetterSource, aProvider, aWrittenCase, letterFacts, say } from '../a-case.ts'
import { aPerson } from '../person/a-person.ts'

const father = aPerson({ name: 'Piotr Wiśniewski', relation: 'father', copy: 'yes', order: 'b' })
const people = { 'person/mother': aPerson({ copy: 'yes' }), 'person/father': father, 'person/aunt': aPerson({ name: 'Ewa Nowak', relation: 'aunt', copy: 'no', order: 'c' }) }
const practice: Gp = { registered: true, name: 'Dr P. Achebe', practice: 'Made-up Lane Surgery', lines: ['3 Made-up Lane'], postcode: 'ZZ3 3ZZ', ods: 'A81001' }
const address = { lines: ['1 Made-up Row'], postcode: 'ZZ1 1ZZ', protected: false }
const theirs = ['Hospital notes', 'Agnieszka Wiśniewska, mother', 'Piotr Wiśniewski, father']

/** The child’s entry with what was said of their GP; said apart by two people when there are two. */
function aChild(...said: readonly Gp[]) {
  const scribe = new Scribe({ kind: 'patient', id: 'pt1' })
  const [one, other] = [scribe.laptop('Sam', 'secretary'), scribe.laptop('Dr Osei', 'chair')]
  exchange(one, other)
  said.forEach((gp, index) => say(index === 0 ? one : other, 'gp', gp, 'change-patient'))
  return scribe.fold()
}

/** What the letter says of its copies, and whom the batch then has a copy for. */
function copies(child: ReturnType<typeof aChild>, units: Readonly<Record<string, unknown>> = {}, elsewhere = false, provider = aProvider()) {
  const { scribe, chair } = aWrittenCase({ ...people, ...units })
  const line = summarise(child)
  const file = readCaseFile(scribe.fold())
  const named = copiesNamed(file, line.kind === 'patient' ? line.gp : null, { addressProtected: elsewhere }, provider, 1)
  const document = composeLetter(aLetterSource({ copies: named, signed: true, provider }))
  say(chair, 'signed/letter/1', { frozen: [], shown: 'a'.repeat(64), blob: 'b'.repeat(64), version: 1, pages: 2, provider: 'p1', signatory: { user: 'osei', name: 'Dr Amara Osei' }, document })
  const signed = readCaseFile(scribe.fold())
  const [letter] = signed.signedLetters
  if (letter === undefined) throw new Error('no letter is signed')
  const made = copiesInBatch(letterFacts(signed), letter, { patients: [child], beside: [], pseudonymised: false }).filter(({ key, paper }) => key !== 'provider' && paper.ok)
  return { named, made: made.map(({ key }) => key), words: JSON.stringify(document) }
}

test('[L41, L42] an address protected after the signing stops every copy of words that name the practice, and the letter itself', () => {
  const { scribe, chair } = aWrittenCase(people)
  const document = composeLetter(aLetterSource({ copies: ['GP: Dr P. Achebe, Made-up Lane Surgery', ...theirs], signed: true }))
  say(chair, 'signed/letter/1', { frozen: [], shown: 'a'.repeat(64), blob: 'b'.repeat(64), version: 1, pages: 2, provider: 'p1', signatory: { user: 'osei', name: 'Dr Amara Osei' }, document })
  const paper = (): Record<string, boolean | string> => {
    const file = readCaseFile(scribe.fold())
    const [letter] = file.signedLetters
    return Object.fromEntries(copiesInBatch(letterFacts(file), letter!, { patients: [aChild(practice)], beside: [], pseudonymised: false }).map(({ key, paper: made }) => [key, made.ok || made.refusal.kind]))
  }
  expect(paper()).toMatchObject({ provider: true, gp: true, notes: true, 'person/mother': true, 'person/father': true })
  say(chair, 'address/mother', { ...address, protected: true })
  expect(paper()).toMatchObject({ provider: 'letter-names-practice', gp: 'copy-names-practice', notes: 'copy-names-practice', 'person/mother': 'copy-names-practice', 'person/father': 'copy-names-practice' })
})

test('[L41, L36] the letter names the GP and the notes among its copies, as the batch makes them', () => {
  const { named, made, words } = copies(aChild(practice))
  expect(named).toEqual(['GP: Dr P. Achebe, Made-up Lane Surgery', ...theirs])
  expect(made).toEqual(['gp', 'notes', 'person/mother', 'person/father'])
  expect(words).toContain('GP: Dr P. Achebe, Made-up Lane Surgery; Hospital notes; Agnieszka')
})

test('[L41, L36] a GP for whom no copy is made is not named', () => {
  for (const child of [aChild(), aChild({ ...practice, registered: false }), aChild(practice, { ...practice, practice: 'Another Surgery' })]) {
    expect(copies(child)).toMatchObject({ named: theirs, made: ['notes', 'person/mother', 'person/father'] })
  }
})

test('[L41, P12, vignette V6] while an address is protected, here or elsewhere, the practice gives none away', () => {
  for (const { named, words } of [copies(aChild(practice), { 'address/mother': { ...address, protected: true } }), copies(aChild(practice), {}, true)]) {
    expect(named).toEqual(['GP', ...theirs])
    expect(words).not.toMatch(/Achebe|Made-up Lane/)
  }
  expect(copies(aChild(practice), { 'address/mother': address }).named[0]).toContain('Made-up Lane Surgery')
})

test('[L41, L22, vignette V4] nor does that of a letter abroad, which may go without names', () => {
  expect(copies(aChild(practice), {}, false, aProvider({ country: 'US', ods: '' })).named).toEqual(['GP', ...theirs])
})
