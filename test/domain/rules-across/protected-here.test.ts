import { expect, test } from 'vitest'
import { nothingElsewhere } from '#domain/rules-across/elsewhere.ts'
import { protectedHere } from '#domain/rules-across/protected-here.ts'
import { aCaseFile } from '../a-case.ts'

const address = (isProtected: boolean) => ({ lines: ['4 Made-up Court'], postcode: 'EX9 4ZZ', protected: isProtected })

test('[P12, P17] an address protected in another case of the child makes every address of this one protected', () => {
  const file = aCaseFile({ 'address/mother': address(false), 'address/father': address(true) })
  expect(protectedHere(file, nothingElsewhere)).toEqual(['father'])
  expect([...protectedHere(file, { addressProtected: true })].toSorted()).toEqual(['father', 'mother'])
})
