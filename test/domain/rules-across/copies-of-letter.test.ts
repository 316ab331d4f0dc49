import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeLetter } from '#domain/letter/compose-letter.ts'
import { textsOf, type PaperDocument } from '#domain/letter/paper-document.ts'
import { copiesOf, copyFor, mayGiveCopy } from '#domain/rules-across/copies-of-letter.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { nothingElsewhere } from '#domain/rules-across/elsewhere.ts'
import { aLetterSource, aProvider, letterFacts, aWrittenCase, say } from '../a-case.ts'
import { aPerson } from '../person/a-person.ts'

const mother = aPerson({ copy: 'yes', formats: ['large-print', 'easy-read'], language: 'Polish' })
const father = aPerson({ name: 'Piotr Wiśniewski', relation: 'father', copy: 'yes', order: 'b' })

const { identity, today } = letterFacts()
if (identity === null) throw new Error('the made-up child is known')
const child = { identity, today, elsewhere: nothingElsewhere }

function signedCase(change: Readonly<Record<string, unknown>> = {}, brief = 'Steroids') {
  const people = { 'person/mother': mother, 'person/father': father, ...change }
  const { scribe, chair } = aWrittenCase(people)
  const before = readCaseFile(scribe.fold())
  const document = composeLetter(aLetterSource({ people: before.people, provider: aProvider(), signed: true, brief: { diagnoses: [], soFar: brief, now: '', treatedBy: [] } }))
  say(chair, 'signed/letter/1', { frozen: [], shown: 'a'.repeat(64), blob: 'b'.repeat(64), version: 1, pages: 2, provider: 'p1', signatory: { user: 'osei', name: 'Dr Amara Osei' }, document })
  const file = () => readCaseFile(scribe.fold())
  const copy = (person: string, now: Partial<typeof child> = {}) => {
    const [letter] = file().signedLetters
    if (letter === undefined) throw new Error('no letter is signed')
    return copyFor(file(), { ...child, ...now }, letter, person)
  }
  return { chair, file, copy, document }
}

function made(answer: ReturnType<typeof copyFor>): PaperDocument {
  if (!answer.ok) throw new Error(answer.refusal.kind)
  return answer.value
}

const textOf = (document: PaperDocument): string => [document.title, ...textsOf(document).map(({ text }) => text)].join('\n')

test('[L24, vignette V6] parents who live apart have one each, in their own name and at their own address', () => {
  const { copy } = signedCase({
    'address/mother': { lines: ['1 Hidden Row'], postcode: 'ZZ1 1ZZ', protected: true },
    'address/father': { lines: ['2 Open Street'], postcode: 'ZZ2 2ZZ', protected: false },
  })
  const [hers, his] = [made(copy('mother')), made(copy('father'))]
  expect(hers.recipient).toEqual(['Agnieszka Wiśniewska', '1 Hidden Row', 'ZZ1 1ZZ'])
  expect(his.recipient).toEqual(['Piotr Wiśniewski', '2 Open Street', 'ZZ2 2ZZ'])
  expect(textOf(hers)).toContain('Copy for Agnieszka Wiśniewska, mother. It has the words of our letter to Neurology MDT, Northern Made-up Infirmary, signed on 8 October 2026.')
  expect(textOf(his)).toContain('Copy for Piotr Wiśniewski, father.')
  for (const document of [hers, his]) expect(document).toMatchObject({ kind: 'letter-copy', title: expect.not.stringMatching(/Wiśniewsk/) as string })
})

test('[L24, P12, vignette V6] a protected address never reaches another person’s copy: where somebody typed it nobody else has one', () => {
  const secret = fc.stringMatching(/^QZ[0-9a-f]{10}$/)
  fc.assert(
    fc.property(secret, secret, (line, postcode) => {
      const mention = (street: string, code: string) => `1 ${street.toLowerCase()}, ${code}`
      const { copy, chair } = signedCase({ 'address/mother': { lines: [`1 ${line}`], postcode, protected: true } }, `She moved to ${mention(line, postcode)}.`)
      expect(copy('father')).toMatchObject({ refusal: { kind: 'copy-has-an-address', rule: 'P12' } })
      say(chair, 'address/mother', { lines: ['5 New Row'], postcode: '', protected: true })
      expect(copy('father').ok).toBe(false)
      expect(JSON.stringify(made(copy('mother')))).toContain('5 New Row')
    }),
    { numRuns: 20 },
  )
})

