import { expect, test } from 'vitest'
import { actSchema, recordKey } from '#domain/journal/act.ts'
import { aCase, anAct } from '../../builders/an-act.ts'

test('[J13, design 3] an act has its fields, all of them and no others', () => {
  const act = anAct()
  expect(actSchema.safeParse(act).success).toBe(true)
  expect(actSchema.safeParse({ ...act, note: 'more' }).success).toBe(false)
  for (const field of Object.keys(act)) {
    expect(actSchema.safeParse(Object.fromEntries(Object.entries(act).filter(([name]) => name !== field))).success, field).toBe(false)
  }
})

test('[J13, design 3] a record is named in one text form', () => {
  expect(recordKey(aCase)).toBe('case/c-0121')
})
