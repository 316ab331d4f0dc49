import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNhsNumber, showNhsNumber } from '#domain/person/nhs-number.ts'

const kindOf = (typed: string) => {
  const answer = readNhsNumber(typed)
  return answer.ok ? 'accepted' : `${answer.refusal.rule} ${answer.refusal.kind}`
}

const right = [
  '9995260182', '9991590838', '9990166137', '9991860916', '9993909963', '9990308241',
  '9996281949', '9998219930', '9995181908', '9992319488', '9997574915', '9991862528', '9990000050',
]

test.each(right)('[P1, domain 3.1] %s is right', (number) => {
  expect(readNhsNumber(number)).toEqual({ ok: true, value: number })
})

test.each(['999 526 0182', '999-526-0182', '999\u00a0526\u00a00182', ' 999–526–0182 ', '9 9 9 5 2 6 0 1 8 2'])('[P1, NHS service manual] typed as "%s" it is the same number', (typed) => {
  expect(readNhsNumber(typed)).toEqual({ ok: true, value: '9995260182' })
})

test.each(['999 123 4567', '9912003890', '4123456879', '9995260183', '9990000000'])('[P1, domain 3.1] %s has a wrong check digit', (typed) => {
  expect(kindOf(typed)).toBe('P1 nhs-number-check-digit')
})

test.each([['999526018', 9], ['99952601820', 11], ['', 0], ['Zoë', 0], ['999526018O', 9]])('[P1, domain 3.1] "%s" has not ten digits but %i', (typed, digits) => {
  expect(readNhsNumber(typed)).toEqual({ ok: false, refusal: { kind: 'nhs-number-not-ten-digits', rule: 'P1', digits } })
})

test('[P1, domain 3.1] one wrong digit is always noticed, and so are two neighbours changed over', () => {
  fc.assert(
    fc.property(fc.constantFrom(...right), fc.nat({ max: 9 }), fc.integer({ min: 1, max: 9 }), (number, place, step) => {
      const digits = [...number]
      digits[place] = String((Number(digits[place]) + step) % 10)
      expect(kindOf(digits.join(''))).not.toBe('accepted')
      const swapped = [...number]
      const [a, b] = [swapped[place] ?? '', swapped[place + 1] ?? '']
      if (place === 9 || a === b) return
      swapped.splice(place, 2, b, a)
      expect(kindOf(swapped.join(''))).not.toBe('accepted')
    }),
  )
})

test.each([...'0123456789'])('[P2, domain 3.1] ten times %s is refused although its check digit may be right', (digit) => {
  expect(kindOf(digit.repeat(10))).toBe('P2 nhs-number-repeats-one-digit')
})

test('[P3, vignette V12] a CHI number is said to look like one', () => {
  expect(kindOf('150 515 0019')).toBe('P3 looks-like-chi-number')
  expect(kindOf(withCheckDigit('010101001'))).toBe('P3 looks-like-chi-number')
  expect(kindOf(withCheckDigit('311299998'))).toBe('P3 looks-like-chi-number')
})

test('[P3, domain 3.1] a Northern Irish number is said to look like one; the ranges beside both are England’s', () => {
  expect(kindOf(withCheckDigit('320000001'))).toBe('P3 looks-like-health-and-care-number')
  expect(kindOf(withCheckDigit('399999998'))).toBe('P3 looks-like-health-and-care-number')
  expect(kindOf(withCheckDigit('400000000'))).toBe('accepted')
  expect(kindOf(withCheckDigit('311300000'))).toBe('accepted')
})

test.each(['QQ123456C', 'qq 12 34 56 c'])('[P4, NHS service manual] %s is a National Insurance number', (typed) => {
  expect(kindOf(typed)).toBe('P4 looks-like-national-insurance-number')
})

test('[P1, NHS service manual] it is shown 3 3 4 and never parted at the end of a line', () => {
  expect(showNhsNumber('9995260182')).toBe('999\u00a0526\u00a00182')
})

/** Puts the check digit after the first of these nine digits, or their successors, that has one. */
function withCheckDigit(nine: string): string {
  for (let digit = 0; digit <= 9; digit += 1) {
    const sum = [...nine].reduce((total, character, index) => total + Number(character) * (10 - index), digit)
    if (sum % 11 === 0) return `${nine}${digit}`
  }
  return withCheckDigit(String(Number(nine) + 1).padStart(9, '0'))
}
