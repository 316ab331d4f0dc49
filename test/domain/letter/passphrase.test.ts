import { expect, test } from 'vitest'
import { makePassphrase } from '#domain/letter/passphrase.ts'
import { passphraseWords } from '#domain/letter/passphrase-words.ts'

/** Chance that says what it is told to, two bytes a number. */
function chanceOf(numbers: readonly number[]): (length: number) => Uint8Array {
  const left = [...numbers]
  return () => {
    const next = left.shift()
    if (next === undefined) throw new Error('More chance was asked for than there is.')
    return Uint8Array.of(next >> 8, next & 0xff)
  }
}

test('[L31] a passphrase is six words of the list with a space between, as chance says', () => {
  expect(makePassphrase(chanceOf([0, 1, 2, passphraseWords.length - 1, passphraseWords.length, 0]))).toBe(
    [0, 1, 2, passphraseWords.length - 1, 0, 0].map((index) => passphraseWords[index]).join(' '),
  )
})

test('[L31] a draw that would make some words likelier is drawn again', () => {
  const fair = 65_536 - (65_536 % passphraseWords.length)
  expect(makePassphrase(chanceOf([fair, 65_535, 3, fair - 1, 4, 5, 6, 7]))).toBe(
    [3, passphraseWords.length - 1, 4, 5, 6, 7].map((index) => passphraseWords[index]).join(' '),
  )
})

test('[L31] of all draws each word has the same share', () => {
  const shares = new Map<string, number>()
  const fair = 65_536 - (65_536 % passphraseWords.length)
  for (let first = 0; first < fair; first += 6) {
    const draws = Array.from({ length: 6 }, (_, place) => (first + place) % fair)
    for (const word of makePassphrase(chanceOf(draws)).split(' ')) shares.set(word, (shares.get(word) ?? 0) + 1)
  }
  const counts = [...shares.values()]
  expect(shares.size).toBe(passphraseWords.length)
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
})

test('[L31] six words hold at least 62 bits, even told without their spaces', () => {
  expect(new Set(passphraseWords).size).toBe(passphraseWords.length)
  expect(6 * Math.log2(passphraseWords.length)).toBeGreaterThan(62)
  const sorted = [...passphraseWords].sort()
  expect(sorted.filter((word, index) => index > 0 && word.startsWith(sorted[index - 1]!))).toEqual([])
})

test('[L31] every word is short and in plain letters', () => {
  expect(passphraseWords.filter((word) => !/^[a-z]{3,7}$/.test(word))).toEqual([])
})
