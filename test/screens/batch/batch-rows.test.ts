import { expect, test } from 'vitest'
import { composeLetter } from '#domain/letter/compose-letter.ts'
import { textsOf } from '#domain/letter/paper-document.ts'
import { contentOf, copiesInBatch } from '#domain/rules-across/copies-in-batch.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { batchRows, markSaved, numberReaders, stateOf, type BatchLetter, type SavedFile } from '#screens/batch/batch-rows.ts'
import { batchSheet } from '#screens/batch/batch-sheet.ts'
import { allSaidWords, howWords, madeWords, savedWords } from '#screens/batch/batch-words.ts'
import { firstUnseen, isUnseen, lookAtCopy, notLookedWords } from '#screens/batch/look-at-copy.ts'
import { placeWords, STRIPS, type InSight, type Looked } from '#screens/letter/looked.ts'
import { aLetterSource, aProvider, aTeam, aWrittenCase, letterFacts, say } from '../../domain/a-case.ts'
import { aPerson } from '../../domain/person/a-person.ts'

const mother = aPerson({ copy: 'yes' })
const child = aPerson({ name: 'Łukasz Wiśniewski', relation: '', youngPerson: true, copy: 'yes', order: 'b' })
const aunt = aPerson({ name: 'Ewa Nowak', relation: 'aunt', copy: 'yes', order: 'a0' })
const hidden = { lines: ['1 Hidden Row'], postcode: 'ZZ1 1ZZ', protected: true }

/** A signed letter with its copies, after what was said of the people. */
function aLetter(people: Readonly<Record<string, unknown>>): BatchLetter {
  const { scribe, chair } = aWrittenCase(people)
  const document = composeLetter(aLetterSource({ people: readCaseFile(scribe.fold()).people, provider: aProvider(), signed: true }))
  say(chair, 'signed/letter/1', { frozen: [], shown: 'a'.repeat(64), blob: 'b'.repeat(64), version: 1, pages: 2, provider: 'p1', signatory: { user: 'osei', name: 'Dr Amara Osei' }, document })
  const file = readCaseFile(scribe.fold())
  const facts = letterFacts(file)
  const letter = file.signedLetters[0]
  if (letter === undefined) throw new Error('no letter is signed')
  return { reference: 'C-0109', file, facts, letter, copies: copiesInBatch(facts, letter, { patients: [], beside: [], pseudonymised: false }) }
}

const rowsOf = (letter: BatchLetter, before: ReadonlyMap<string, number> = new Map()) => batchRows([letter], numberReaders([letter], before))

function rowOf(letter: BatchLetter, key: string) {
  const row = rowsOf(letter).find(({ copy }) => copy.key === key)
  if (row?.numbered == null) throw new Error(`${key} has no copy`)
  return { row, paper: row.numbered.paper }
}

test('[L38, domain 4.3] the check sheet does not name a young person who has a copy of their own', () => {
  const rows = rowsOf(aLetter({ 'person/mother': mother, 'person/child': child }))
  expect(rows.find(({ copy }) => copy.key === 'person/child')?.numbered).not.toBeNull()
  const words = textsOf(batchSheet(aTeam(), 'Dr Amara Osei', '2026-10-08', rows, () => ({ made: null, check: 'not-checked', saved: null }))).map(({ text }) => text).join('\n')
  expect(words).toContain('The young person')
  expect(words).not.toMatch(/Łukasz/)
  expect(words).toContain('No GP is written down')
  expect(words, 'its heading says so').not.toContain('No copy: ')
  expect(words).toContain('Agnieszka Wiśniewska')
})

test('[L38] copies that are made are numbered one after the other and keep their number, and who arrives meanwhile is numbered after all', () => {
  const before = aLetter({ 'person/mother': mother, 'person/child': child })
  const given = numberReaders([before], new Map())
  expect([...given.values()]).toEqual([1, 2, 3, 4])
  expect(numberReaders([before], given)).toBe(given)
  const filesOf = (rows: ReturnType<typeof batchRows>) => new Map(rows.map(({ copy, numbered }) => [copy.key, numbered === null ? null : [numbered.number, numbered.file]]))
  const first = filesOf(batchRows([before], given))
  const arrived = rowsOf(aLetter({ 'person/mother': mother, 'person/aunt': aunt, 'person/child': child }), given)
  const now = filesOf(arrived)
  for (const [key, told] of first) expect(now.get(key), key).toEqual(told)
  expect(now.get('person/aunt')).toEqual([5, 'C-0121-letter-v1-reader-2.pdf'])
  const without = filesOf(rowsOf(aLetter({ 'person/mother': { ...mother, copy: 'no' }, 'person/child': child }), given))
  expect(without.get('person/mother')).toBeNull()
  expect(without.get('person/child')).toEqual(first.get('person/child'))
})

