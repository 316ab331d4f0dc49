import { expect, test } from 'vitest'
import type { Identity } from '#domain/person/identity.ts'
import { findSameChild } from '#domain/person/same-child.ts'
import { zoe } from '../a-case.ts'

const typed: Identity = { given: 'Ada', family: 'Else', born: '2018-01-01', nhs: { kind: 'unavailable', reason: 'nhs-number-not-known' }, hospitalNumber: 'X1' }
const matched = (change: Partial<Identity>, known: Identity = zoe) => findSameChild({ ...typed, ...change }, [{ id: 'pt1', identity: known }]).map(({ id, by }) => [id, by])

test('[S8, domain 3.1] somebody with the same number is offered: NHS, another nation’s, or hospital', () => {
  expect(matched({})).toEqual([])
  expect(matched({ nhs: { kind: 'number', number: '9995260182' } })).toEqual([['pt1', 'nhs-number']])
  expect(matched({ hospitalNumber: ' h100 121' })).toEqual([['pt1', 'hospital-number']])
  const chi = { kind: 'unavailable', reason: 'devolved-nation', other: '0103171234' } as const
  expect(matched({ nhs: { ...chi, other: '010317 1234' } }, { ...zoe, nhs: chi })).toEqual([['pt1', 'other-number']])
})

test('[S8, vignette V1] the same name and date of birth is offered, however the name is typed', () => {
  expect(matched({ given: 'zoe', family: "O'Brien Nunez", born: zoe.born })).toEqual([['pt1', 'name-and-birth']])
  expect(matched({ given: 'zoe', family: "O'Brien Nunez" })).toEqual([])
  expect(matched({ given: 'Ana', family: "O'Brien Nunez", born: zoe.born })).toEqual([])
})

test('[S8, vignette V3] twins without given names are offered for each other, for a person to tell apart', () => {
  expect(matched({ given: '', family: 'O’Brien-Núñez', born: zoe.born })).toEqual([['pt1', 'name-and-birth']])
})
