import { expect, it } from 'vitest'
import { proseFromText } from '#domain/basics/prose.ts'
import { whoseWords } from '#screens/letter/whose-words.ts'

it('says whose words stand in the box, and that it is empty', () => {
  const written = proseFromText('Because.')
  expect(whoseWords({ written, differs: false, from: null })).toBe('from the minute')
  expect(whoseWords({ written, differs: false, from: null }, 'inpatient, so a visit')).toBe('inpatient, so a visit')
  expect(whoseWords({ written, differs: true, from: null }, 'inpatient, so a visit')).toBe('own words, not the minute’s')
  expect(whoseWords({ written, differs: true, from: 1 })).toBe('version 1’s words, not the minute’s')
  expect(whoseWords({ written: [], differs: true, from: null })).toBe('empty')
})
