import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mixed, NO_ACTS } from '#domain/journal/act-set.ts'

const hashes = fc.array(fc.string().map((text) => createHash('sha256').update(text).digest('hex')), { maxLength: 40 })
const digestOf = (all: readonly string[]) => all.reduce(mixed, NO_ACTS)

describe('the digest of a set of acts', () => {
  it('is the same in whatever order they come, and 64 hex digits', () => {
    fc.assert(
      fc.property(hashes, fc.nat(), (all, turn) => {
        const turned = [...all.slice(turn % (all.length + 1)), ...all.slice(0, turn % (all.length + 1))].toReversed()
        expect(digestOf(turned)).toBe(digestOf(all))
        expect(digestOf(all)).toMatch(/^[0-9a-f]{64}$/)
      }),
    )
  })

  it('is another with one more, and the same again without it', () => {
    fc.assert(
      fc.property(hashes, fc.string(), (all, text) => {
        const one = createHash('sha256').update(text).digest('hex')
        expect(mixed(digestOf(all), one)).not.toBe(digestOf(all))
        expect(mixed(mixed(digestOf(all), one), one)).toBe(digestOf(all))
      }),
    )
  })
})
