import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findJsonFault } from '#fhir/referral/check-json.ts'

describe('what is no JSON is found before the engine reads it', () => {
  it('[S30] agrees with the engine on every JSON value, also one a sign was taken out of', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.nat(), fc.constantFrom(0, 2), (json, cut, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent)
        expect(findJsonFault(text, 64)).toBeNull()
        const at = cut % Math.max(1, text.length)
        const torn = `${text.slice(0, at)}${text.slice(at + 1)}`
        const fault = findJsonFault(torn, 64)
        if (fault?.says !== 'twice') expect(fault === null).toBe(isJson(torn))
      }),
    )
  })

  it('[S30] agrees with the engine on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0aen1.-+truefalsenull \n\t\u0001') }), (text) => {
        const fault = findJsonFault(text, 64)
        if (fault?.says !== 'twice') expect(fault === null).toBe(isJson(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('[S30] gives the line of a name that stands twice, of the sign that does not fit and of what is too deep', () => {
    expect(findJsonFault('{\n"a": 1,\n"a": 2}', 64)).toEqual({ says: 'twice', line: 3 })
    expect(findJsonFault('{"a": 1, "\\u0061": 2}', 64)).toMatchObject({ says: 'twice' })
    expect(findJsonFault('{\n"a": 1,\n}', 64)).toEqual({ says: 'broken', line: 3 })
    expect(findJsonFault('', 64)).toEqual({ says: 'broken', line: 1 })
    expect(findJsonFault('[\n[\n[1]]]', 2)).toEqual({ says: 'too-deep', line: 3 })
    expect(findJsonFault('[[1], {"a": [2]}]', 3)).toBeNull()
  })

  it('[S30] takes any depth, and strings of millions of signs, without running out of stack', () => {
    expect(findJsonFault('['.repeat(5_000_000), 64)).toMatchObject({ says: 'too-deep' })
    expect(findJsonFault(`"${'a\\n'.repeat(2_000_000)}"`, 64)).toBeNull()
    expect(findJsonFault('1'.repeat(5_000_000), 64)).toBeNull()
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
