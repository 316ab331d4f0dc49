import { create, type Font } from 'fontkit'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { paperDocumentSchema, type PaperDocument } from '#domain/letter/paper-document.ts'
import { checkPdf } from '#pdf/check/check-pdf.ts'
import { expectedOf } from '#pdf/check/expected.ts'
import { drawPaper } from '#pdf/draw-paper.ts'
import { readFontSet, type FaceName } from '#pdf/font/font-set.ts'
import { layPaper } from '#pdf/layout/lay-paper.ts'
import { mm } from '#pdf/layout/page-shape.ts'
import { setPaper } from '#pdf/set-paper.ts'
import { shapeRuns } from '#pdf/text/shape-text.ts'
import { writeTwin } from '#pdf/twin/write-twin.ts'
import { aHeading, aPaper, aParagraph, fonts, ports } from '../builders/a-paper.ts'
import { hasInspectors, inspect } from './inspectors.ts'
import { lineInk } from './line-ink.ts'
import { drawPagesWithMupdf, hasMupdf } from './mupdf.ts'
import { differing, drawPages, hasPoppler, readPages, readStructure } from './poppler.ts'

const root = resolve(import.meta.dirname, '../..')
const example = (name: string): PaperDocument => paperDocumentSchema.parse(JSON.parse(readFileSync(join(root, `resources/demo/${name}.json`), 'utf8')))
const inSource = (paper: PaperDocument): PaperDocument => ({ ...paper, houseType: 'source-sans-3' })
const examples = ['letter-example', 'letter-example-long', 'letter-example-names'] as const
const letters = examples.flatMap((name) => (['usual', 'large'] as const).map((print) => [`${name}, ${print} print`, { ...example(name), print }] as const))

describe.each(letters)('%s in Source Sans 3', (_, arimo) => {
  const paper = inSource(arimo)

  test('keeps every rule, and says the same words as in Arimo', async () => {
    const [one, other] = [await setPaper(paper, ports), await setPaper(arimo, ports)]
    expect((await checkPdf(one.bytes, expectedOf(paper))).findings).toEqual([])
    expect(one.pages).toBeLessThanOrEqual(other.pages)
    if (hasPoppler) {
      expect(readOut(one.bytes)).toEqual(readOut(other.bytes))
      expect(copied(one.bytes)).toEqual(copied(other.bytes))
    }
    if (hasInspectors) expect(inspect(one.bytes, 'qpdf', ['--check', 'paper.pdf'])).toMatchObject({ status: 0, stderr: '' })
  })

  test.skipIf(!hasPoppler || !hasMupdf)('looks the same as with whole fonts', async () => {
    const [subset, whole] = [await setPaper(paper, ports), await setPaper(paper, ports, { subset: false })]
    for (const draw of [drawPages, drawPagesWithMupdf]) {
      const [mine, theirs] = [draw(subset.bytes, 60), draw(whole.bytes, 60)]
      expect(mine).toHaveLength(subset.pages)
      for (const [page, picture] of mine.entries()) expect(differing(picture, theirs[page]!), `page ${page + 1}`).toBe(0)
      expect(mine.some(({ pixels }) => pixels.some((pixel) => pixel < 128))).toBe(true)
    }
  })

  test('its address stands in the window of an envelope, and no line’s ink meets the line under it', async () => {
    const faces = { fonts, shape: await ports.loadShaper(), houseType: 'source-sans-3' } as const
    const pages = layPaper(faces, paper)
    const lines = pages.map((marks) => marks.filter((mark) => mark.kind === 'text'))
    const address = lines[0]!.filter((mark) => paper.recipient.includes(mark.glyphs.map(({ text }) => text).join('').trimEnd()))
    expect(address).toHaveLength(paper.recipient.length)
    for (const { x, y, size } of address) {
      expect(x / mm).toBeCloseTo(20)
      expect((y - size * 0.75) / mm).toBeGreaterThan(50)
      expect(y / mm).toBeLessThan(88)
    }
    const spans = lines.map((marks) => marks.filter(({ glyphs }) => glyphs.some((glyph) => glyph.text.trim() !== '')).map((mark) => ({ y: mark.y, ...lineInk(mark)! })))
    for (const page of spans) {
      for (const one of page) for (const other of page) if (other.y > one.y + 1 && other.left < one.right && other.right > one.left) expect(other.top).toBeGreaterThan(one.bottom)
    }
  })
})

