import { expect, test } from 'vitest'
import { countries, countryName, entryNote, registerWords } from '#screens/providers/provider-words.ts'
import { boxOfMissing, typedProvider, wordsOfProvider } from '#screens/providers/provider-form-words.ts'
import { readProvider } from '#domain/provider/read-provider.ts'
import { aProvider } from '../../domain/a-case.ts'

test('[V7, row 11] a number nobody looked up is not yet checked, and never wrong', () => {
  expect(registerWords(aProvider({ number: '9990047' }))).toBe('General Medical Council, 9990047. Not yet checked in the register')
  expect(registerWords(aProvider({ number: '9990047', registerChecked: { by: 'Priya Raman', on: '2026-10-08' } }))).toBe('General Medical Council, 9990047. Checked in the register by Priya Raman, 8 October 2026')
  expect(registerWords(aProvider())).toBe('General Medical Council')
  expect(entryNote(aProvider({ country: 'NO', number: 'NO-1' }))).toBe('Not yet checked in the register. Norway')
  expect(entryNote(aProvider({ specialty: '' }))).toBe('Missing: specialty')
})

test('[V6, row 6] there is every country, ours first, and each has a name', () => {
  expect(countries[0]).toEqual({ value: 'GB', words: 'United Kingdom' })
  expect(countries.filter(({ value, words }) => value === words)).toEqual([])
  expect(new Set(countries.map(({ value }) => value)).size).toBe(countries.length)
  expect(countryName('US')).toBe('United States')
})

test('[V6, row 11] an entry opened in the form and saved as it is stays as it is', () => {
  const provider = aProvider({ greeting: 'Dr Aske', telephone: '+1 617 555 0123', secureAddress: { address: 'x@nhs.example', accredited: true }, registerChecked: { by: 'Dr Osei', on: '2026-09-01' }, number: '9990047' })
  const facts = { before: provider, home: null, by: 'Priya Raman', today: '2026-10-08' }
  expect(readProvider(typedProvider(wordsOfProvider(provider)), facts)).toEqual({ ok: true, value: provider })
  expect(typedProvider(wordsOfProvider(null))).toMatchObject({ type: null, country: 'GB', checked: false })
})

test('[V2, row 11] the first box that a letter lacks something of', () => {
  expect(boxOfMissing(aProvider())).toBeNull()
  expect(boxOfMissing(aProvider({ body: '' }))).toBe('body')
  expect(boxOfMissing(aProvider({ type: 'individual', number: '' }))).toBe('number')
  expect(boxOfMissing(aProvider({ specialty: '', body: '' }))).toBe('specialty')
})
