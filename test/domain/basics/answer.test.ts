import { expect, test } from 'vitest'
import { assert, assertNever } from '#domain/basics/assert.ts'
import { agree, refuse } from '#domain/basics/answer.ts'

test('[D1, design 3] a rule answers with its value, or with what is wrong and the rule’s number', () => {
  expect(agree(1)).toEqual({ ok: true, value: 1 })
  expect(refuse({ kind: 'outcome-missing', rule: 'D1' })).toEqual({ ok: false, refusal: { kind: 'outcome-missing', rule: 'D1' } })
})

test('a broken promise says why it had to hold', () => {
  expect(() => assert(false, 'a unit that was touched has a live act')).toThrow(/a unit that was touched has a live act/)
  expect(() => assert(0 === 0, 'zero is zero')).not.toThrow()
  expect(() => assertNever('x' as never, 'kind of card')).toThrow(/kind of card/)
})
