import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  checkIndications, disagreements, indicationLabel, indications, indicationWords, noIndications, toggleDisagreement, toggleIndication,
} from '#domain/case/indications.ts'
import { someIndications } from '../a-case.ts'

test('[C1, row 3] no indication at all is allowed, and so is "none of these" in free words', () => {
  expect(checkIndications(noIndications).ok).toBe(true)
  expect(checkIndications({ ...noIndications, none: 'The family would like one.' }).ok).toBe(true)
})

test('[C2, rows 22 to 28] there are seven, each with its own key and words', () => {
  expect(indications.map((entry) => [entry.code, entry.key])).toEqual(['1', '2', '3', '4', '5', '6', '7'].map((key) => [`I${key}`, key]))
  expect(new Set(indications.map((entry) => entry.words)).size).toBe(7)
  expect(indications[2].words).toMatch(/curative.*and.*poor outcome/)
})

test('[C2, rows 22 to 28] the first chosen leads; when it goes the first left does', () => {
  const two = toggleIndication(toggleIndication(noIndications, 'I4'), 'I2')
  expect(two).toMatchObject({ chosen: ['I2', 'I4'], primary: 'I4' })
  expect(toggleIndication(two, 'I4')).toMatchObject({ chosen: ['I2'], primary: 'I2' })
  expect(toggleIndication(toggleIndication(two, 'I4'), 'I2')).toMatchObject({ chosen: [], primary: null })
})

test('[C3, row 22] a primary is one of those chosen', () => {
  expect(checkIndications(someIndications({ primary: null }))).toMatchObject({ refusal: { kind: 'indication-needs-a-primary', rule: 'C3' } })
  expect(checkIndications(someIndications({ primary: 'I2' }))).toMatchObject({ refusal: { rule: 'C3' } })
  expect(checkIndications(someIndications()).ok).toBe(true)
})

test('[C4, row 26] disagreement says which of four kinds, and more than one may hold', () => {
  expect(disagreements.map((entry) => entry.kind)).toEqual(['a', 'b', 'c', 'd'])
  const untold = toggleIndication(noIndications, 'I5')
  expect(checkIndications(untold)).toMatchObject({ refusal: { kind: 'disagreement-needs-its-kind', rule: 'C4' } })
  const both = toggleDisagreement(toggleDisagreement(noIndications, 'd'), 'a')
  expect(both).toMatchObject({ chosen: ['I5'], primary: 'I5', disagreements: ['a', 'd'] })
  expect(checkIndications(both).ok).toBe(true)
})

test('[C4, row 26] without disagreement there are no kinds of it', () => {
  const gone = toggleIndication(toggleDisagreement(noIndications, 'b'), 'I5')
  expect(gone).toMatchObject({ chosen: [], disagreements: [] })
})

test('[C3, rows 22 to 28] whatever is pressed, the primary is among the chosen and the kinds belong to disagreement', () => {
  const press = fc.oneof(
    fc.constantFrom(...indications.map((entry) => entry.code)).map((code) => ({ code })),
    fc.constantFrom(...disagreements.map((entry) => entry.kind)).map((kind) => ({ kind })),
  )
  fc.assert(
    fc.property(fc.array(press), (presses) => {
      const value = presses.reduce((now, key) => ('code' in key ? toggleIndication(now, key.code) : toggleDisagreement(now, key.kind)), noIndications)
      const answer = checkIndications(value)
      expect(answer.ok || answer.refusal.rule === 'C4').toBe(true)
      expect(value.disagreements.length === 0 || value.chosen.includes('I5')).toBe(true)
      expect(value.chosen).toEqual(value.chosen.toSorted())
    }),
  )
})

test('[C4, row 26] in words and in short a disagreement names its kinds', () => {
  const value = someIndications({ chosen: ['I2', 'I5'], disagreements: ['a', 'd'] })
  expect(indicationWords(value, 'I5')).toBe('Clinical teams disagree, Family and clinical teams disagree')
  expect(indicationWords(value, 'I2')).toBe('Several treatment options')
  expect([indicationLabel(value, 'I5'), indicationLabel(value, 'I2')]).toEqual(['5ad', '2'])
})
