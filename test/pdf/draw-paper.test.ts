import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { paperDocumentSchema } from '#domain/letter/paper-document.ts'
import { drawPaper } from '#pdf/draw-paper.ts'
import { drawCheckedPaper } from '#pdf/set-checked-paper.ts'
import { setPaper } from '#pdf/set-paper.ts'
import { aPaper, aParagraph, ports } from '../builders/a-paper.ts'
import { drawPages, hasPoppler } from './poppler.ts'

const example = paperDocumentSchema.parse(JSON.parse(readFileSync(resolve(import.meta.dirname, '../../resources/demo/letter-example.json'), 'utf8')))

test('a drawing has the pages of the file, and the same shape by the same name', async () => {
  const drawn = await drawPaper(example, ports)
  const { pages } = await setPaper(example, ports)
  expect(drawn.pages).toHaveLength(pages)
  const other = await drawPaper(aPaper(), ports)
  const paths = new Map(drawn.shapes.map(({ name, path }) => [name, path]))
  const shared = other.shapes.filter(({ name }) => paths.has(name))
  expect(shared.length).toBeGreaterThan(20)
  for (const { name, path } of shared) expect(path).toBe(paths.get(name))
})

test.skipIf(!hasPoppler)('every shape stands where the file has ink', async () => {
  const paper = aPaper({ notice: 'Draft', blocks: [aParagraph('Zoë, Ifẹolúwa Adébáyọ̀, يوسف العبدالله (5), آرام ٹیسٹ, क्या मैं, 22 IU/mL.'), { kind: 'table', head: ['a', 'b'], rows: [['1', '2']] }] })
  const drawn = await drawPaper(paper, ports)
  const [picture] = drawPages((await setPaper(paper, ports)).bytes, 144)
  const glyphs = Float32Array.of(...drawn.pages[0]!.glyphs, ...drawn.pages[0]!.repeated)
  expect(drawn.pages[0]!.repeated.length).toBeGreaterThan(40)
  const darkNear = (x: number, y: number): boolean => {
    for (let down = -2; down <= 2; down += 1) for (let across = -2; across <= 2; across += 1) if (picture!.pixels[(Math.round(y * 2) + down) * picture!.width + Math.round(x * 2) + across]! < 220) return true
    return false
  }
  let inked = 0
  for (let at = 0; at < glyphs.length; at += 4) {
    const [shape, x, y, size] = [...glyphs.subarray(at, at + 4)] as [number, number, number, number]
    // Where each contour begins lies on the edge of the ink.
    for (const [, right = '', up = ''] of drawn.shapes[shape]!.path.matchAll(/M(\S+) (\S+?)(?=[A-Z])/g)) {
      inked += 1
      expect(darkNear(x + Number(right) * size, y - Number(up) * size), `${drawn.shapes[shape]!.name} at ${x}, ${y}`).toBe(true)
    }
  }
  expect(inked).toBeGreaterThan(200)
})

test('what cannot be set cannot be drawn, with the same words', async () => {
  expect(await drawCheckedPaper(aPaper({ blocks: [aParagraph('☃')] }), ports)).toMatchObject({ ok: false, refusal: { kind: 'missing-glyph', where: 'block 1' } })
  expect(await drawCheckedPaper({}, ports)).toMatchObject({ ok: false, refusal: { kind: 'paper-not-valid' } })
})
