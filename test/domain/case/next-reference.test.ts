import { expect, test } from 'vitest'
import { nextReference } from '#domain/case/next-reference.ts'

const [one, other] = ['a'.repeat(43), `${'a'.repeat(42)}b`]

test('[S9, design 3] the number is the next after those known here, from this computer or another', () => {
  expect(nextReference([], one)).toMatch(/^C-0001-[0-9A-HJKMNP-TV-Z]{3}$/)
  expect(nextReference(['C-0123', 'C-0124-7QK', 'C-0009', 'anything', ''], one)).toMatch(/^C-0125-/)
  expect(nextReference(['C-9999-ABC'], one)).toMatch(/^C-10000-/)
})

test('[S9, design 3] two computers that count apart come to the same number and to two references', () => {
  expect(nextReference(['C-0123'], one)).not.toBe(nextReference(['C-0123'], other))
  expect(nextReference(['C-0123'], one)).toBe(nextReference(['C-0123'], one))
})

test('[S9, design 3] the signs of many computers are spread over all there are', () => {
  const signs = new Set(Array.from({ length: 500 }, (_, n) => nextReference([], `vault-${n}`.padEnd(43, 'x'))))
  expect(signs.size).toBeGreaterThan(490)
})
