import { expect, test } from 'vitest'
import { gpLabel, readGp, type TypedGp } from '#domain/person/gp.ts'

const typed: TypedGp = { registered: true, name: ' Dr P. Achebe ', practice: 'Made-up Lane Surgery', lines: '3 Made-up Lane\n\n Exbridge', postcode: 'zz3 3zz', ods: 'a81 001' }

test('[P19] a practice by name with what is known of it, each part as it is written on an envelope', () => {
  expect(readGp(typed)).toEqual({ ok: true, value: { registered: true, name: 'Dr P. Achebe', practice: 'Made-up Lane Surgery', lines: ['3 Made-up Lane', 'Exbridge'], postcode: 'ZZ3 3ZZ', ods: 'A81001' } })
  expect(readGp({ ...typed, name: '', lines: '', postcode: '', ods: '' })).toMatchObject({ ok: true, value: { name: '', lines: [], ods: '' } })
  expect(gpLabel({ name: '', practice: 'Made-up Lane Surgery' })).toBe('Made-up Lane Surgery')
})

test('[P19] that none is registered is an answer, and keeps nothing of what was typed before', () => {
  expect(readGp({ ...typed, registered: false })).toEqual({ ok: true, value: { registered: false, name: '', practice: '', lines: [], postcode: '', ods: '' } })
})

test('[P19] a GP without a practice, and a code that is none, are refused', () => {
  expect(readGp({ ...typed, practice: ' ' })).toMatchObject({ refusal: { kind: 'gp-practice-missing', rule: 'P19' } })
  expect(readGp({ ...typed, ods: 'A8/1' })).toMatchObject({ refusal: { kind: 'gp-ods-not-a-code', rule: 'P19' } })
})