/** A page of a copy from one strip to another, as it is seen. */
function strips(pages: number, page: number, from = 0, to = STRIPS - 1): InSight {
  return { pages, strips: Array.from({ length: to - from + 1 }, (_, n) => ({ page, strip: from + n })) }
}

test('[L37] a copy can be right only once each of its very pages was on the screen from top to end, and a protected address on it too', () => {
  const letter = aLetter({ 'person/mother': mother, 'person/child': child, 'address/mother': hidden })
  const hers = rowOf(letter, 'person/mother')
  const { key } = hers.row
  const of = contentOf(hers.paper)
  const none: ReadonlyMap<string, Looked> = new Map()
  const words = (looked: typeof none) => notLookedWords(hers.row, looked.get(key))
  expect(words(none)).toBe('Its pages have not been shown yet: Page Down')
  expect(firstUnseen(hers.row, none.get(key))).toBeNull()
  expect(isUnseen(hers.row, none.get(key))).toBe(true)
  const half = lookAtCopy(none, key, of, strips(2, 0, 0, 7))
  expect(words(half)).toBe('Page 1 of 2 not looked at to its end: Page Down')
  expect(firstUnseen(hers.row, half.get(key))).toEqual({ page: 0, strip: 8 })
  expect(isUnseen(hers.row, half.get(key))).toBe(false)
  expect(placeWords({ page: 0, strip: 8 }, 2)).toBe('now at page 1 of 2, 50% down')
  expect(placeWords({ page: 1, strip: 0 }, 2)).toBe('now at page 2 of 2')
  const one = lookAtCopy(half, key, of, strips(2, 0, 6))
  expect(words(one)).toBe('Page 2 of 2 has not been looked at: Page Down')
  expect(lookAtCopy(one, key, of, strips(2, 0)), 'nothing new').toBe(one)
  const pages = lookAtCopy(one, key, of, strips(2, 1))
  expect(words(pages)).toBe('It shows a protected address. Hold V to look at it first')
  expect(words(lookAtCopy(pages, key, of, 'address'))).toBeNull()
  expect(words(lookAtCopy(lookAtCopy(none, key, of, 'address'), key, of, strips(2, 1))), 'the second page alone').toBe('Page 1 of 2 has not been looked at: Page Down')
  expect(words(lookAtCopy(pages, key, 'other words', strips(2, 0))), 'other pages').toBe('Its pages have not been shown yet: Page Down')
  const notes = rowOf(letter, 'notes')
  expect(notLookedWords(notes.row, lookAtCopy(none, notes.row.key, contentOf(notes.paper), strips(1, 0)).get(notes.row.key))).toBeNull()
})

test('how a copy goes: the notes’ and one without an address are handed over, and what is recorded as sent or given is said', () => {
  const letter = aLetter({ 'person/mother': mother, 'person/child': child, 'address/mother': { ...hidden, protected: false } })
  const how = (key: string) => howWords(rowOf(letter, key).row)
  expect(how('notes')).toBe('To be filed. No address: hand it over')
  expect(how('person/child')).toBe('Not given yet. No address: hand it over')
  expect(how('person/mother')).toBe('Not given yet')
  expect(how('provider')).toBe('By post or by hand')
  const sent = { version: 1, method: 'by-hand', round: 1, to: 'Dr Judith Aske', address: '', accredited: false, by: 'Sam Lee', at: '2026-10-09T10:00:00.000Z', items: [], expiresOn: null, undone: null, acknowledged: null }
  const after = aLetter({ 'person/mother': mother, 'dispatch/1/by-hand/1': sent, 'copy-given/1/mother': { version: 1, to: mother.name, how: 'post', on: '2026-10-08', by: 'Sam Lee' } })
  expect(howWords(rowOf(after, 'provider').row)).toBe('Sent 9 October 2026, by hand')
  expect(howWords(rowOf(after, 'person/mother').row)).toBe('Given 8 October 2026, by post')
  const undone = aLetter({ 'dispatch/1/by-hand/1': { ...sent, undone: { by: 'Sam Lee', at: sent.at, why: 'Another letter' } } })
  expect(howWords(rowOf(undone, 'provider').row)).toBe('By post or by hand')
})

