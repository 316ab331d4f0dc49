import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { textsOf } from '#domain/letter/paper-document.ts'
import { checkPdf } from '#pdf/check/check-pdf.ts'
import { expectedOf } from '#pdf/check/expected.ts'
import { setPaper, type SetPaper } from '#pdf/set-paper.ts'
import { ports } from '../builders/a-paper.ts'
import { twelveLetters } from '../builders/twelve-letters.ts'
import { corpus } from './corpus.ts'
import { hasInspectors, inspect } from './inspectors.ts'
import { drawPagesWithMupdf, hasMupdf } from './mupdf.ts'
import { differing, drawPages, hasPoppler, readPages, readStructure, type Picture } from './poppler.ts'

test.each(twelveLetters)('nothing stops the letter of $name', ({ stops }) => {
  expect(stops).toEqual([])
})

describe.skipIf(!hasPoppler || !hasMupdf || !hasInspectors).each(corpus)('%s', (name, letter) => {
  let set: SetPaper
  beforeAll(async () => {
    set = await setPaper(letter, ports)
  })

  test('looks the same as with whole fonts, drawn by Poppler and by MuPDF, and neither draws half of what the other does', async () => {
    const whole = await setPaper(letter, ports, { subset: false })
    const ink: number[] = []
    for (const draw of [drawPages, drawPagesWithMupdf]) {
      const [mine, theirs] = [draw(set.bytes, 60), draw(whole.bytes, 60)]
      expect(mine).toHaveLength(set.pages)
      for (const [page, picture] of mine.entries()) expect(differing(picture, theirs[page]!), `page ${page + 1}`).toBe(0)
      ink.push(mine.reduce((sum, picture) => sum + greyOf(picture), 0))
    }
    // They soften edges and thin lines each in their own way.
    if (name !== 'empty fields') expect(Math.abs(ink[0]! / ink[1]! - 1)).toBeLessThan(0.35)
    if (name === 'a letter of 40 pages') expect(set.pages).toBeGreaterThanOrEqual(40)
  })

  test('is sound by our own rules and by qpdf, and is read whole and in order', async () => {
    expect((await checkPdf(set.bytes, expectedOf(letter))).findings).toEqual([])
    const check = inspect(set.bytes, 'qpdf', ['--check', 'paper.pdf'])
    expect([check.status, check.stderr]).toEqual([0, ''])
    const read = readStructure(set.bytes).filter((part) => part.name !== 'Lbl').map(({ text }) => text).join('')
    const said = [letter.notice ?? '', ...textsOf({ ...letter, identity: '', notice: null }).map(({ text }) => text)].join('')
    expect(bare(read)).toBe(bare(said))
  })

  test('is the same file when it is set again', async () => {
    expect(sha256((await setPaper(structuredClone(letter), ports)).bytes)).toBe(sha256(set.bytes))
  })

  test('parts no number from its unit, no NHS number and no title from its name', () => {
    const lines = readPages(set.bytes).flatMap((page) => page.split('\n').map((line) => line.trim()).filter((line) => line !== ''))
    expect(lines.filter((line, index) => isParted(line, lines[index + 1] ?? ''))).toEqual([])
  })
})

/** Written apart from the rule the press breaks lines by. */
function isParted(line: string, next: string): boolean {
  return (
    /(?:^|\s)(?:Dr|Mr|Mrs|Miss|Ms|Professor)$/.test(line) ||
    (/(?:^|\s)[\d.,]+$/.test(line) && /^(?:IU|mg|g|kg|mL|L|mmol|cm|mm|%|weeks|months|years|days)(?![a-z])/.test(next)) ||
    (/(?:^|\s)999(?: \d{3})?$/.test(line) && /^\d{3,4}\b/.test(next))
  )
}

/** A line end parts no words here, and joiners only bend letters. */
function bare(text: string): string {
  return text.normalize('NFC').replace(/[\s\u200B-\u200D]+/gu, '')
}

/** The ink of a page, counted in black pixels. */
function greyOf(picture: Picture): number {
  return picture.pixels.reduce((sum, pixel) => sum + (255 - pixel) / 255, 0)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
