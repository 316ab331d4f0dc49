import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareColumns } from '#pdf/layout/share-columns.ts'

const needs = fc.array(
  fc.record({ least: fc.double({ min: 9, max: 300, noNaN: true }), more: fc.double({ min: 0, max: 900, noNaN: true }) }),
  { minLength: 1, maxLength: 12 },
).map((list) => list.map(({ least, more }) => ({ least, most: least + more })))

test('columns fill the table and no more, and each holds its widest word where all can', () => {
  fc.assert(
    fc.property(needs, (list) => {
      const widths = shareColumns(list, 480)
      const sum = widths.reduce((total, width) => total + width, 0)
      expect(sum).toBeCloseTo(480, 6)
      const canAll = list.reduce((total, need) => total + need.least, 0) <= 480
      expect(canAll && widths.some((width, index) => width < list[index]!.least - 1e-6)).toBe(false)
      for (const width of widths) expect(width).toBeGreaterThan(0)
    }),
  )
})

test('a short column is not broken for the sake of a long one, unless a word of that would be', () => {
  expect(shareColumns([{ least: 50, most: 90 }, { least: 60, most: 1500 }], 480)).toEqual([90, 390])
  expect(shareColumns([{ least: 50, most: 230 }, { least: 400, most: 900 }], 480)[0]).toBeLessThan(80)
})

test('what nobody needs goes to all columns alike, or to the last of those that only say what stands beside them', () => {
  const needs = [{ least: 50, most: 80 }, { least: 60, most: 200 }]
  expect(shareColumns(needs, 480)).toEqual([180, 300])
  expect(shareColumns(needs, 480, 'last')).toEqual([80, 400])
})

test('a narrow column keeps its word when a wide one cannot', () => {
  expect(shareColumns([{ least: 50, most: 50 }, { least: 900, most: 900 }], 480)).toEqual([50, 430])
})
