import { expect, test } from 'vitest'
import { addendumUnit, checkAddendum } from '#domain/decision/addendum.ts'
import { aCaseFile } from '../a-case.ts'

const addendum = { meeting: 'm1', text: ' The scan came on 12 October. ', name: 'Dr Abena Osei' }

test('[M9, domain 4.1] a signed minute is added to, under the name of who adds', () => {
  expect(checkAddendum(addendum, true)).toEqual({ ok: true, value: { ...addendum, text: 'The scan came on 12 October.' } })
  const file = aCaseFile({ [addendumUnit('m1', 'a')]: { ...addendum, text: 'The scan came on 12 October.' } })
  expect(file.addenda).toMatchObject([{ id: 'm1/a', name: 'Dr Abena Osei' }])
})

test('[M9, domain 4.1] never with nothing, and never while its own words can still be changed', () => {
  expect(checkAddendum({ ...addendum, text: ' \n' }, true)).toMatchObject({ refusal: { kind: 'addendum-empty', rule: 'M9' } })
  expect(checkAddendum(addendum, false)).toMatchObject({ refusal: { kind: 'minute-not-signed-yet', rule: 'M9' } })
})