const THERE = { kind: 'file-there-already', rule: 'L38' } as const
const saved = (n: number, refusal: SavedFile['refusal']): SavedFile => ({ key: String(n), hash: 'a'.repeat(64), file: `C-${n}-letter-v1-gp.pdf`, refusal })

test('[L38] a file that was not written is named with what to do; of many alike how many is said once', () => {
  expect(savedWords([saved(1, null), saved(2, THERE)], 1, 0)).toBe(
    '1 put in the folder, 1 not written, 1 held, 0 not checked. C-2-letter-v1-gp.pdf was not written: an earlier file of that name is in the folder. Choose another folder, or move it away first. Nothing was sent, and nothing is marked sent or given until you say how and when.',
  )
  const many = savedWords([1, 2, 3].map((n) => saved(n, THERE)), 0, 0)
  expect(many).toContain('3 files were not written: earlier files of those names are in the folder. Choose another folder, or move them away first. Nothing was sent')
  expect(many).not.toMatch(/C-\d|\.\./)
  expect(savedWords([saved(1, THERE), saved(2, { kind: 'copy-changed', rule: 'L37' })], 0, 0)).toMatch(/C-1-letter-v1-gp\.pdf was not written: .* C-2-letter-v1-gp\.pdf was not written\. These pages are no longer/)
})

test('when something was said of every copy, one that is held is not among those looked over', () => {
  expect(allSaidWords(13, 0)).toBe('All are looked over. Ctrl S puts the right ones in a folder')
  expect(allSaidWords(12, 1)).toBe('12 are right, 1 is held. Ctrl S puts the right ones in a folder')
  expect(allSaidWords(0, 2)).toBe('0 are right, 2 are held')
})

test('[L38] what is in the folder as it is now has not failed, and other pages in its place have', () => {
  const same = { ...THERE, same: true }
  expect(savedWords([saved(1, same), saved(2, same), saved(4, null)], 0, 0)).toBe(
    '1 put in the folder, 2 were there already, 0 held, 0 not checked. Nothing was sent, and nothing is marked sent or given until you say how and when.',
  )
  expect(savedWords([saved(3, { ...THERE, same: false })], 0, 0)).toContain('1 not written')
  expect(markSaved(new Map(), [saved(1, same), saved(2, { ...THERE, same: false })])).toEqual(new Map([['1', { hash: 'a'.repeat(64), written: true }], ['2', { hash: 'a'.repeat(64), written: false }]]))
})

test('[L37, L38] what came of a file is said of those very pages in their row, and a check goes with another file', () => {
  const { row, paper } = rowOf(aLetter({ 'person/mother': mother }), 'notes')
  const of = contentOf(paper)
  const madeAs = (hash: string) => new Map([[row.key, { of, answer: { ok: true as const, value: { pages: 2, hash } } }]])
  const inHand = { checks: new Map([[row.key, { said: 'right' as const, of, hash: 'a' }]]), saved: new Map([[row.key, { hash: 'a', written: false }]]) }
  expect(madeWords(row, stateOf(row, madeAs('a'), inHand))).toBe('Not written, 2\u00A0pages')
  expect(madeWords(row, stateOf(row, madeAs('a'), { ...inHand, saved: new Map([[row.key, { hash: 'a', written: true }]]) }))).toBe('In the folder, 2\u00A0pages')
  expect(stateOf(row, madeAs('a'), inHand).check).toBe('right')
  const there = markSaved(new Map(), [saved(1, null), saved(2, THERE)])
  expect([...markSaved(there, [saved(1, THERE), saved(2, THERE)]).values()].map(({ written }) => written), 'what is in the folder is there still').toEqual([true, false])
  expect(markSaved(there, [{ ...saved(1, THERE), hash: 'b' }]).get('1')?.written, 'other pages').toBe(false)
  expect(stateOf(row, madeAs('b'), inHand)).toMatchObject({ check: 'not-checked', saved: null })
})
