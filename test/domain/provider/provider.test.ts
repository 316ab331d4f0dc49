import { expect, test } from 'vitest'
import { checkOtherOrganisation, isAbroad, missingOfProvider, providerSchema, readGmcNumber } from '#domain/provider/provider.ts'
import { aProvider, aTeam } from '../a-case.ts'

const home = aTeam()

test.each([
  ['the same code', { ods: 'zz1' }],
  ['the code of one of our sites', { ods: 'ZZ101' }],
  ['the same code, whatever its name', { ods: ' ZZ1 ', organisation: 'Another name' }],
  ['the same name, however typed', { ods: '', organisation: 'fairhaven childrens hospital' }],
  ['the same name abroad', { ods: '', country: 'US', organisation: home.organisation }],
])('[V1, row 1] a provider with %s is at our own organisation', (_, change) => {
  expect(checkOtherOrganisation(aProvider(change), home)).toEqual({ ok: false, refusal: { kind: 'provider-at-home-trust', rule: 'V1' } })
})

test('[V1, row 1] one elsewhere is not, also when neither of us has a code', () => {
  expect(checkOtherOrganisation(aProvider(), home).ok).toBe(true)
  expect(checkOtherOrganisation(aProvider({ ods: '' }), { ...home, ods: '' }).ok).toBe(true)
})

test('[V1, row 1] where both have a code, the code says it: another trust may bear our name', () => {
  expect(checkOtherOrganisation(aProvider({ ods: 'ZZ2', organisation: home.organisation }), home).ok).toBe(true)
  expect(checkOtherOrganisation(aProvider({ ods: 'ZZ1' }), { ...home, ods: 'ZZ101' }).ok).toBe(false)
  expect(checkOtherOrganisation(aProvider({ ods: 'ZZ' }), home).ok).toBe(true)
  expect(checkOtherOrganisation(aProvider({ organisation: home.organisation }), { ...home, ods: '' }).ok).toBe(false)
})

test('[V2, row 11] what a letter needs to know of a provider is named, in reading order', () => {
  const nothing = { organisation: ' ', specialty: '', body: '', number: '' }
  expect(missingOfProvider(aProvider({ type: 'individual', ...nothing }))).toEqual(['organisation', 'specialty', 'professional body', 'registration number'])
  expect(missingOfProvider(aProvider({ type: 'team', ...nothing }))).toEqual(['organisation', 'specialty', 'professional body'])
  expect(missingOfProvider(aProvider())).toEqual([])
})

test('[V3, vignette V4] a professor abroad needs no GMC number, code or postcode', () => {
  const boston = aProvider({ type: 'individual', country: 'US', ods: '', body: 'Massachusetts Board of Registration in Medicine', number: 'MA-20931', address: ['Boston'] })
  expect(providerSchema.parse(boston)).toEqual(boston)
  expect(missingOfProvider(boston)).toEqual([])
  expect([isAbroad(boston), isAbroad(aProvider())]).toEqual([true, false])
})

test.each([['1234567', '1234567'], ['C1234567', '1234567'], ['c 123 4567', '1234567']])('[V4, row 11] %s is the GMC number %s', (typed, number) => {
  expect(readGmcNumber(typed)).toEqual({ ok: true, value: number })
})

test.each(['123456', '12345678', 'D1234567', ''])('[V4, row 11] "%s" is no GMC number', (typed) => {
  expect(readGmcNumber(typed)).toMatchObject({ ok: false, refusal: { rule: 'V4' } })
})
