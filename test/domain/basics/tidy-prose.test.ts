import { expect, test } from 'vitest'
import type { Prose } from '#domain/basics/prose.ts'
import { isSameProse, tidyProse } from '#domain/basics/tidy-prose.ts'

test('[L11] runs of one style are joined, blank lines go, and no word does', () => {
  const prose: Prose = [
    { kind: 'paragraph', runs: [{ text: '  ' }] },
    { kind: 'paragraph', runs: [{ text: ' Give ' }, { text: '22', bold: true }, { text: ' IU/mL', bold: true }, { text: '' }, { text: '\r\nnow ' }, { text: ' ', italic: true }] },
    { kind: 'list', ordered: true, items: [[], [{ text: 'first' }]] },
    { kind: 'list', ordered: false, items: [[{ text: '\n' }]] },
  ]
  expect(tidyProse(prose)).toEqual([
    { kind: 'paragraph', runs: [{ text: 'Give ' }, { text: '22 IU/mL', bold: true }, { text: '\nnow' }] },
    { kind: 'list', ordered: true, items: [[{ text: 'first' }]] },
  ])
})

test('[L11] proses are the same when they would be printed alike: style and lists count, how runs are cut does not', () => {
  const plain: Prose = [{ kind: 'paragraph', runs: [{ text: 'One' }] }]
  expect(isSameProse(plain, [{ kind: 'paragraph', runs: [{ text: 'O' }, { text: 'ne ' }] }])).toBe(true)
  expect(isSameProse(plain, [{ kind: 'paragraph', runs: [{ bold: true, text: 'One' }] }])).toBe(false)
  expect(isSameProse(plain, [{ kind: 'list', ordered: false, items: [[{ text: 'One' }]] }])).toBe(false)
  expect(isSameProse([{ kind: 'paragraph', runs: [{ italic: true, bold: true, text: 'One' }] }], [{ kind: 'paragraph', runs: [{ text: 'One', bold: true, italic: true }] }])).toBe(true)
})
