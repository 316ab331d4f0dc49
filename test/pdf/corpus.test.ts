import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { paperDocumentSchema, type PaperBlock, type PaperDocument } from '#domain/letter/paper-document.ts'
import { setPaper } from '#pdf/set-paper.ts'
import { aHeading, aPaper, aParagraph, ports } from '../builders/a-paper.ts'
import { drawPagesWithMupdf, hasMupdf } from './mupdf.ts'
import { drawPages, hasPoppler, type Picture } from './poppler.ts'

const example = (name: string): PaperDocument => paperDocumentSchema.parse(JSON.parse(readFileSync(resolve(import.meta.dirname, `../../resources/demo/${name}.json`), 'utf8')))

const enormous = 'A sentence of a very long letter with 22 IU/mL in it. '.repeat(400)
const letters: readonly (readonly [string, PaperDocument])[] = [
  ['the two-page letter', example('letter-example')],
  ['the long letter', example('letter-example-long')],
  ['names in many scripts', example('letter-example-names')],
  ['large print', { ...example('letter-example'), print: 'large' }],
  ['empty fields', aPaper({ recipient: [], particulars: [], identity: '', blocks: [aParagraph(''), { kind: 'table', head: ['', ''], rows: [['', '']] }, { kind: 'signature', lines: [] }] })],
  ['a letter of 40 pages', aPaper({ notice: 'Draft, not signed', blocks: Array.from({ length: 10 }, (_, index): PaperBlock[] => [aHeading(`Part ${index + 1}`), aParagraph(enormous)]).flat() })],
]

describe.skipIf(!hasPoppler || !hasMupdf)('drawn by Poppler and by MuPDF', () => {
  test.each(letters)('%s looks the same as with whole fonts, and neither draws half of what the other does', async (name, letter) => {
    const subset = await setPaper(letter, ports)
    const whole = await setPaper(letter, ports, { subset: false })
    const ink: number[] = []
    for (const draw of [drawPages, drawPagesWithMupdf]) {
      const [mine, theirs] = [draw(subset.bytes, 60), draw(whole.bytes, 60)]
      expect(mine).toHaveLength(subset.pages)
      for (const [page, picture] of mine.entries()) expect(differing(picture, theirs[page]!), `page ${page + 1}`).toBe(0)
      ink.push(mine.reduce((sum, picture) => sum + greyOf(picture), 0))
    }
    // They soften edges and thin lines each in their own way.
    if (name !== 'empty fields') expect(Math.abs(ink[0]! / ink[1]! - 1)).toBeLessThan(0.35)
    if (name === 'a letter of 40 pages') expect(subset.pages).toBeGreaterThanOrEqual(40)
  })
})

/** How many pixels two pictures differ in by more than a trace. */
function differing(one: Picture, other: Picture): number {
  return one.pixels.reduce((count, pixel, at) => count + (Math.abs(pixel - other.pixels[at]!) > 24 ? 1 : 0), 0)
}

/** The ink of a page, counted in black pixels. */
function greyOf(picture: Picture): number {
  return picture.pixels.reduce((sum, pixel) => sum + (255 - pixel) / 255, 0)
}
