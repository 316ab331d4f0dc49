import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NOT_RUN, readingAt, seenAt, type ClockRun } from '#domain/basics/reading-limit.ts'

const DAY = 24 * 3_600_000
const START = Date.UTC(2026, 9, 8, 11, 40)
const run = (times: readonly number[]): ClockRun => times.reduce(seenAt, NOT_RUN)

describe('reading without a sign-in', () => {
  it('[K37] lasts 35 days since the confirmation, and its end is told from the last seven on', () => {
    const kinds = [0, 27.9, 28, 34, 34.999, 35, 36].map((days) => readingAt(days * DAY, undefined, START).kind)
    expect(kinds).toEqual(['full', 'full', 'soon-ends', 'soon-ends', 'soon-ends', 'ended', 'ended'])
    expect(readingAt(30 * DAY, undefined, START).until).toBe(START + 5 * DAY)
    expect(readingAt(40 * DAY, undefined, START).until).toBe(START - 5 * DAY)
  })

  it('[K37] is over where the trust never confirmed who this is', () => {
    expect(readingAt(null, undefined, START)).toEqual({ kind: 'ended', until: START })
  })

  it('[K37] is shortened by the trust, and lengthened by nobody', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: -3, max: 500 }), (days, since) => {
        const shorter = readingAt(since * DAY, days, START)
        expect(shorter.until).toBeLessThanOrEqual(readingAt(since * DAY, undefined, START).until)
        expect(shorter.kind === 'ended').toBe(since >= Math.min(days, 35))
      }),
    )
  })
})

describe('how far a clock has run', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 40 * DAY }), { maxLength: 20 })

  it('[K37] is the time that has passed, where it was never set back, whatever was noted in between', () => {
    fc.assert(
      fc.property(steps, (forwards) => {
        const times = forwards.reduce<readonly number[]>((all, step) => [...all, (all.at(-1) ?? START) + step], [START])
        expect(run(times).ranMs).toBe((times.at(-1) ?? START) - START)
      }),
    )
  })

  it('[K37] is never less for being set back: what ran before stays counted, and what runs after is counted too', () => {
    fc.assert(
      fc.property(steps, steps, fc.integer({ min: 0, max: 400 * DAY }), (before, after, back) => {
        const up = before.reduce<readonly number[]>((all, step) => [...all, (all.at(-1) ?? START) + step], [START])
        const from = (up.at(-1) ?? START) - back
        const then = after.reduce<readonly number[]>((all, step) => [...all, (all.at(-1) ?? from) + step], [from])
        expect(run([...up, ...then]).ranMs).toBe(run(up).ranMs + run(then).ranMs)
      }),
    )
  })

  it('[K37] only grows', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 * START }), { minLength: 1, maxLength: 30 }), (times) => {
        const ran = times.map((_, at) => run(times.slice(0, at + 1)).ranMs)
        expect(ran).toEqual(ran.toSorted((one, other) => one - other))
      }),
    )
  })
})
