import { expect, test } from 'vitest'
import { searchKey } from '#domain/person/search-key.ts'

test.each([
  ['obrien nunez', 'Zoë O’Brien-Núñez'],
  ["o'brien-nunez", 'Zoë O’Brien-Núñez'],
  ['zoe', 'ZOË'],
  ['lukasz wisniewski', 'Łukasz Wiśniewski'],
  ['ifeoluwa adebayo', 'Ifẹolúwa Adébáyọ̀'],
  ['ni dhomhnaill', 'Niamh Ní Dhomhnaill'],
  ['strasse', 'Straße'],
  ['istanbul', 'İstanbul'],
  ['يوسف', 'يُوسُف العبدالله'],
])('[P9, vignette V1] %s finds %s', (typed, name) => {
  expect(searchKey(name)).toContain(searchKey(typed))
})

test('[P9, vignette V6] Ł sorts as L, and straight and curly apostrophes are one', () => {
  expect(['Mary', 'Łukasz', 'Kai'].toSorted((a, b) => (searchKey(a) < searchKey(b) ? -1 : 1))).toEqual(['Kai', 'Łukasz', 'Mary'])
  expect(searchKey("O'Brien")).toBe(searchKey('O’Brien'))
})

test('[P9, vignette V1] what differs in its letters does not match', () => {
  expect(searchKey('Zoë')).not.toBe(searchKey('Zoa'))
  expect(searchKey('يوسف')).not.toBe('')
})
