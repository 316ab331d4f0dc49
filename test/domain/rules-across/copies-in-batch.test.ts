import { expect, test } from 'vitest'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { composeLetter } from '#domain/letter/compose-letter.ts'
import { textsOf } from '#domain/letter/paper-document.ts'
import type { Gp } from '#domain/person/gp.ts'
import { checkSheet } from '#domain/papers/check-sheet.ts'
import { checkOf, contentOf, copiesInBatch, withoutAddress, type BatchPaper } from '#domain/rules-across/copies-in-batch.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import type { LetterFacts } from '#domain/rules-across/what-stops-letter.ts'
import { Scribe } from '../../builders/an-act.ts'
import { aConsent, aLetterSource, aProvider, aTeam, aWrittenCase, letterFacts, say, zoe } from '../a-case.ts'
import { aPerson } from '../person/a-person.ts'

const mother = aPerson({ copy: 'yes', formats: ['large-print'] })
const father = aPerson({ name: 'Piotr Wiśniewski', relation: 'father', copy: 'yes', order: 'b' })
const aunt = aPerson({ name: 'Ewa Nowak', relation: 'aunt', copy: 'no', order: 'c' })
const hidden = { lines: ['1 Hidden Row'], postcode: 'ZZ1 1ZZ', protected: true }

function batchOf(change: Readonly<Record<string, unknown>> = {}, facts: Partial<LetterFacts> = {}, brief = 'Steroids', gp: Gp | null = null, child: FoldedRecord | null = null) {
  const { scribe, chair } = aWrittenCase({ 'person/mother': mother, 'person/father': father, 'person/aunt': aunt, 'address/mother': hidden })
  const document = composeLetter(aLetterSource({ people: readCaseFile(scribe.fold()).people, provider: aProvider(), signed: true, brief: { diagnoses: [], soFar: brief, now: '', treatedBy: [] } }))
  say(chair, 'signed/letter/1', { frozen: [], shown: 'a'.repeat(64), blob: 'b'.repeat(64), version: 1, pages: 2, provider: 'p1', signatory: { user: 'osei', name: 'Dr Amara Osei' }, document })
  for (const [unit, value] of Object.entries(change)) say(chair, unit, value)
  const file = readCaseFile(scribe.fold())
  const [letter] = file.signedLetters
  if (letter === undefined) throw new Error('no letter is signed')
  return copiesInBatch(letterFacts(file, facts), letter, { patients: child !== null ? [child] : gp === null ? [] : [patientWith(gp)], beside: [], pseudonymised: child !== null })
}

function patientWith(gp: Gp) {
  const scribe = new Scribe({ kind: 'patient', id: 'pt1' })
  say(scribe.laptop('Sam', 'secretary'), 'gp', gp, 'change-patient')
  return scribe.fold()
}

const practice: Gp = { registered: true, name: 'Dr P. Achebe', practice: 'Made-up Lane Surgery', lines: ['3 Made-up Lane'], postcode: 'ZZ3 3ZZ', ods: 'A81001' }

const answers = (copies: ReturnType<typeof batchOf>) => Object.fromEntries(copies.map(({ key, paper }) => [key, paper.ok ? paper.value.kind : paper.refusal.kind]))

function setWords(copies: ReturnType<typeof batchOf>, key: string): string {
  const paper = copies.find((copy) => copy.key === key)?.paper
  if (paper?.ok !== true || paper.value.kind !== 'set') throw new Error(`${key} has no copy that is set`)
  return textsOf(paper.value.document).map(({ text }) => text).join('\n')
}

test('[L36, rows 8 and 37] the provider has the pages as signed, the notes and each who wants one a copy of their own, and the others stand with why', () => {
  const copies = batchOf()
  expect(answers(copies)).toEqual({ provider: 'signed', gp: 'gp-not-on-file', notes: 'set', 'person/mother': 'set', 'person/father': 'set', 'person/aunt': 'no-copy' })
  expect(copies.find(({ key }) => key === 'provider')?.paper).toMatchObject({ value: { blob: 'b'.repeat(64), pages: 2 } })
  expect(setWords(copies, 'notes')).toContain('Copy for the hospital notes. It has the words of our letter to Neurology MDT, Northern Made-up Infirmary, signed on 8 October 2026.')
  expect(setWords(copies, 'person/father')).toContain('Copy for Piotr Wiśniewski, father.')
})

test('[L36, P19] the GP has a copy at the practice’s address; a GP nobody wrote down, and none registered, are said', () => {
  const copies = batchOf({}, {}, 'Steroids', practice)
  expect(copies.find(({ key }) => key === 'gp')?.paper).toMatchObject({ value: { document: { kind: 'letter-copy', recipient: ['Dr P. Achebe', 'Made-up Lane Surgery', '3 Made-up Lane', 'ZZ3 3ZZ'] } } })
  expect(setWords(copies, 'gp')).toContain('Copy for your records. It has the words of our letter')
  expect(setWords(copies, 'gp')).not.toContain('Hidden Row')
  expect(answers(batchOf({}, {}, 'Steroids', { ...practice, registered: false }))['gp']).toBe('gp-none-registered')
  expect(answers(batchOf({ ended: { how: 'died', by: 'Dr Osei', on: '2026-10-08' } }, {}, 'Steroids', practice))['gp']).toBe('copies-stopped')
})

