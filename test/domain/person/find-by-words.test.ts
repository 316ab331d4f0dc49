import { expect, test } from 'vitest'
import { isFound, numberKey, readSought } from '#domain/person/find-by-words.ts'
import { searchKey } from '#domain/person/search-key.ts'

const zoe = `${searchKey('Zoë O’Brien Núñez')} ${numberKey('H10 01-21')} 9995260182 ${numberKey('C-0123-7KQ')}`
const lukasz = `${searchKey('Łukasz Wiśniewski')} ${numberKey('RB/44 5')} 9995260190 ${numberKey('C-0124-7KQ')}`

test.each([
  ['obrien nunez', true, false],
  ['nunez zoe', true, false],
  ["O'Brien", true, false],
  ['Lukasz', false, true],
  ['  ', true, true],
  ['9995260182', true, false],
  ['999 526 0182', true, false],
  ['999-526-0190', false, true],
  ['h100121', true, false],
  ['H10 01-21', true, false],
  ['rb/44 5', false, true],
  ['c-0124', false, true],
  ['C0123 7kq', true, false],
  ['0123', true, false],
  ['zoe 999', true, false],
  ['zoe wisniewski', false, false],
])('[P9, vignette V1] “%s” finds whom it names, however it is typed', (typed, first, second) => {
  expect([isFound(zoe, readSought(typed)), isFound(lukasz, readSought(typed))]).toEqual([first, second])
})

test('[P9, vignette V1] a number beside a name finds nobody else who has that number’s figures', () => {
  expect(isFound(lukasz, readSought('zoe 999'))).toBe(false)
  expect(isFound(zoe, readSought('99'))).toBe(true)
})
