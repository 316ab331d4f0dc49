import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '#domain/basics/answer.ts'
import { longDay } from '#domain/basics/calendar.ts'
import { proseFromText } from '#domain/basics/prose.ts'
import { composeLetter, type LetterSource } from '#domain/letter/compose-letter.ts'
import { paperDocumentSchema, textsOf, type PaperDocument } from '#domain/letter/paper-document.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { searchKey } from '#domain/person/search-key.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { isLetterAbroad, maySavePseudonymised, pseudonymisedCopy, whichWent, type PseudonymisedCopy } from '#domain/rules-across/pseudonymised-copy.ts'
import { signLetter } from '#domain/rules-across/sign-letter.ts'
import type { Identity } from '#domain/person/identity.ts'
import { Scribe } from '../../builders/an-act.ts'
import { aLetterSource, aProvider, aWrittenCase, letterFacts, say, someWords } from '../a-case.ts'
import { aPerson } from '../person/a-person.ts'

const yusuf: Identity = { given: 'Yusuf', family: 'Al-Abdallah', inOwnScript: 'يوسف العبدالله', born: '2021-05-03', nhs: { kind: 'number', number: '9991860916' }, hospitalNumber: 'H400120' }
const boston = aProvider({ type: 'individual', name: 'Professor Daniel Okafor-Reyes', organisation: 'Harbour Children’s Clinic', ods: '', country: 'US', body: 'Massachusetts Board', number: 'MA 2093100', address: ['1 Harbour Way', 'Boston'] })

const family = {
  'person/mother': aPerson({ name: 'Zainab Hassan', relation: 'mother', language: 'Arabic (Iraqi)', copy: 'yes' }),
  'person/father': aPerson({ name: 'Omar Al-Abdallah', relation: 'father', order: 'b' }),
  'address/mother': { lines: ['Flat 2', '14 Kittiwake Crescent', 'Saltmarsh-on-Sea'], postcode: 'ZZ9 4QT', protected: false },
  'words/w1': someWords({ text: 'Will Yusuf walk at Oakfield Primary School?', speaker: 'Zainab Hassan', relation: 'mother' }),
}

interface Wish {
  readonly identity?: Identity
  readonly patient?: Scribe
  readonly case?: Readonly<Record<string, unknown>>
  readonly source?: Partial<LetterSource>
}

/** A letter signed for Boston; `after` goes on with the case once it is signed. */
function signedForBoston(wish: Wish = {}) {
  const identity = wish.identity ?? yusuf
  const { scribe, chair } = aWrittenCase({ ...family, ...wish.case })
  const patient = wish.patient ?? aPatient(identity)
  const before = readCaseFile(scribe.fold())
  const document = composeLetter(aLetterSource({ identity, provider: boston, people: before.people, words: before.words, signed: true, ...wish.source }))
  const facts = signLetter(letterFacts(before, { identity, provider: boston }), { version: 1, shown: 'a'.repeat(64), blob: 'b'.repeat(64), pages: 2, provider: 'p1', signatory: { user: 'osei', name: 'Dr Amara Osei' }, document })
  if (!facts.ok) throw new Error(`the letter is not signed: ${facts.refusal.kind}`)
  chair.write(facts.value, 'sign-letter')
  return { scribe, chair, patient, document, copy: () => copyOf(scribe, patient) }
}

function aPatient(...identities: readonly Identity[]): Scribe {
  const scribe = new Scribe({ kind: 'patient', id: 'pt1' })
  const clerk = scribe.laptop('Secretary', 'secretary')
  for (const identity of identities) say(clerk, 'identity', identity)
  return scribe
}

function copyOf(scribe: Scribe, patient: Scribe, ...beside: readonly FoldedRecord[]): Answer<PseudonymisedCopy> {
  const file = readCaseFile(scribe.fold())
  const [letter] = file.signedLetters
  if (letter === undefined) throw new Error('no letter is signed')
  return pseudonymisedCopy(file, letter, [patient.fold(), ...beside])
}

function made(wish: Wish = {}): PseudonymisedCopy {
  const copy = signedForBoston(wish).copy()
  if (!copy.ok) throw new Error(copy.refusal.kind)
  return copy.value
}

const textOf = (document: PaperDocument): string => [document.title, ...textsOf(document).map(({ text }) => text)].join('\n')
const clausesOf = (document: PaperDocument) => document.blocks.flatMap((block) => (block.kind === 'paragraph' && block.clause !== undefined ? [block] : []))

