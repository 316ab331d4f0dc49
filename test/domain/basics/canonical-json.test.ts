import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '#domain/basics/canonical-json.ts'
import type { Json } from '#domain/basics/json.ts'

test('[J13, design 3] the example of RFC 8785 comes out as the RFC prints it', () => {
  const example = JSON.parse(String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`) as Json
  expect(canonicalJson(example)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('[J13, design 3] members stand by UTF-16 code units, as the RFC’s own list does', () => {
  const value = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, '\u00f6': 7 }
  expect([...canonicalJson(value).matchAll(/:(\d)/g)].map((match) => match[1])).toEqual(['2', '4', '6', '7', '1', '5', '3'])
})

test('[J13, design 3] a value has one text, and the text is the value', () => {
  const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('-0'))
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalJson(value as Json)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(JSON.parse(text) as Json)).toBe(text)
    }),
  )
})

test('[J13, design 3] what JSON cannot hold exactly has no text', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', 'x\udc00y']) expect(() => canonicalJson(value)).toThrow(TypeError)
  expect(() => canonicalJson({ ['\ud800']: 1 })).toThrow(TypeError)
})
