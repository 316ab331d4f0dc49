import { expect, test } from 'vitest'
import { findProviders } from '#domain/provider/find-provider.ts'
import { independenceChecks, independenceOf, readIndependence } from '#domain/provider/independence.ts'
import { missingOfProvider, providerSchema } from '#domain/provider/provider.ts'
import { readProvider, type TypedProvider } from '#domain/provider/read-provider.ts'
import { aProvider, aTeam } from '../a-case.ts'

const given = { before: null, home: aTeam(), by: 'Priya Raman', today: '2026-10-08' } as const
const typed: TypedProvider = {
  type: 'individual', name: ' Dr  Siân Llewellyn-Hughes ', greeting: ' Dear Dr Llewellyn-Hughes, ', organisation: 'Severnside Children’s Hospital', ods: 'zz3', country: 'GB', specialty: 'Neurology',
  body: 'General Medical Council', number: 'C 9990047', address: 'Harbour Way\n\n Westerhaven', telephone: '0117 496 0115', secureAddress: '', accredited: false, note: '', checked: false,
}
const read = (change: Partial<TypedProvider> = {}, facts = {}) => readProvider({ ...typed, ...change }, { ...given, ...facts })

test('[V6, row 11] an entry is kept as typed, tidied; the letter’s needs are all there', () => {
  const answer = read()
  expect(answer).toMatchObject({ ok: true, value: { name: 'Dr Siân Llewellyn-Hughes', ods: 'ZZ3', number: '9990047', address: ['Harbour Way', 'Westerhaven'], registerChecked: null } })
  if (answer.ok) expect([missingOfProvider(providerSchema.parse(answer.value)), answer.value.secureAddress]).toEqual([[], null])
})

test('[V6, row 11] name, organisation, country and whether it is a team are asked; the rest may come later', () => {
  expect(read({ name: ' ' })).toMatchObject({ refusal: { kind: 'provider-name-missing', rule: 'V6' } })
  expect(read({ organisation: '' })).toMatchObject({ refusal: { kind: 'provider-organisation-missing' } })
  expect(read({ country: '' })).toMatchObject({ refusal: { kind: 'provider-country-missing' } })
  expect(read({ type: null })).toMatchObject({ refusal: { kind: 'provider-type-missing' } })
  const later = read({ specialty: '', body: '', number: '' })
  expect(later.ok && missingOfProvider(later.value)).toEqual(['specialty', 'professional body', 'registration number'])
})

test('[V1, row 1] our own organisation is answered at once, and not held against anybody while ours is not known', () => {
  expect(read({ ods: 'ZZ101' })).toMatchObject({ refusal: { kind: 'provider-at-home-trust', rule: 'V1' } })
  expect(read({ ods: 'ZZ101' }, { home: null }).ok).toBe(true)
})

test('[V3, row 6] abroad a number, telephone and address of any shape are kept, and no code of ours', () => {
  const boston = { country: 'us', ods: 'ZZ9', body: 'Massachusetts Board of Registration in Medicine', number: 'MA-20931', telephone: '+1 (617) 555-0123 ext. 4' }
  expect(read(boston)).toMatchObject({ ok: true, value: { country: 'US', ods: '', number: 'MA-20931', telephone: '+1 (617) 555-0123 ext. 4' } })
})

test('[V4, row 11] a UK doctor’s GMC number has seven digits; a team and other registers keep theirs', () => {
  expect(read({ number: '123' })).toMatchObject({ refusal: { kind: 'gmc-number-not-seven-digits', rule: 'V4' } })
  expect(read({ number: '12A3456E', body: 'Nursing and Midwifery Council' })).toMatchObject({ ok: true })
  expect(read({ number: 'lead: 123', type: 'team' })).toMatchObject({ ok: true })
})

test('[V7, row 11] who looked a number up stays named until body or number changes', () => {
  const before = aProvider({ body: typed.body, number: '9990047', registerChecked: { by: 'Dr Osei', on: '2026-09-01' } })
  expect(read({ checked: true })).toMatchObject({ value: { registerChecked: { by: 'Priya Raman', on: '2026-10-08' } } })
  expect(read({ checked: true }, { before })).toMatchObject({ value: { registerChecked: { by: 'Dr Osei', on: '2026-09-01' } } })
  expect(read({ checked: true, number: '9990048' }, { before })).toMatchObject({ value: { registerChecked: { by: 'Priya Raman' } } })
  expect(read({ checked: true, number: '' })).toMatchObject({ value: { registerChecked: null } })
})

test('[V8, domain 4.3] each word is looked for in name, organisation and specialty, whatever its accents', () => {
  const entries = [aProvider({ name: 'Dr Łucja Núñez' }), aProvider({ name: 'Dr Siân Hughes', organisation: 'St Mary’s' })].map((provider) => ({ provider }))
  const found = (words: string) => findProviders(entries, words).map(({ provider }) => provider.name)
  expect(found('nunez lucja')).toEqual(['Dr Łucja Núñez'])
  expect(found('st marys neurology')).toEqual(['Dr Siân Hughes'])
  expect(found('')).toEqual(['Dr Łucja Núñez', 'Dr Siân Hughes'])
  expect(found('cardiology')).toEqual([])
})

test('[V10, row 15] independence is answered for each team, and a no says why', () => {
  const team = { team: 'Fairhaven neurology', independent: true, why: 'left over' }
  const answers = { teams: [team], ticked: [independenceChecks[1], 'made up'], declared: 'On the trial\n' }
  expect(readIndependence(answers)).toEqual({ ok: true, value: { teams: [{ ...team, why: '' }], checked: 1, ticked: [independenceChecks[1]], declared: ['On the trial'] } })
  expect(readIndependence({ ...answers, teams: [] })).toMatchObject({ refusal: { kind: 'independence-needs-a-team', rule: 'V10' } })
  expect(readIndependence({ ...answers, teams: [team, { ...team, team: 'Leeds', independent: null }] })).toMatchObject({ refusal: { kind: 'independence-not-answered', team: 'Leeds' } })
  expect(readIndependence({ ...answers, teams: [{ ...team, independent: false, why: ' ' }] })).toMatchObject({ refusal: { kind: 'independence-needs-why' } })
  const no = readIndependence({ ...answers, teams: [{ ...team, independent: false, why: 'treated him' }] })
  expect(no.ok && independenceOf(no.value)).toBe('not-independent')
})
