import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { paperDocumentSchema, type PaperDocument } from '#domain/letter/paper-document.ts'
import { checkPdf } from '#pdf/check/check-pdf.ts'
import { expectedOf } from '#pdf/check/expected.ts'
import { drawPaper } from '#pdf/draw-paper.ts'
import { setPaper } from '#pdf/set-paper.ts'
import { aLogo } from '../../builders/a-logo.ts'
import { aPaper, ports } from '../../builders/a-paper.ts'
import { placedLines } from '../page-lines.ts'
import { drawPages, hasPoppler, inkWithin, readStructure } from '../poppler.ts'

const example = paperDocumentSchema.parse(JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../resources/demo/letter-example.json'), 'utf8')))
const withLogo = (paper: PaperDocument, logo = aLogo): PaperDocument => ({ ...paper, letterhead: { ...paper.letterhead, logo } })

test('a logo moves no line of the letter', () => {
  expect(placedLines(withLogo(example))).toEqual(placedLines(example))
})

test('the file keeps every rule with it, and a drawing has it in the same place', async () => {
  const paper = withLogo(example)
  const { bytes } = await setPaper(paper, ports)
  expect((await checkPdf(bytes, expectedOf(paper))).findings).toEqual([])
  const drawn = await drawPaper(paper, ports)
  expect(drawn.picture).toBe(aLogo.png)
  expect(drawn.pages.map((page) => page.pictures.length)).toEqual([4, 0])
})

test('one that cannot be read is left out, and the name of the trust stands in words', async () => {
  const broken = withLogo(aPaper(), { png: `${aLogo.png.slice(0, 200)}AAAA`, shows: 'nothing' })
  const { bytes } = await setPaper(broken, ports)
  expect((await checkPdf(bytes, expectedOf(broken))).findings).toEqual([])
  expect((await drawPaper(broken, ports)).pages[0]!.pictures).toHaveLength(0)
})

describe.skipIf(!hasPoppler)('on the page', () => {
  test('it stands in the margin above the particulars, and is said in words', async () => {
    const { bytes } = await setPaper(withLogo(example), ports)
    const corner = { left: 150, top: 6, right: 191, bottom: 19 }
    const [page] = drawPages(bytes)
    expect(inkWithin(page!, corner)).toBeGreaterThan(50)
    expect(inkWithin(drawPages((await setPaper(example, ports)).bytes)[0]!, corner)).toBe(0)
    expect(readStructure(bytes).map(({ name }) => name)).toContain('Figure')
  })
})