test('[L20, L24, P12, vignette V6] a town that the letterhead, a clause or a date has too changes no word of anybody’s copy', () => {
  const town = (line: string, brief: string) => signedCase({ 'address/mother': { lines: ['12 Hidden Row', line], postcode: 'ZZ1 1ZZ', protected: true } }, brief)
  for (const [line, brief] of [['Fairhaven', 'Seen at Fairhaven.'], ['March', 'Steroids since 5 March 2026.'], ['Reading', 'His reading is slow.'], ['Made-up Street', 'None.']] as const) {
    const { copy, document } = town(line, brief)
    const [heading, , ...rest] = made(copy('father')).blocks
    expect([heading, ...rest], line).toEqual(document.blocks)
  }
  for (const [line, brief] of [['Whitby', 'She has moved to Whitby.'], ['Whitby', 'Near Hidden Row.'], ['Whitby', 'At ZZ11ZZ.'], ['Made-up Street', 'At 12 hidden row']] as const) {
    expect(town(line, brief).copy('father'), brief).toMatchObject({ refusal: { kind: 'copy-has-an-address' } })
  }
})

test('[L24, rows 8 and 37] who wants none, was not asked, or is to read nothing has none, and each is said by themselves', () => {
  const { file, copy } = signedCase({
    'person/father': { ...father, copy: 'no' },
    'person/gran': aPerson({ name: 'Zofia Nowak', relation: 'grandmother', order: 'c' }),
    'person/aunt': aPerson({ name: 'Ewa Nowak', relation: 'aunt', copy: 'yes', order: 'd' }),
    'report-access/aunt': { may: 'nothing', words: '', by: 'Dr Osei', on: '2026-10-08' },
  })
  expect(copiesOf(file(), 1).map(({ person, standing }) => [person.id, standing])).toEqual([['mother', 'has-one'], ['father', 'wants-none'], ['gran', 'not-asked'], ['aunt', 'is-to-read-nothing']])
  for (const person of ['father', 'gran', 'aunt', 'nobody']) expect(copy(person)).toMatchObject({ refusal: { kind: 'copy-not-theirs', rule: 'L24' } })
})

test('[L25, vignette V9] large print is made so; every other need is named, on the list and on the copy', () => {
  const { file, copy } = signedCase()
  expect(copiesOf(file(), 1)[0]).toMatchObject({ largePrint: true, notMade: ['easy read', 'Polish'] })
  const hers = made(copy('mother'))
  expect(hers.print).toBe('large')
  expect(textOf(hers)).toContain('What we have written down for you: easy read; Polish. This copy is not made so yet: please ask Pals')
  expect(made(copy('father')).print).toBeUndefined()
})

test('[L20, design 3] a copy has the words that were signed, whatever was written since', () => {
  const { chair, copy, document } = signedCase()
  say(chair, 'brief', { diagnoses: ['Something else'], soFar: 'Changed since', now: '', treatedBy: [] })
  const [heading, , ...rest] = made(copy('father')).blocks
  expect([heading, ...rest]).toEqual(document.blocks)
})

test('[L20, design 3] a letter whose words were not kept has no copies but its pages', () => {
  const { file } = signedCase()
  const [letter] = file().signedLetters
  if (letter === undefined) throw new Error('no letter is signed')
  const { document: _, ...older } = letter
  expect(copyFor(file(), child, older, 'mother')).toMatchObject({ refusal: { kind: 'words-not-kept', rule: 'L20' } })
})

