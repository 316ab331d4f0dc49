import { expect, test } from 'vitest'
import { isUnclear, readRequest, type TypedRequest } from '#domain/case/who-asks.ts'

const typed: TypedRequest = { by: 'parent-or-carer', name: ' Pauline Stone ', relationship: 'grandmother', parentalResponsibility: null, how: '', words: '' }

test('[S6, row 8] what is not known about parental responsibility is kept as not confirmed, and the request is taken', () => {
  const request = readRequest(typed, '2026-10-08')
  expect(request).toMatchObject({ ok: true, value: { name: 'Pauline Stone', parentalResponsibility: 'not-confirmed' } })
  expect(request.ok && isUnclear(request.value)).toBe(true)
})

test('[S6, row 8] disputed is taken too, and confirmed with how', () => {
  for (const [state, unclear] of [['disputed', true], ['confirmed', false]] as const) {
    const request = readRequest({ ...typed, parentalResponsibility: state, how: 'Birth certificate seen' }, '2026-10-08')
    expect(request).toMatchObject({ ok: true, value: { parentalResponsibility: state, how: 'Birth certificate seen' } })
    expect(request.ok && isUnclear(request.value)).toBe(unclear)
  }
})

test('[S6, vignette V7] a young person asks as they are, and nobody has to say how old', () => {
  expect(readRequest({ ...typed, by: 'young-person', name: 'Niamh', words: 'I want to ask myself.' }, '2026-10-08')).toEqual({
    ok: true,
    value: { by: 'young-person', name: 'Niamh', relationship: '', parentalResponsibility: 'not-needed', how: '', on: '2026-10-08', words: 'I want to ask myself.' },
  })
})

test('[S6, row 8] only that nobody is said to ask is refused', () => {
  expect(readRequest({ ...typed, by: null }, '2026-10-08')).toMatchObject({ ok: false, refusal: { kind: 'who-asks-missing' } })
})
