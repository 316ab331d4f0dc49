import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adopt, ADOPT_AT_MOST_AHEAD_MS, hybridTime, parseHybridTime, tick } from '#domain/journal/hybrid-clock.ts'

const instant = fc.integer({ min: 0, max: 2 ** 43 })

test('[J16, design 3] text order is time order', () => {
  fc.assert(
    fc.property(instant, instant, fc.nat({ max: 0xffff }), fc.nat({ max: 0xffff }), (a, b, x, y) => {
      const before = a < b || (a === b && x < y)
      expect(hybridTime(a, x) < hybridTime(b, y)).toBe(before)
      expect(parseHybridTime(hybridTime(a, x))).toEqual({ ms: a, counter: x })
    }),
  )
})

test('[J16, design 3] our clock never runs backwards or stands still, whatever the wall says', () => {
  fc.assert(
    fc.property(fc.array(instant, { maxLength: 20 }), (walls) => {
      let last = tick(null, walls[0] ?? 0)
      for (const wall of walls) {
        const next = tick(last, wall)
        expect(next > last).toBe(true)
        expect(parseHybridTime(next).ms).toBeGreaterThanOrEqual(wall)
        last = next
      }
    }),
  )
})

test('[J16, design 3] a counter that is full moves the time on', () => {
  expect(tick(hybridTime(1000, 0xffff), 5)).toBe(hybridTime(1001, 0))
})

test('[J16, vignette V10] a colleague’s later clock is adopted, one wrong by more than a day is not', () => {
  const server = Date.UTC(2026, 9, 8, 12)
  const ours = hybridTime(server, 3)
  expect(adopt(ours, hybridTime(server + 60_000, 0), server)).toBe(hybridTime(server + 60_000, 0))
  expect(adopt(ours, hybridTime(server - 60_000, 0), server)).toBe(ours)
  expect(adopt(ours, hybridTime(server + ADOPT_AT_MOST_AHEAD_MS, 0), server)).toBe(hybridTime(server + ADOPT_AT_MOST_AHEAD_MS, 0))
  expect(adopt(ours, hybridTime(server + ADOPT_AT_MOST_AHEAD_MS + 1, 0), server)).toBe(ours)
  expect(ADOPT_AT_MOST_AHEAD_MS).toBe(24 * 60 * 60 * 1000)
})