test('[L26, rows 8 and 37] that a copy was given is said of a reader who has one, from the day it was signed on', () => {
  const { chair, file } = signedCase({ 'person/father': { ...father, copy: 'no' } })
  const [letter] = file().signedLetters
  if (letter === undefined) throw new Error('no letter is signed')
  const said = { how: 'post', on: '2026-10-09', by: 'Sam Lee' } as const
  const given = mayGiveCopy(file(), child, letter, 'mother', said)
  expect(given).toEqual({ ok: true, value: { ...said, version: 1, to: mother.name } })
  expect(mayGiveCopy(file(), child, letter, 'mother', { ...said, on: '2026-10-07' })).toMatchObject({ refusal: { kind: 'copy-before-signed', rule: 'L26' } })
  expect(mayGiveCopy(file(), child, letter, 'father', said)).toMatchObject({ refusal: { kind: 'copy-not-theirs' } })
  expect(copiesOf(file(), 1)[0]?.given).toBeNull()
  if (given.ok) say(chair, 'copy-given/1/mother', given.value)
  expect(copiesOf(file(), 1)[0]?.given).toMatchObject({ how: 'post', on: '2026-10-09' })
  expect(copiesOf(file(), 2)[0]?.given).toBeNull()
})

test('[L1, L26, P17, domain 1] after a case ended no copy is saved or given; one from a day before is still noted', () => {
  const { chair, file, copy } = signedCase()
  const give = (on: string, elsewhere = nothingElsewhere) => {
    const [letter] = file().signedLetters
    if (letter === undefined) throw new Error('no letter is signed')
    return mayGiveCopy(file(), { ...child, today: '2026-10-14', elsewhere }, letter, 'mother', { how: 'post', on, by: 'Sam Lee' })
  }
  const died = { ...nothingElsewhere, died: true }
  expect(copy('mother', { elsewhere: died })).toMatchObject({ refusal: { kind: 'copies-stopped', rule: 'P17' } })
  expect([give('2026-10-14', died).ok, give('2026-10-13', died).ok]).toEqual([false, true])
  say(chair, 'ended', { how: 'died', by: 'Dr Osei', on: '2026-10-12' })
  expect(copy('mother')).toMatchObject({ refusal: { kind: 'copies-stopped', rule: 'L1', how: 'died' } })
  expect(give('2026-10-12')).toMatchObject({ refusal: { kind: 'copies-stopped', rule: 'L1' } })
  expect(give('2026-10-11').ok).toBe(true)
})

test('[L26, P18] at 18 nobody has a copy of theirs until they have answered, but they themselves', () => {
  const young = aPerson({ name: 'Zoë Núñez', youngPerson: true, copy: 'yes', order: 'c' })
  const { chair, copy } = signedCase({ 'person/zoe': young })
  const adult = { identity: { ...identity, born: '2008-10-08' } }
  const waits = { refusal: { kind: 'copies-wait-at-eighteen', rule: 'P18' } }
  expect(copy('father', { ...adult, today: '2026-10-07' }).ok).toBe(true)
  expect(copy('father', adult)).toMatchObject(waits)
  expect(copy('zoe', adult).ok).toBe(true)
  say(chair, 'consent/zoe', { person: young.name, relation: 'the young person', answer: 'agreed', on: '2026-10-08' })
  expect(copy('father', adult).ok).toBe(true)
})

test('[P12, P17, vignette V6] an address protected in another case of the child is kept from everybody else’s copy here as well', () => {
  const { file } = signedCase({}, 'They moved to 12 Hidden Row.')
  const [letter] = file().signedLetters
  if (letter === undefined) throw new Error('no letter is signed')
  const { scribe: before } = aWrittenCase({ 'person/m': mother, 'address/m': { lines: ['12 Hidden Row'], postcode: '', protected: true } })
  const copies = (beside: readonly ReturnType<typeof before.fold>[]) => ['mother', 'father'].map((person) => copyFor(file(), child, letter, person, beside).ok)
  expect([copies([]), copies([before.fold()])]).toEqual([[true, true], [true, false]])
})
