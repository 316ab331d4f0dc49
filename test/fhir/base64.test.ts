import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64, encodeBase64 } from '#fhir/base64.ts'
import { decodeUtf8, encodeUtf8 } from '#fhir/utf8.ts'

describe('base64', () => {
  it('is what everybody else writes, and reads back to the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = encodeBase64(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64'))
        expect(decodeBase64(text)).toEqual(bytes)
      }),
    )
  })

  it('may be broken by white space, as FHIR allows', () => {
    expect(decodeBase64(' QUJD\r\nREVG\n')).toEqual(new TextEncoder().encode('ABCDEF'))
  })

  it.each(['A', 'AB', 'ABC', 'AB=C', '====', 'QUJ$', 'QUJé', 'Q=JD', 'QU-_'])('%s is none', (text) => {
    expect(decodeBase64(text)).toBe(null)
  })
})

describe('UTF-8', () => {
  it('is what everybody else writes, for any whole text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const bytes = encodeUtf8(text)
        expect(bytes).toEqual(new Uint8Array(Buffer.from(text, 'utf8')))
        expect(decodeUtf8(bytes)).toBe(Buffer.from(text, 'utf8').toString('utf8'))
      }),
    )
  })

  it('reads long texts', () => {
    const text = 'naïve 👩‍⚕️ \u0000 '.repeat(5000)
    expect(decodeUtf8(encodeUtf8(text))).toBe(text)
  })

  it('agrees with the strict decoder about what it is not', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    const odd = fc.array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc0, 0xc2, 0xe0, 0xed, 0xa0, 0x9f, 0xef, 0xbb, 0xf0, 0x90, 0xf4, 0x8f, 0xf5, 0xff), { maxLength: 6 })
    fc.assert(
      fc.property(odd, (bytes) => {
        const given = new Uint8Array(bytes)
        expect(decodeUtf8(given)).toBe(readOrNull(() => strict.decode(given)))
      }),
      { numRuns: 3000 },
    )
  })
})

function readOrNull(read: () => string): string | null {
  try {
    return read()
  } catch {
    return null
  }
}