test('[L22, domain 3.7] the child is the reference and an age, the family are who they are to the child', () => {
  const { document } = made()
  expect(paperDocumentSchema.parse(document)).toEqual(document)
  const text = textOf(document)
  for (const words of ['C-0121, aged 5 years. Outpatient.', 'Please see [the child] in your outpatient clinic', '“Will [the child] walk at', '[the child’s mother], 5 October 2026', '[the child’s mother]: Arabic (Iraqi)', 'please quote C-0121']) expect(text).toContain(words)
  for (const gone of ['Yusuf', 'Abdallah', 'Zainab', 'Hassan', 'Omar', '3 May 2021', '1860916', 'H400120']) expect(text).not.toContain(gone)
})

test('[L9, rows 12 and 13] the clauses stand word for word, and so do who signed and who is asked', () => {
  const { document: signed, copy } = signedForBoston()
  const made = copy()
  if (!made.ok) throw new Error(made.refusal.kind)
  const { document } = made.value
  expect(clausesOf(document)).toEqual(clausesOf(signed))
  expect(clausesOf(document).map(({ clause }) => clause)).toEqual(expect.arrayContaining(['law-and-ethics', 'national-law']))
  expect(document.recipient).toEqual(signed.recipient)
  expect(document.blocks.filter(({ kind }) => kind === 'signature')).toEqual(signed.blocks.filter(({ kind }) => kind === 'signature'))
  expect(textOf(document)).toMatch(/^Dear Professor Daniel Okafor-Reyes$/m)
})

test('[L20, design 3] it has the words that were signed, whatever was written since', () => {
  const { chair, copy } = signedForBoston()
  const before = copy()
  say(chair, 'brief', { diagnoses: ['Something else'], soFar: 'Changed since', now: '', treatedBy: [] })
  say(chair, 'words/w1', someWords({ text: 'Another question?', speaker: 'Zainab Hassan', relation: 'mother' }))
  expect(copy()).toEqual(before)
})

test('[L20, design 3] a letter signed before its words were kept has none, and nothing is made up for it', () => {
  const { scribe, patient } = signedForBoston()
  const file = readCaseFile(scribe.fold())
  const [letter] = file.signedLetters
  if (letter === undefined) throw new Error('no letter is signed')
  const { document: _, ...older } = letter
  expect(pseudonymisedCopy(file, older, [patient.fold()])).toMatchObject({ refusal: { kind: 'words-not-kept', rule: 'L20' } })
})

test('[L20, design 3] words in a shape this Consilium cannot read never hide that the letter is signed', () => {
  const { scribe, chair } = signedForBoston()
  const { value } = scribe.fold().units.get('signed/letter/1') as { readonly value: object }
  say(chair, 'signed/letter/1', { ...value, document: { schema: 2 } })
  const [letter] = readCaseFile(scribe.fold()).signedLetters
  expect(letter).toMatchObject({ version: 1, document: undefined })
})

test('[L21, domain 3.7] it is on offer for a letter signed for a provider abroad, and for no other', () => {
  expect(isLetterAbroad({ document: composeLetter(aLetterSource({ provider: boston })) })).toBe(true)
  expect(isLetterAbroad({ document: composeLetter(aLetterSource()) })).toBe(false)
  expect(isLetterAbroad({ document: undefined })).toBe(false)
})

test('[L22, domain 3.7] a name somebody had before, or has now, is replaced too', () => {
  const patient = aPatient({ ...yusuf, given: 'Joseph', family: 'Quillfeather', hospitalNumber: 'OLD-77881' }, yusuf)
  const { chair, copy } = signedForBoston({ patient, case: { 'brief': { diagnoses: ['Leukodystrophy'], soFar: 'Seen as Joseph Quillfeather, OLD 77881, with Mrs Marjoribanks', now: '', treatedBy: [] } }, source: { brief: { diagnoses: ['Leukodystrophy'], soFar: 'Seen as Joseph Quillfeather, OLD 77881, with Mrs Marjoribanks', now: '', treatedBy: [] } } })
  say(chair, 'person/mother', aPerson({ name: 'Zainab Marjoribanks', relation: 'mother' }))
  const made = copy()
  if (!made.ok) throw new Error(made.refusal.kind)
  expect(textOf(made.value.document)).toContain('Seen as [the child], [number], with Mrs [the child’s mother]')
})

