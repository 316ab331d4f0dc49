import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanName, fullName, readIdentity, showNhs, type TypedIdentity } from '#domain/person/identity.ts'

const typed: TypedIdentity = {
  given: 'Zoë', family: 'O’Brien-Núñez', inOwnScript: '', born: '2019-03-02', nhsNumber: '999 526 0182', unavailable: null, hospitalNumber: ' H1 ',
  verification: '', otherNumber: '', twin: '',
}
const today = '2026-10-08'
const answerTo = (change: Partial<TypedIdentity>) => {
  const answer = readIdentity({ ...typed, ...change }, today)
  return answer.ok ? answer.value : `${answer.refusal.rule} ${answer.refusal.kind}`
}

test('[P6, vignette V1] a name is kept with every letter and mark of it', () => {
  expect(answerTo({})).toEqual({ given: 'Zoë', family: 'O’Brien-Núñez', born: '2019-03-02', nhs: { kind: 'number', number: '9995260182' }, hospitalNumber: 'H1' })
  expect(answerTo({ inOwnScript: 'يوسف العبدالله' })).toMatchObject({ inOwnScript: 'يوسف العبدالله' })
  expect(cleanName('Ife\u0323o\u0301lu\u0301wa')).toBe('Ifẹ\u00f3l\u00fawa'.normalize('NFC'))
})

test('[P6, vignette V3] a newborn needs no given name; a family name is always needed', () => {
  const baby = answerTo({ given: '', family: 'Tanaka-Williams' })
  expect(typeof baby === 'object' && fullName(baby)).toBe('Tanaka-Williams')
  expect(answerTo({ family: ' \t' })).toBe('P6 name-missing')
})

test('[P6, design 3] names pasted with tabs, lines and controls keep their parts apart, by one space', () => {
  expect(cleanName(' Anna\tMaria\r\n  Núñez\u0000 ')).toBe('Anna Maria Núñez')
  expect(cleanName('Anna \u0007 Maria')).toBe('Anna Maria')
  expect(cleanName('An\u0007na')).toBe('Anna')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = cleanName(text)
      expect(clean).not.toMatch(/^\s|\s$|\s\s|\p{Cc}/u)
      expect(cleanName(clean)).toBe(clean)
    }),
  )
})

test.each([
  ['2026-10-09', 'P7 birth-date-in-the-future'],
  ['2026-02-30', 'P7 birth-date-not-a-date'],
  ['8 October', 'P7 birth-date-not-a-date'],
  ['', 'P7 birth-date-not-a-date'],
])('[P7, domain 5] born "%s" is refused', (born, refusal) => {
  expect(answerTo({ born })).toBe(refusal)
})

test('[P7, domain 5] a year typed wrongly is caught: nobody here is more than 26 years old', () => {
  expect(answerTo({ born: '2000-10-08' })).toMatchObject({ born: '2000-10-08' })
  expect(answerTo({ born: '2000-10-07' })).toBe('P7 birth-date-too-long-ago')
  expect(answerTo({ born: '0019-03-02' })).toBe('P7 birth-date-too-long-ago')
})

test('[P5, vignette V3] the verification status and the twin are kept, and a status that is none is refused', () => {
  const none = { nhsNumber: '', unavailable: 'nhs-number-not-known', twin: ' Twin  2 ' } as const
  expect(answerTo({ ...none, verification: '08' })).toMatchObject({ twin: 'Twin 2', nhs: { kind: 'unavailable', reason: 'nhs-number-not-known', verification: '08' } })
  expect(answerTo({ verification: ' 01 ' })).toMatchObject({ nhs: { kind: 'number', number: '9995260182', verification: '01' } })
  expect(answerTo({ ...none, verification: '09' })).toBe('P5 verification-not-known')
  // A postponed trace ends with the number.
  expect(answerTo({ verification: '08' })).toMatchObject({ nhs: { kind: 'number', number: '9995260182' } })
  expect(answerTo({ verification: '08' })).not.toMatchObject({ nhs: { verification: '08' } })
})

test('[P3, vignette V12] another nation’s number is kept as what it is, with its reason', () => {
  const chi = { nhsNumber: '', otherNumber: ' 010101  0001 ', unavailable: 'devolved-nation' } as const
  expect(answerTo(chi)).toMatchObject({ nhs: { kind: 'unavailable', reason: 'devolved-nation', other: '010101 0001' } })
  expect(answerTo({ ...chi, unavailable: 'overseas-patient' })).toBe('P3 other-number-needs-its-reason')
  expect(answerTo({ otherNumber: '0101010001' })).toMatchObject({ nhs: { kind: 'number', other: '0101010001' } })
})

test('[P3, vignette V12] typed in the NHS number’s box it is refused by name, and kept once the reason says what it is', () => {
  const typedThere = { nhsNumber: '010101 0109' }
  expect(answerTo(typedThere)).toBe('P3 looks-like-chi-number')
  expect(answerTo({ ...typedThere, unavailable: 'nhs-number-not-known' })).toBe('P3 looks-like-chi-number')
  expect(answerTo({ ...typedThere, unavailable: 'devolved-nation' })).toMatchObject({ nhs: { kind: 'unavailable', reason: 'devolved-nation', other: '0101010109' } })
  expect(answerTo({ ...typedThere, unavailable: 'devolved-nation', otherNumber: '1' })).toBe('P3 looks-like-chi-number')
})

test('[P7, vignette V3] a child born today is a child', () => {
  expect(answerTo({ born: today })).toMatchObject({ born: today })
})

test('[P5, vignette V3] a missing number needs its reason, and is never blank on paper', () => {
  expect(answerTo({ nhsNumber: ' ' })).toBe('P5 nhs-number-needs-a-reason')
  for (const unavailable of ['nhs-number-not-known', 'overseas-patient', 'devolved-nation'] as const) {
    const identity = answerTo({ nhsNumber: '', unavailable })
    expect(identity).toMatchObject({ nhs: { kind: 'unavailable', reason: unavailable } })
    expect(typeof identity === 'object' && showNhs(identity.nhs)).toMatch(/\w/)
  }
})

test('[P5, vignette V12] a wrong number is not hidden by a reason', () => {
  expect(answerTo({ nhsNumber: '999 123 4567', unavailable: 'nhs-number-not-known' })).toBe('P1 nhs-number-check-digit')
})

test('[P5, vignette V3] a number of another nation is never shown as an NHS number', () => {
  expect(showNhs({ kind: 'unavailable', reason: 'devolved-nation', other: '0101010001' })).not.toMatch(/\d/)
})

test('[P5, vignette V3] there is always a hospital number', () => {
  expect(answerTo({ hospitalNumber: ' ' })).toBe('P5 hospital-number-missing')
})
