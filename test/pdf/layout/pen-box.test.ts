import { expect, test } from 'vitest'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { layPaper } from '#pdf/layout/lay-paper.ts'
import { mm } from '#pdf/layout/page-shape.ts'
import { typefacesFor } from '#pdf/press-ports.ts'
import { aPaper, fonts, ports } from '../../builders/a-paper.ts'

/** Every text of a paper as it is drawn: its words, and in points its ink's left edge, width, top and bottom. */
async function inkOf(changes: Partial<PaperDocument>) {
  const paper = aPaper(changes)
  return layPaper(await typefacesFor(paper, ports), paper).flat().flatMap((mark) => {
    const glyph = mark.kind === 'text' ? mark.glyphs[0] : undefined
    if (mark.kind !== 'text' || glyph === undefined) return []
    const box = fonts(glyph.face).boxOf(glyph.number)
    return box === null ? [] : [{ words: mark.glyphs.map(({ text }) => text).join(''), x: mark.x, y: mark.y, size: mark.size, width: (box.right - box.left) * mark.size, top: mark.y - box.top * mark.size, bottom: mark.y - box.bottom * mark.size }]
  })
}

const table = { kind: 'table', head: ['Done', 'Case'], rows: [['☐', 'C-0109'], ['☐', 'C-0112'], ['No ☐', 'C-0117']] } as const

test.each(['arimo', 'source-sans-3'] as const)('a box for a pen is 4 mm wide, stands within its row, and its row’s words stay as they are, in %s', async (houseType) => {
  const ink = await inkOf({ houseType, blocks: [{ ...table, head: [...table.head], rows: table.rows.map((row) => [...row]) }] })
  const boxes = ink.filter(({ words }) => words === '☐')
  expect(boxes).toHaveLength(2)
  const [first, second] = boxes
  expect(first!.width / mm).toBeCloseTo(4, 1)
  expect((first!.bottom - first!.top) / mm).toBeCloseTo(4, 0)
  expect(second!.top - first!.bottom, 'white between two of them').toBeGreaterThan(2 * mm)
  const words = ink.filter(({ words: said }) => /^C-|^No/.test(said))
  expect(new Set(words.map(({ size }) => size))).toEqual(new Set([9.5]))
  const head = ink.find(({ words: said }) => said === 'Done')
  expect(first!.top, 'below the head').toBeGreaterThan(head!.y)
})

test('a column of boxes alone is as wide as they are', async () => {
  const [first, second] = (await inkOf({ blocks: [{ kind: 'table', head: ['', 'x'.repeat(120)], rows: [['☐', 'Next']] }] })).filter(({ words }) => words === '☐' || words === 'Next')
  expect(second!.x).toBeGreaterThan(first!.x + first!.width)
})
