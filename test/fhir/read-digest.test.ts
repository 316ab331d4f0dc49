import { describe, expect, it } from 'vitest'
import { readDigest } from '#fhir/read-digest.ts'

const digest = 'ab'.repeat(32)
const answer = (count: unknown, text: unknown) => ({ resourceType: 'Parameters', parameter: [{ name: 'count', valueUnsignedInt: count }, { name: 'digest', valueString: text }] })

describe('the answer to $digest', () => {
  it('gives the number of acts and their digest', () => {
    expect(readDigest(answer(3, digest))).toEqual({ count: 3, digest })
    expect(readDigest(answer(0, '0'.repeat(64)))).toEqual({ count: 0, digest: '0'.repeat(64) })
  })

  it.each([
    ['another resource', { ...answer(3, digest), resourceType: 'Bundle' }],
    ['no parameters', { resourceType: 'Parameters' }],
    ['a count below nothing', answer(-1, digest)],
    ['half an act', answer(1.5, digest)],
    ['a count in words', answer('3', digest)],
    ['a digest that is too short', answer(3, 'ab')],
    ['a digest in capitals', answer(3, digest.toUpperCase())],
    ['a list where an object should be', { resourceType: 'Parameters', parameter: [[]] }],
  ])('is none: %s', (_, resource) => {
    expect(readDigest(resource)).toBe(null)
  })
})
