import { expect, test } from 'vitest'
import { isNewer } from '#domain/journal/known-verbs.ts'
import { anAct } from '../../builders/an-act.ts'

test('[J9, design 3] what this version knows is not newer; an unknown verb or a later schema is', () => {
  expect(isNewer(anAct({ verb: 'sign-letter', schema: 1 }))).toBe(false)
  expect(isNewer(anAct({ verb: 'sign-letter', schema: 2 }))).toBe(true)
  expect(isNewer(anAct({ verb: 'weigh-options' }))).toBe(true)
  expect(isNewer(anAct({ verb: 'to-string' }))).toBe(true)
})
