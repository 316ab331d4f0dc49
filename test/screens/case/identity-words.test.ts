import { expect, test } from 'vitest'
import { readIdentity } from '#domain/person/identity.ts'
import { identityFrom, wordsOfIdentity } from '#screens/case/identity-words.ts'
import { wordsFor } from '#screens/kit/words-for-refusals.ts'
import { zoe } from '../../domain/a-case.ts'

const read = (change: Readonly<Record<string, string>> = {}) => readIdentity(identityFrom({ ...wordsOfIdentity(zoe), ...change }), '2026-10-08')

test('[P7, domain 5] what the boxes show of who a child is reads back as it was', () => {
  expect(read()).toEqual({ ok: true, value: zoe })
})

test('[P7, domain 5] a date of birth put right is read as people type it, as in a new case', () => {
  for (const born of ['14 5 2019', '14/05/2019', '14 May 2019', '2019-05-14']) expect(read({ born }), born).toMatchObject({ ok: true, value: { born: '2019-05-14' } })
  const wrong = read({ born: '31 2 2019' })
  expect(wrong.ok ? '' : wordsFor(wrong.refusal)).toBe('Enter a date of birth that exists, for example 27 3 2017.')
})