test.each([
  ['3 May 2021', '[date of birth]'], ['born 3rd of May, 2021', 'born [date of birth]'], ['May 3, 2021', '[date of birth]'], ['03/05/2021', '[date of birth]'], ['3.5.21', '[date of birth]'], ['2021-05-03', '[date of birth]'],
  ['14 kittiwake crescent', '[address]'], ['in Kittiwake Crescent', 'in [address]'], ['Saltmarsh on Sea', '[address]'], ['ZZ94QT', '[postcode]'],
  ['zainab@example.org', '[e-mail address]'], ['07700 900 123', '[number]'], ['his brother’s 999 390 9963', 'his brother’s [number]'],
  ['Y.A.', '[the child]'], ['Y. A. is tired', '[the child] is tired'],
  ['Dose 20 mg on 4 May 2021, CT and MRI', 'Dose 20 mg on 4 May 2021, CT and MRI'],
])('[L22, domain 3.7] “%s” in what somebody wrote reads “%s”', (typed, reads) => {
  expect(textOf(made({ source: { prose: { why: proseFromText(typed), ask: null } } }).document)).toContain(`\n${reads}\n`)
})

test('[L22, vignette V3] a newborn’s age in days would be the date of birth, and is not given', () => {
  const text = textOf(made({ identity: { ...yusuf, given: '', born: '2026-10-04' } }).document)
  expect(text).toContain('aged about a month or less')
  expect(text).not.toMatch(/4 days|October 4|4 October/)
})

test('[L22, domain 3.7] while a part of the child’s record has not arrived there is no copy', () => {
  const { scribe, chair } = signedForBoston()
  expect(copyOf(scribe, new Scribe({ kind: 'patient', id: 'pt1' }))).toMatchObject({ refusal: { kind: 'names-not-all-here', rule: 'L22' } })
  expect(chair.folded().missing).toEqual([])
})

test('[L22, domain 3.7] whoever is named, and whatever address is written, in the child’s other cases alone is replaced here too', () => {
  const { scribe, patient } = signedForBoston({ source: { brief: { diagnoses: ['Leukodystrophy'], soFar: 'Lives with Declan Murphy at 7 heron wharf.', now: '', treatedBy: [] } } })
  const other = new Scribe({ kind: 'case', id: 'c-earlier' })
  const clerk = other.laptop('Secretary', 'secretary')
  say(clerk, 'person/d', aPerson({ name: 'Declan Murphy', relation: 'stepfather' }))
  say(clerk, 'address/d', { lines: ['7 Heron Wharf'], postcode: 'ZZ3 3ZZ', protected: false })
  const copy = copyOf(scribe, patient, other.fold())
  expect(copy.ok && textOf(copy.value.document)).toContain('Lives with [the child’s stepfather] at [address].')
  expect(copyOf(scribe, patient, other.fold(other.all.slice(1)))).toMatchObject({ refusal: { kind: 'names-not-all-here', rule: 'L22' } })
})

test('[L21, A5, vignette V4] which of the two went is said of a letter abroad, and is no question of any other', () => {
  const [letter] = readCaseFile(signedForBoston().scribe.fold()).signedLetters
  if (letter?.document === undefined) throw new Error('no letter is signed')
  expect(whichWent(letter, '')).toMatchObject({ refusal: { kind: 'which-copy-went-missing', rule: 'A5' } })
  expect([whichWent(letter, 'pseudonymised'), whichWent(letter, 'signed')]).toEqual([{ ok: true, value: 'pseudonymised' }, { ok: true, value: 'signed' }])
  const here = { ...letter, document: { ...letter.document, blocks: letter.document.blocks.filter((block) => block.kind !== 'paragraph' || block.clause === undefined) } }
  expect([whichWent(here, ''), whichWent(here, 'pseudonymised')]).toEqual([{ ok: true, value: undefined }, { ok: true, value: undefined }])
})

test('[L23, domain 3.7] what may still tell who it is is listed with its place, and the page is read before it is saved', () => {
  const { toCheck } = made({ source: { brief: { diagnoses: ['Leukodystrophy'], soFar: 'Swims with his twin. YA sat up.', now: 'Known at Larkspur House, case 5512345', treatedBy: [] } } })
  expect(toCheck).toEqual(expect.arrayContaining([
    { words: 'Oakfield Primary School', part: 'Questions from the family, in their own words' },
    { words: 'Larkspur House', part: 'In brief' },
    { words: 'YA', part: 'In brief' },
    { words: '5512345', part: 'In brief' },
    { words: 'twin', part: 'In brief' },
  ]))
  expect(toCheck.map(({ words }) => words)).not.toContain('Fairhaven Children’s Hospital')
  expect(maySavePseudonymised(false, true)).toMatchObject({ refusal: { kind: 'page-not-read', rule: 'L23' } })
  expect(maySavePseudonymised(true, false)).toMatchObject({ refusal: { rule: 'L23' } })
  expect(maySavePseudonymised(true, true).ok).toBe(true)
})