test('[L36, P12] a protected address is on its reader’s copy alone, and each other row says whose is left out', () => {
  const copies = batchOf()
  expect(copies.filter(({ paper }) => paper.ok && JSON.stringify(paper.value).includes('Hidden Row')).map(({ key }) => key)).toEqual(['person/mother'])
  expect(copies.map(({ shows, withheld }) => [shows, withheld.length])).toEqual([[null, 1], [null, 1], [null, 1], ['mother', 0], [null, 1], [null, 1]])
  const hers = copies.find(({ key }) => key === 'person/mother')?.paper
  if (hers?.ok !== true || hers.value.kind !== 'set') throw new Error('she has a copy')
  expect(JSON.stringify(withoutAddress(hers.value.document))).not.toMatch(/Hidden Row|ZZ1 1ZZ/)
  expect(withoutAddress(hers.value.document).recipient[0]).toBe('Agnieszka Wiśniewska')
})

test('[L36, P12] where the signed words hold an address that is protected now, neither the notes nor anybody else has a copy', () => {
  expect(answers(batchOf({}, {}, 'She has moved to 1 hidden row.'))).toMatchObject({ notes: 'copy-has-an-address', 'person/mother': 'set', 'person/father': 'copy-has-an-address' })
})

test.each([
  ['the child died', { ended: { how: 'died', by: 'Dr Osei', on: '2026-10-08' } }, { provider: 'letter-stopped', notes: 'copies-stopped', 'person/mother': 'copies-stopped' }],
  ['the family withdrew', { ended: { how: 'withdrawn', by: 'Dr Osei', on: '2026-10-08' } }, { provider: 'letter-stopped', notes: 'copies-stopped', 'person/father': 'copies-stopped' }],
  ['somebody refused', { 'consent/father': aConsent({ person: 'Father', answer: 'refused' }) }, { provider: 'letter-stopped', notes: 'set', 'person/mother': 'set' }],
])('[L36, L1] %s: each row says what stops it', (_, change, rows) => {
  expect(answers(batchOf(change))).toMatchObject(rows)
})

test('[L36, L23, vignette V4] in place of the signed letter its pseudonymised copy: without the child’s name, and with what may still tell it', () => {
  const scribe = new Scribe({ kind: 'patient', id: 'pt1' })
  say(scribe.laptop('Sam', 'secretary'), 'identity', zoe, 'change-patient')
  const paper = batchOf({}, {}, 'Seen at Wexcombe Grammar.', null, scribe.fold()).find(({ key }) => key === 'provider')?.paper
  if (paper?.ok !== true || paper.value.kind !== 'set') throw new Error('it can be made')
  expect(paper.value.document.kind).toBe('pseudonymised-letter')
  expect(JSON.stringify(paper.value.document)).not.toMatch(/O’Brien-Núñez|999 ?526 ?0182/)
  expect(paper.value.toCheck.map(({ words }) => words).join()).toContain('Wexcombe')
})

test('[L36, A3] a letter signed for another provider than the case is with now is not put in an envelope', () => {
  expect(answers(batchOf({ 'decision/m1': { ...JSON.parse(JSON.stringify(readCaseFile(aWrittenCase().scribe.fold()).decisions[0])), provider: 'p2' } }))['provider']).not.toBe('signed')
})

test('[L37] what was said of a copy is said of those words alone: changed since, nobody has looked at it', () => {
  const [before, after] = [batchOf(), batchOf({ 'address/father': { lines: ['9 New Street'], postcode: 'ZZ9 9ZZ', protected: false } })]
  const paperOf = (copies: typeof before, key: string): BatchPaper => {
    const paper = copies.find((copy) => copy.key === key)?.paper
    if (paper?.ok !== true) throw new Error('they have a copy')
    return paper.value
  }
  const hash = 'c'.repeat(64)
  const said = { said: 'right', of: contentOf(paperOf(before, 'person/father')), hash } as const
  expect(checkOf(said, paperOf(before, 'person/father'), hash)).toBe('right')
  expect(checkOf(said, paperOf(before, 'person/father'), 'd'.repeat(64)), 'another file').toBe('not-checked')
  expect(checkOf({ ...said, said: 'held' }, paperOf(before, 'person/father'), hash)).toBe('held')
  expect(checkOf(said, paperOf(after, 'person/father'), hash)).toBe('not-checked')
  expect(checkOf(undefined, paperOf(before, 'provider'), hash)).toBe('not-checked')
})

test('[L38] the check sheet has what it was given, row by row, with a box for a pen, and says that no address is on it', () => {
  const sheet = checkSheet(aTeam(), 'Priya Raman', '2026-10-08', [{ number: '4', reference: 'C-0109', to: 'mother', pages: '2', file: 'C-0109-letter-v1-parent-1.pdf' }], [{ reference: 'C-0109', to: 'GP', why: 'No GP is written down here' }])
  expect(sheet).toMatchObject({ kind: 'check-sheet', recipient: [], title: 'Check sheet of copies, 8 October 2026' })
  expect(sheet.blocks).toContainEqual({ kind: 'table', head: ['Right', 'Case', 'Goes to', 'Pages', 'No. and file'], rows: [['☐', 'C-0109', 'mother', '2', '4.\u00A0C-0109-letter-v1-parent-1.pdf']] })
  expect(sheet.blocks).toContainEqual({ kind: 'table', head: ['Case', 'Who', 'Why'], rows: [['C-0109', 'GP', 'No GP is written down here']] })
})
