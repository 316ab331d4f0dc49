import { expect, test } from 'vitest'
import { composeFamilySheet, type FamilySheetSource } from '#domain/letter/compose-family-sheet.ts'
import { composeLetter } from '#domain/letter/compose-letter.ts'
import { paperDocumentSchema, textsOf } from '#domain/letter/paper-document.ts'
import { aLetterSource, aTeam } from '../a-case.ts'
import { aPerson } from '../person/a-person.ts'

function sheet(change: Partial<FamilySheetSource> = {}): string {
  const document = composeFamilySheet({ team: aTeam({ telephone: '020 7946 0100' }), contacts: { pals: '020 7946 0111, Monday to Friday, 10am to 5pm', bioethics: null }, reference: 'C-0121', leadConsultant: 'Dr Amara Osei', reader: null, date: '2026-10-08', ...change })
  expect(paperDocumentSchema.safeParse(document).success).toBe(true)
  return [document.title, ...textsOf(document).map(({ text }) => text)].join('\n')
}

test('[L18, rows 9, 38] the sheet shows all three ways to be helped, and the Bioethics Team where the trust names it', () => {
  expect(sheet()).toMatch(/Dr Amara Osei[^]*clinical team[^]*020 7946 0100[^]*Pals[^]*020 7946 0111/)
  expect(sheet()).not.toContain('Bioethics')
  expect(sheet({ contacts: { pals: null, bioethics: 'extension 4400' } })).toMatch(/Pals[^]*ask the clinical team how to reach them[^]*Bioethics Team: extension 4400/)
})

test('[L18, rows 32, 37, 39] reading and discussing, formats and languages, in the words of the page', () => {
  const text = sheet()
  for (const words of ['You can read it, and you can talk about it with the clinical team', 'large print, easy read, braille, audio or British Sign Language', 'in another language', 'Parents or carers', 'child or young person', 'your child’s treatment', 'family advocate', 'RCPCH']) expect(text).toContain(words)
  expect(text).not.toMatch(/\b(?:mum|dad|GOSH|patient’s)\b/i)
})

test('[L18, row 39] a young person’s own sheet speaks to them, and each reader’s needs are their own', () => {
  const young = sheet({ reader: aPerson({ youngPerson: true, formats: ['easy-read'] }) })
  expect(young).toContain('your treatment')
  expect(young).not.toMatch(/your child\b/)
  expect(young).toContain('What we have written down for you: easy read.')
  expect(sheet({ reader: aPerson({ language: 'Arabic (Iraqi)', interpreter: { state: 'needed', language: '' } }) })).toContain('language Arabic (Iraqi); interpreter, Arabic (Iraqi)')
})

test('[L17, rows 37, 39] the letter says each reader’s needs, and the copies by name without an address', () => {
  const text = textsOf(composeLetter(aLetterSource({ people: [aPerson({ formats: ['large-print', 'bsl'], copy: 'yes' }), aPerson({ name: 'Piotr Wiśniewski', relation: 'father', copy: 'no' })] }))).map((entry) => entry.text).join('\n')
  expect(text).toContain('Agnieszka Wiśniewska, mother: large print; British Sign Language (BSL).')
  expect(text).toContain('Copies to, one each: Agnieszka Wiśniewska, mother.')
  expect(textsOf(composeLetter(aLetterSource())).map((entry) => entry.text).join('\n')).not.toMatch(/Communication needs|Copies to/)
})
