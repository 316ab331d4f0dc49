import { agree, refuse, type Answer } from '../basics/answer.ts'

/** Ten digits, kept as text: a number may begin with 0. */
export type NhsNumber = string

/**
 * Reads what a person typed as an NHS number (NHS service manual: spaces and dashes are accepted). Refusals name
 * what is wrong in the field's words: length, check digit (modulus 11), repeated digits, or a number that looks
 * like another register's: a CHI number (Scotland), a Health and Care number (Northern Ireland) or a National
 * Insurance number.
 */
export function readNhsNumber(typed: string): Answer<NhsNumber> {
  const compact = typed.replace(/[\s\u00a0\u2010-\u2015-]/g, '')
  if (/^[A-Za-z]{2}\d{6}[A-Da-d]$/.test(compact)) {
    return refuse({ kind: 'looks-like-national-insurance-number', rule: 'P4' })
  }
  if (!/^\d{10}$/.test(compact)) {
    return refuse({ kind: 'nhs-number-not-ten-digits', rule: 'P1', digits: compact.replace(/\D/g, '').length })
  }
  if (/^(\d)\1{9}$/.test(compact)) return refuse({ kind: 'nhs-number-repeats-one-digit', rule: 'P2' })
  if (!hasRightCheckDigit(compact)) return refuse({ kind: 'nhs-number-check-digit', rule: 'P1' })
  if (compact >= '0101000000' && compact <= '3112999999') return refuse({ kind: 'looks-like-chi-number', rule: 'P3' })
  if (compact >= '3200000010' && compact <= '3999999999') {
    return refuse({ kind: 'looks-like-health-and-care-number', rule: 'P3' })
  }
  return agree(compact)
}

/** Modulus 11: weights 10 to 2 on the first nine digits; 11 counts as 0, and 10 is no number at all. */
function hasRightCheckDigit(digits: string): boolean {
  const sum = [...digits].slice(0, 9).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
  const check = 11 - (sum % 11)
  return check !== 10 && (check === 11 ? 0 : check) === Number(digits[9])
}

/** "999 526 0182" with no-break spaces, so that a number is never parted at the end of a line. */
export function showNhsNumber(number: NhsNumber): string {
  return `${number.slice(0, 3)}\u00a0${number.slice(3, 6)}\u00a0${number.slice(6)}`
}