describe('whatever a family is called and wherever they are named', () => {
  const given = fc.constantFrom('Zoë', 'Łukasz', 'Ifẹolúwa', 'Niamh', 'Björk', 'Nguyễn', 'Siân', 'Anaïs', 'Aarav', 'Jean-Luc')
  const surname = fc.constantFrom('O’Brien-Núñez', 'Wiśniewski', 'Adébáyọ̀', 'Ní Dhomhnaill', 'Al-Abdallah', 'Krishnamurthy', 'van der Berg', 'Pryce-Jones')
  const script = fc.constantFrom('يوسف العبدالله', '田中愛子', 'Юсуф Абдуллаев', 'आरव कृष्णमूर्ति', 'Γιώργος Παπαδόπουλος')
  const relation = fc.constantFrom('mother', 'father', 'grandmother', 'carer')
  const street = fc.constantFrom('14 Kittiwake Crescent', '3 Cwm Ystradgynlais', 'Ul. Świętokrzyska 5')
  const member = fc.record({ given, surname, relation, street, postcode: fc.constantFrom('ZZ9 4QT', 'ZZ1 1ZZ') })
  const between = fc.constantFrom(' ', ', ', '\n', ' (', ') ', '; ', ' – ', '/')

  test('[L22, domain 3.7] none of their names, numbers, birthdays and addresses is in the copy', () => {
    fc.assert(
      fc.property(given, surname, script, fc.uniqueArray(member, { minLength: 1, maxLength: 3, selector: (one) => one.relation }), between, (first, last, own, members, gap) => {
        const identity: Identity = { ...yusuf, given: first, family: last, inOwnScript: own }
        const everything = [
          first, last, own, `${first} ${last}`, `${last.toUpperCase()}, ${first}`, longDay(identity.born), '03/05/2021', '999 186 0916', '9991860916', 'h400120',
          ...members.flatMap((one) => [`${one.given} ${one.surname}`, `${one.given}’s`, one.surname.normalize('NFD'), one.street, one.postcode]),
        ].join(gap)
        const people = Object.fromEntries(members.map((one, index) => [`person/p${index}`, aPerson({ name: `${one.given} ${one.surname}`, relation: one.relation, copy: 'yes', order: String(index) })]))
        const addresses = Object.fromEntries(members.map((one, index) => [`address/p${index}`, { lines: [one.street], postcode: one.postcode, protected: false }]))
        const words = someWords({ text: everything, speaker: `${members[0]?.given} ${members[0]?.surname}`, relation: members[0]?.relation ?? '' })
        const brief = { diagnoses: [everything], soFar: everything, now: everything, treatedBy: [] }
        const { document } = made({
          identity,
          case: { 'person/mother': null, 'person/father': null, 'address/mother': null, ...people, ...addresses, 'words/w1': words },
          source: { brief, setting: { place: 'outpatient', where: everything }, sides: [{ who: first, text: everything, order: 'a' }], prose: { why: proseFromText(everything), ask: proseFromText(everything) } },
        })
        const { recipient, letterhead, ...rest } = document
        const text = ` ${searchKey(textOf({ ...rest, recipient: [], letterhead: { ...letterhead, lines: [] } }))} `
        const names = [first, last, ...members.flatMap((one) => [one.given, one.surname])].flatMap((name) => searchKey(name).split(' ')).filter((part) => !['van', 'der', 'ni', 'al'].includes(part))
        for (const part of [...names, searchKey(longDay(identity.born)), '03 05 2021', '999 186 0916', '9991860916', 'h400120', ...members.flatMap((one) => [searchKey(one.street), searchKey(one.postcode)])]) {
          expect(text, part).not.toContain(` ${part} `)
        }
        for (const part of searchKey(own).split(' ')) expect(text).not.toContain(part)
        expect(clausesOf(document)).toHaveLength(5)
        expect(recipient).toEqual([boston.name, boston.organisation, ...boston.address])
      }),
      { numRuns: 150 },
    )
  })
})
