import { expect, test } from 'vitest'
import { withdrawUnit } from '#domain/journal/state-unit.ts'
import { copyFileName, type FileReader } from '#domain/rules-across/copy-file-name.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { aCaseFile, aWrittenCase, say } from '../a-case.ts'
import { aPerson } from '../person/a-person.ts'

const people = {
  'person/child': aPerson({ name: 'Zoë O’Brien-Núñez', relation: '', youngPerson: true, copy: 'yes', order: 'a' }),
  'person/mother': aPerson({ copy: 'yes', order: 'b' }),
  'person/father': aPerson({ name: 'Piotr Wiśniewski', relation: 'father', copy: 'yes', order: 'c' }),
  'person/aunt': aPerson({ name: 'Ewa Nowak', relation: 'aunt', copy: 'yes', order: 'd' }),
}
const person = (id: string): FileReader => ({ kind: 'person', id })
const readers: readonly FileReader[] = [{ kind: 'provider', pseudonymised: false }, { kind: 'gp' }, { kind: 'notes' }, person('mother'), person('father'), person('aunt'), person('child')]

test('[L38] a file’s name is the reference, the version and what the copy is for, and nobody’s name', () => {
  const file = aCaseFile(people)
  expect(readers.map((reader) => copyFileName(file, 1, reader))).toEqual([
    'C-0121-letter-v1-provider.pdf', 'C-0121-letter-v1-gp.pdf', 'C-0121-letter-v1-notes.pdf', 'C-0121-letter-v1-parent-1.pdf', 'C-0121-letter-v1-parent-2.pdf', 'C-0121-letter-v1-reader-3.pdf', 'C-0121-letter-v1-young-person.pdf',
  ])
  expect(copyFileName(file, 2, { kind: 'provider', pseudonymised: true })).toBe('C-0121-letter-v2-provider-pseudonymised.pdf')
})

test('[L38] it is in letters every drive can hold', () => {
  expect(copyFileName(aCaseFile({ subject: { patient: 'pt1', reference: '../Ł 7', leadConsultant: { user: 'osei', name: 'Dr Amara Osei' } } }), 2, { kind: 'gp' })).toBe('7-letter-v2-gp.pdf')
  expect(copyFileName(aCaseFile({ subject: null }), 1, { kind: 'gp' })).toBe('case-letter-v1-gp.pdf')
})

test('[L38] a reader keeps the name: nobody who is put in, taken out or put right moves another’s file to it', () => {
  const { scribe, chair } = aWrittenCase(people)
  say(chair, 'signed/letter/1', { frozen: [], shown: 'a'.repeat(64), blob: 'b'.repeat(64), version: 1, pages: 2, provider: 'p1', signatory: { user: 'osei', name: 'Dr Amara Osei' } })
  const aDayBehind = scribe.laptop('Elsewhere', 'consultant', -86_400_000)
  say(aDayBehind, 'person/early', aPerson({ name: 'Jan Nowak', relation: 'father', copy: 'yes', order: 'a0' }))
  chair.write(withdrawUnit('person/mother'))
  say(chair, 'person/father', { ...people['person/father'], order: 'a1' })
  const file = readCaseFile(scribe.fold())
  expect(file.people.map(({ id }) => id)).toEqual(['child', 'early', 'father', 'aunt'])
  const names = file.people.map(({ id }) => copyFileName(file, 1, person(id)))
  expect(names).toEqual(['C-0121-letter-v1-young-person.pdf', expect.stringMatching(/^C-0121-letter-v1-parent-[0-9a-z]{5}\.pdf$/), 'C-0121-letter-v1-parent-2.pdf', 'C-0121-letter-v1-reader-3.pdf'])
  // Another who comes late and was written down before them moves nobody.
  say(scribe.laptop('Far away', 'consultant', -172_800_000), 'person/earlier', aPerson({ name: 'Ola Nowak', relation: 'mother', copy: 'yes', order: 'a00' }))
  const later = readCaseFile(scribe.fold())
  expect(file.people.map(({ id }) => copyFileName(later, 1, person(id)))).toEqual(names)
  expect(names).not.toContain(copyFileName(later, 1, person('earlier')))
})

test('[L38] no two readers share a name, also where two are written down as the young person', () => {
  const file = aCaseFile({ ...people, 'person/twin': aPerson({ name: 'Zoë Núñez', relation: '', youngPerson: true, copy: 'yes', order: 'e' }) })
  const names = [...readers, person('twin')].map((reader) => copyFileName(file, 1, reader))
  expect(new Set(names).size).toBe(names.length)
})
