import { expect, test } from 'vitest'
import { independenceChecks, independenceOf } from '#domain/provider/independence.ts'
import { independent, treatedHere } from '../a-case.ts'

test('[V5, row 15] one team that is not independent makes the provider not independent', () => {
  expect(independenceOf(independent())).toBe('independent')
  expect(independenceOf(treatedHere)).toBe('not-independent')
})

test('[V5, row 15] nothing answered is not yet checked, never independent by silence', () => {
  expect(independenceOf(null)).toBe('not-checked')
  expect(independenceOf(independent({ teams: [], checked: independenceChecks.length }))).toBe('not-checked')
})

test('[V5, row 15] an interest that was declared is no bar', () => {
  expect(independenceOf(independent({ declared: ['investigator on the trial'] }))).toBe('independent')
})
