import { expect, test } from 'vitest'
import { consentSchema, familyWordsSchema, requestSchema } from '#domain/case/case-parts.ts'
import { aConsent, someWords } from '../a-case.ts'

test('[C5, row 16] the family’s words are kept letter for letter, spaces and lines too', () => {
  const words = someWords({ text: '  “we were  told\nnothing” ' })
  expect(familyWordsSchema.parse(words)).toEqual(words)
})

test('[C5, row 16] words without a speaker or a day are not kept as the family’s', () => {
  expect(familyWordsSchema.safeParse(someWords({ speaker: '' })).success).toBe(false)
  expect(familyWordsSchema.safeParse({ ...someWords(), on: '' }).success).toBe(false)
})

test.each(['offered-nothing-to-add', 'offered-declined'] as const)('[C5, row 16] %s is an answer of its own', (kind) => {
  expect(familyWordsSchema.parse(someWords({ kind, text: '' })).kind).toBe(kind)
})

const request = { name: 'Niamh', relationship: '', how: 'in clinic', on: '2026-10-01', words: '' }

test('[C6, vignette V7] a young person asks without an age and without anybody’s responsibility', () => {
  expect(requestSchema.safeParse({ ...request, by: 'young-person', parentalResponsibility: 'not-needed' }).success).toBe(true)
})

test.each(['not-confirmed', 'disputed'])('[C6, vignette V12] a request whose responsibility is %s is kept', (parentalResponsibility) => {
  expect(requestSchema.safeParse({ ...request, by: 'parent-or-carer', relationship: 'grandmother', parentalResponsibility }).success).toBe(true)
  expect(requestSchema.safeParse({ ...request, by: 'parent-or-carer' }).success).toBe(false)
})

test('[C7, vignette V6] consent names its person; "the family" has no entry', () => {
  expect(consentSchema.safeParse(aConsent()).success).toBe(true)
  expect(consentSchema.safeParse(aConsent({ person: '' })).success).toBe(false)
})