describe.each([
  ['sourceRegular', {}],
  ['sourceBold', { bold: true }],
  ['sourceItalic', { italic: true }],
  ['sourceBoldItalic', { bold: true, italic: true }],
] as const)('the face %s', (name, style) => {
  const face = fonts(name)

  test('has the glyph and advance another reader finds, for every character', () => {
    const other = create(Buffer.from(face.bytes)) as Font
    expect(other.characterSet.length).toBeGreaterThan(1500)
    // Beyond the first plane it has pictures alone, which no letter needs.
    for (const codePoint of other.characterSet.filter((code) => code < 0x10000)) {
      const glyph = other.glyphForCodePoint(codePoint)
      expect(face.glyphFor(codePoint) ?? 0).toBe(glyph.id)
      expect(face.advanceOf(glyph.id) * face.unitsPerEm).toBeCloseTo(glyph.advanceWidth, 6)
    }
    expect(face.name).toBe(other.postscriptName)
  })

  test('is the one words of its style are set in, and Arimo of that style has the letters it lacks', () => {
    const glyphs = shapeRuns({ fonts, shape: null, houseType: 'source-sans-3' }, [{ text: 'aƘ', ...style }], 'block 1')[0]!.glyphs
    const arimo = shapeRuns({ fonts, shape: null }, [{ text: 'Ƙ', ...style }], 'block 1')[0]!.glyphs
    expect(glyphs.map((glyph) => glyph.face)).toEqual([name, arimo[0]!.face])
  })
})

test('a mark of another face stands clear above its letter', () => {
  const faces = { fonts, shape: null, houseType: 'source-sans-3' } as const
  const marks = Array.from({ length: 0x70 }, (_, index) => 0x300 + index).filter((code) => String.fromCodePoint(code).normalize('NFC') === String.fromCodePoint(code) && fonts('sourceRegular').glyphFor(code) === undefined && (fonts('regular').boxOf(fonts('regular').glyphFor(code) ?? 0)?.bottom ?? 0) > 0.4)
  expect(marks.length).toBeGreaterThan(0)
  for (const code of marks) {
    const [letter, mark] = shapeRuns(faces, [{ text: `x${String.fromCodePoint(code)}` }], 'block 1')[0]!.glyphs
    expect([letter!.face, mark!.face]).toEqual(['sourceRegular', 'regular'])
    expect(fonts('regular').boxOf(mark!.number)!.bottom + mark!.dy).toBeGreaterThan(fonts('sourceRegular').boxOf(letter!.number)!.top)
  }
})

test('a paper reads no face it has no words in', async () => {
  const asked = async (paper: PaperDocument): Promise<readonly FaceName[]> => {
    const read: FaceName[] = []
    const set = readFontSet((name) => {
      read.push(name)
      return fonts(name).bytes
    })
    await setPaper(paper, { ...ports, fonts: set })
    return read.toSorted()
  }
  const paper = aPaper({ blocks: [aHeading('Why we are asking'), aParagraph('We would value your view.')] })
  expect(await asked(paper)).toEqual(['bold', 'regular'])
  expect(await asked(inSource(paper))).toEqual(['sourceBold', 'sourceRegular'])
})

test('a drawing has the shapes of the house type, and the web page asks for it', async () => {
  const named = async (paper: PaperDocument): Promise<ReadonlySet<string>> => new Set((await drawPaper(paper, ports)).shapes.map(({ name }) => name.split(' ')[0]!))
  expect(await named(aPaper())).toEqual(new Set(['regular', 'bold']))
  expect(await named(inSource(aPaper()))).toEqual(new Set(['sourceRegular', 'sourceBold']))
  expect(writeTwin(inSource(aPaper()))).toContain('font-family: "Source Sans 3", ')
  expect(writeTwin({ ...aPaper(), houseType: 'arimo' })).toBe(writeTwin(aPaper()))
})

/** The words of a file as a screen reader meets them. */
function readOut(bytes: Uint8Array): readonly string[] {
  return splitWords(readStructure(bytes).map(({ text }) => text).join(' '))
}

/** Each word of a file as it is copied, once; without the numbers of its pages. */
function copied(bytes: Uint8Array): ReadonlySet<string> {
  return new Set(splitWords(readPages(bytes).join(' ').replace(/Page \d+ of \d+/g, '')))
}

function splitWords(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}
