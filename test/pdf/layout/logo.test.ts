import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
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

/** The logo’s PNG with its data cut short, each part with its right sum; or said to be so wide. */
function spoilt(change: (png: Buffer) => Buffer): string {
  return change(Buffer.from(aLogo.png, 'base64')).toString('base64')
}

test.each([
  ['cut short', spoilt((png) => png.subarray(0, 400))],
  ['a picture of a million lines', spoilt((png) => withChunk(png, 'IHDR', (data) => (data.writeUInt32BE(1_000_000, 4), data)))],
  ['with data that end too soon', spoilt((png) => withChunk(png, 'IDAT', () => deflateSync(Buffer.alloc(90))))],
  ['with data that are none', spoilt((png) => withChunk(png, 'IDAT', () => Buffer.from('no zlib stream')))],
])('one that is %s is left out, and the name of the trust stands in words', async (_, png) => {
  const broken = withLogo(aPaper(), { png, shows: 'nothing' })
  const { bytes } = await setPaper(broken, ports)
  expect((await checkPdf(bytes, expectedOf(broken))).findings).toEqual([])
  expect((await drawPaper(broken, ports)).pages[0]!.pictures).toHaveLength(0)
})

/** A PNG with one of its parts changed. */
function withChunk(png: Buffer, name: string, change: (data: Buffer) => Buffer): Buffer {
  const at = png.indexOf(name) - 4
  const end = at + 12 + png.readUInt32BE(at)
  const data = change(Buffer.from(png.subarray(at + 8, end - 4)))
  const chunk = Buffer.alloc(12 + data.length)
  chunk.writeUInt32BE(data.length)
  chunk.write(name, 4)
  data.copy(chunk, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length)
  return Buffer.concat([png.subarray(0, at), chunk, png.subarray(end)])
}

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
