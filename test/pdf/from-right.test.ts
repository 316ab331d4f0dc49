import fc from 'fast-check'
import { PDFDocument, PDFDict, PDFName } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { textsOf, type PaperDocument } from '#domain/letter/paper-document.ts'
import { directionOf, paperLanguageSchema, type PaperLanguage } from '#domain/letter/paper-language.ts'
import { checkFonts } from '#pdf/check/check-fonts.ts'
import { checkPdf } from '#pdf/check/check-pdf.ts'
import { expectedOf } from '#pdf/check/expected.ts'
import type { Letter } from '#pdf/check/page-content.ts'
import type { CheckedFile } from '#pdf/check/read-file.ts'
import type { FileFont } from '#pdf/check/read-font.ts'
import { drawPaper } from '#pdf/draw-paper.ts'
import { layPaper } from '#pdf/layout/lay-paper.ts'
import { mm } from '#pdf/layout/page-shape.ts'
import { turnRound } from '#pdf/layout/turn-round.ts'
import { paperWords } from '#pdf/paper-words.ts'
import { typefacesFor } from '#pdf/press-ports.ts'
import { setPaper } from '#pdf/set-paper.ts'
import { levelsOf, placesOf } from '#pdf/text/direction.ts'
import { widthOf } from '#pdf/text/break-lines.ts'
import { cleanText, shapeRuns } from '#pdf/text/shape-text.ts'
import { writeTwin } from '#pdf/twin/write-twin.ts'
import { aLogo } from '../builders/a-logo.ts'
import { aPaper, fonts, ports } from '../builders/a-paper.ts'
import { hasInspectors, inspect } from './inspectors.ts'
import { drawPagesWithMupdf, hasMupdf } from './mupdf.ts'
import { drawPages, hasPoppler, readPages, readStructure } from './poppler.ts'
import { translations } from './translated-papers.ts'
import { elementsOf, readPage, wordsOf } from './twin/read-page.ts'

interface Line {
  readonly text: string
  /** In millimetres from the page's left edge. */
  readonly left: number
  readonly right: number
  readonly down: number
  readonly size: number
}

async function linesOf(paper: PaperDocument): Promise<readonly (readonly Line[])[]> {
  return layPaper(await typefacesFor(paper, ports), paper).map((marks) =>
    marks.flatMap((mark) => (mark.kind === 'text' ? [{ text: mark.glyphs.map(({ text }) => text).join('').trim(), left: mark.x / mm, right: (mark.x + widthOf(mark.glyphs) * mark.size) / mm, down: mark.y / mm, size: mark.size }] : [])),
  )
}

const inBothPrints = translations.flatMap(([name, paper]) => (['usual', 'large'] as const).map((print) => [`${name}, ${print} print`, { ...paper, print }] as const))

test('the direction of a paper follows from its language', () => {
  expect(paperLanguageSchema.options.map((language) => `${language} ${directionOf(language)}`)).toEqual(['en-GB ltr', 'ar rtl', 'fa rtl', 'ur rtl', 'he rtl'])
})

describe.each(inBothPrints)('a letter in %s', (_, paper) => {
  test('stands as its typist would set it', async () => {
    const pages = await linesOf(paper)
    const all = pages.flat()
    const lineOf = (text: string): Line => all.find((line) => text.startsWith(line.text) && line.text !== '')!
    const words = paperWords[paper.language]
    for (const text of [paper.letterhead.organisation, ...paper.letterhead.lines]) expect(lineOf(text).right, text).toBeCloseTo(190)
    for (const text of paper.particulars) expect(lineOf(text).left, text).toBeCloseTo(20)
    for (const [page, lines] of pages.entries()) {
      expect(lines.find(({ text }) => paper.identity.startsWith(text) && text !== '')!.right).toBeCloseTo(190)
      expect(lines.find(({ text }) => text === `${words.page} ${page + 1} ${words.of} ${pages.length}`)!.left).toBeCloseTo(20)
    }
    for (const block of paper.blocks) {
      if (block.kind === 'heading') expect(lineOf(block.text).right).toBeCloseTo(190)
      if (block.kind === 'paragraph') expect(lineOf(block.runs.map(({ text }) => text).join('')).right).toBeCloseTo(190)
      if (block.kind === 'signature') for (const text of block.lines) expect(all.findLast((line) => text.startsWith(line.text) && line.text !== '')!.right).toBeCloseTo(190)
      if (block.kind === 'questions') {
        const number = lineOf(`${block.start}.`)
        const question = lineOf(block.items[0]!.runs[0]!.text)
        expect(number.left).toBeGreaterThan(question.right)
        expect(number.down).toBeCloseTo(question.down)
      }
      if (block.kind === 'bullets') expect(all.filter(({ text }) => text === '•').every(({ left }) => left > 185)).toBe(true)
      if (block.kind === 'table') {
        const cells = block.head.map((text) => all.findLast((line) => line.text === text)!)
        expect(cells[0]!.right).toBeCloseTo(190 - 4 / mm, 0)
        for (const [index, cell] of cells.slice(1).entries()) expect(cell.right).toBeLessThan(cells[index]!.left)
      }
    }
    if (paper.print === 'large') expect(Math.min(...all.map(({ size }) => size))).toBeGreaterThanOrEqual(14)
  })

  test('shows the address, and nothing else, in the window of an envelope', async () => {
    const [page] = await linesOf(paper)
    const inWindow = page!.filter(({ left, down, size }) => left < 105 && down > 50 && down - (size * 0.75) / mm < 88)
    expect(inWindow.map(({ text }) => text)).toEqual(paper.recipient)
    for (const { left, right } of inWindow) {
      expect(left).toBeCloseTo(20)
      expect(right).toBeLessThan(105)
    }
  })

  test('keeps every rule, and says its language and the way it is read', async () => {
    const { bytes } = await setPaper(paper, ports)
    expect((await checkPdf(bytes, expectedOf(paper))).findings).toEqual([])
    const { catalog } = await PDFDocument.load(bytes)
    expect(String(catalog.get(PDFName.of('Lang')))).toContain(paper.language)
    expect(catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).get(PDFName.of('Direction'))).toBe(PDFName.of('R2L'))
    expect((await setPaper(paper, ports)).bytes).toEqual(bytes)
    if (hasInspectors) expect(inspect(bytes, 'qpdf', ['--check', 'paper.pdf'])).toMatchObject({ status: 0, stderr: '' })
  })

  test.skipIf(!hasPoppler)('is heard in the order it is written, in its own language but for what is English', async () => {
    const { bytes } = await setPaper(paper, ports)
    const heard = readStructure(bytes).map(({ text }) => text).join(' ')
    const written = textsOf({ ...paper, identity: '', notice: null }).map(({ text }) => text)
    const bullets = paper.blocks.flatMap((block) => (block.kind === 'bullets' ? block.items.map((_item, index) => (block.ordered === true ? `${index + 1})` : '•')) : block.kind === 'questions' ? block.items.map((_item, index) => `${block.start + index}.`) : []))
    expect(squeezed(heard).length).toBe(squeezed([paper.notice ?? '', ...written, ...bullets].join('')).length)
    let at = 0
    for (const word of [paper.notice ?? '', ...written].flatMap((text) => cleanText(text).split(/\s+/)).map(squeezed)) {
      const found = squeezed(heard).indexOf(word, at)
      expect(found, word).toBeGreaterThanOrEqual(at)
      at = found + word.length
    }
    const { context } = await PDFDocument.load(bytes)
    const parts = context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('StructElem') ? [object] : []))
    const languages = parts.flatMap((part) => (part.has(PDFName.of('Lang')) ? [`${String(part.get(PDFName.of('S')))} ${String(part.get(PDFName.of('Lang')))}`] : []))
    expect(new Set(languages)).toEqual(new Set(['/Span (en-GB)']))
  })

  test.skipIf(!hasPoppler || !hasMupdf)('looks the same as with whole fonts', async () => {
    const [subset, whole] = [await setPaper(paper, ports), await setPaper(paper, ports, { subset: false })]
    for (const draw of [drawPages, drawPagesWithMupdf]) {
      const [mine, theirs] = [draw(subset.bytes, 60), draw(whole.bytes, 60)]
      expect(mine).toHaveLength(subset.pages)
      for (const [page, { pixels }] of mine.entries()) {
        expect(pixels.filter((pixel, place) => Math.abs(pixel - theirs[page]!.pixels[place]!) > 24).length, `page ${page + 1}`).toBe(0)
        expect(pixels.filter((pixel) => pixel < 128).length).toBeGreaterThan(500)
      }
    }
  })

  test('is drawn on the screen letter for letter as it is set', async () => {
    const drawn = await drawPaper(paper, ports)
    const marks = layPaper(await typefacesFor(paper, ports), paper)
    expect(drawn.pages.map(({ glyphs, repeated }) => (glyphs.length + repeated.length) / 4)).toEqual(marks.map((page) => page.reduce((count, mark) => count + (mark.kind === 'text' ? mark.glyphs.length : 0), 0)))
  })
})

/** Without white, and without the joiners that some readers leave out. */
function squeezed(text: string): string {
  return text.normalize('NFC').replace(/[\s\u200B-\u200F\u202A-\u202E]+/g, '')
}

describe.skipIf(!hasPoppler || !hasInspectors)('copied from a page', () => {
  // The dots of the hanging hand are apart, and nobody puts them together again (decision 0006).
  const copied = translations.filter(([, { language }]) => language !== 'ur')

  test.each(copied)('a letter in %s keeps its words', async (_, paper) => {
    const { bytes } = await setPaper(paper, ports)
    // Where Poppler writes the marks of vowels and the joiners is its own affair.
    const words = (text: string): readonly string[] => cleanText(text).split(/[\s(),،.:;؛؟?«»"’־]+/).filter((word) => /^[\p{L}\p{N}-]+$/u.test(word))
    const written = words(textsOf(paper).map(({ text }) => text).join('\n'))
    expect(written.length).toBeGreaterThan(40)
    const bare = (text: string): string => text.replace(/[\u200E\u200F\u202A-\u202E]/g, '')
    for (const text of [readPages(bytes).join('\n'), inspect(bytes, 'mutool', ['draw', '-q', '-F', 'text', 'paper.pdf']).stdout]) {
      expect(written.filter((word) => !bare(text).includes(word))).toEqual([])
    }
  })
})

describe('a line of a paper that is read from the right', () => {
  const placed = async (language: PaperLanguage, text: string): Promise<(part: string) => readonly number[]> => {
    const faces = { fonts, shape: await ports.loadShaper(), language }
    const [line] = shapeRuns(faces, [{ text }], 'block 1')
    const pens = placesOf(line!.glyphs, line!.rightToLeft)
    const written = line!.glyphs.map((glyph) => glyph.text).join('')
    return (part) => {
      const from = written.indexOf(part)
      expect(from).toBeGreaterThanOrEqual(0)
      let at = 0
      return line!.glyphs.flatMap((glyph, index) => {
        at += glyph.text.length
        return at > from && at <= from + part.length && glyph.text !== '' ? [pens[index]!] : []
      })
    }
  }

  test('begins at the right, also where its first word is foreign', async () => {
    const of = await placed('ar', 'Keppra: مرتين في اليوم')
    expect(Math.min(...of('Keppra'))).toBeGreaterThan(Math.max(...of('مرتين')))
    expect(of('Keppra')).toEqual(of('Keppra').toSorted((a, b) => a - b))
  })

  test.each(['12 Mill Road, Exbridge EX9 4ZZ', 'Keppra 250 mg', '0113 496 0188', 'NHS 999 407 2153', '5–10 mg/kg', 'stop 5 mg, start 10 mg', '5 mg → 10 mg', '5 → 10', '2 × 5 mg = 10 mg', 'Na⁺ 140 mmol/L, K⁺'])('holds %s together from left to right', async (phrase) => {
    for (const [language, before, after] of [['ar', 'اذهبي إلى', 'غداً'], ['he', 'לכי אל', 'מחר'], ['en-GB', 'قالت أم عبد الله إن الطبيبة أوصت', 'غداً']] as const) {
      const of = await placed(language, `${before} ${phrase} ${after}`)
      expect(of(phrase)).toEqual(of(phrase).toSorted((a, b) => a - b))
      expect(Math.min(...of(before))).toBeGreaterThan(Math.max(...of(phrase)))
      expect(Math.max(...of(after))).toBeLessThan(Math.min(...of(phrase)))
    }
  })

  test('of Latin letters alone is read from the left, its last sign too', async () => {
    const of = await placed('he', '12 Mill Road (main site).')
    expect(of('12 Mill Road (main site).')).toEqual(of('12 Mill Road (main site).').toSorted((a, b) => a - b))
  })

  test('has a level for each of its units, whatever is written, and a letter of the script always runs from the right', () => {
    const sign = fc.constantFrom(...'اللاب ש1234 ,.()-–/:%Ąe5m\u064B')
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 40 }), (text) => {
        const levels = levelsOf(text, true)
        expect(levels).toHaveLength(text.length)
        for (const [at, level] of levels.entries()) {
          if (/[ابלשل]/.test(text[at]!)) expect(level % 2).toBe(1)
          if (/[eĄm0-9]/.test(text[at]!)) expect(level % 2).toBe(0)
        }
      }),
    )
  })
})

test('a page turned round twice is the page', async () => {
  for (const [, paper] of translations) {
    for (const marks of layPaper(await typefacesFor(paper, ports), paper)) {
      for (const [index, mark] of turnRound(turnRound(marks)).entries()) expect(mark.x).toBeCloseTo(marks[index]!.x)
    }
  }
})

test('the logo stands across from the letterhead, and an address in the paper’s own script at the right of its window', async () => {
  const [, arabic] = translations[0]!
  const paper = { ...arabic, letterhead: { ...arabic.letterhead, logo: aLogo }, recipient: ['السيدة رانيا الحداد', 'شارع الطاحونة 14'] }
  const [page] = (await drawPaper(paper, ports)).pages
  expect(page!.pictures[0]! / mm).toBeCloseTo(20)
  const [lines] = await linesOf(paper)
  for (const text of paper.recipient) expect(lines!.find((line) => line.text === text)!.right).toBeCloseTo(105)
  expect((await checkPdf((await setPaper(paper, ports)).bytes, expectedOf(paper))).findings).toEqual([])
})

test('an English paper has none of it', async () => {
  const paper = aPaper()
  const { catalog } = await PDFDocument.load((await setPaper(paper, ports)).bytes)
  expect(catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).has(PDFName.of('Direction'))).toBe(false)
  const [lines] = await linesOf(paper)
  expect(lines!.find(({ text }) => text === paper.letterhead.organisation)!.left).toBeCloseTo(20)
  expect(lines!.map(({ text }) => text)).toContain('Page 1 of 1')
})

describe('a blank that stands for alef', () => {
  const font: FileFont = {
    name: 'Made-up', known: true, embedded: true, codeLength: 2, widthOf: () => 500, textOf: (code) => ['', 'ل', 'ا', 'ب'][code] ?? null, glyphOf: (code) => code,
    program: { hasOutline: (glyph) => glyph !== 2, exists: () => true, widthOf: () => 500 },
  }
  const letter = (code: number, x: number): Letter => ({ owner: { kind: 'tagged', id: 0 }, font, code, text: font.textOf(code) ?? '', size: 10, from: { x, y: 0 }, to: { x: x + 5, y: 0 }, spoken: false })
  const findings = (...letters: readonly Letter[]): number => checkFonts({ fonts: [font], pages: [{ content: { letters } }] } as unknown as CheckedFile).length

  test('passes where lam draws both, and nowhere else', () => {
    expect(findings(letter(1, 50), letter(2, 49.9))).toBe(0)
    expect(findings(letter(1, 50), letter(2, 45))).toBe(1)
    expect(findings(letter(3, 50), letter(2, 49.9))).toBe(1)
    expect(findings(letter(1, 50), letter(2, 49.9), letter(3, 40), letter(2, 35))).toBe(1)
  })
})

describe.each(translations)('the web page of a letter in %s', (_, paper) => {
  const html = writeTwin(paper)
  const page = readPage(html)

  test('says its language and runs from the right, and what is foreign in it from the left', () => {
    expect(elementsOf(page, /^html$/)[0]!.attributes).toEqual({ lang: paper.language, dir: 'rtl' })
    expect(elementsOf(page, /^(?:p|li|h\d|td|th)$/).filter(({ attributes }) => 'dir' in attributes)).toEqual([])
    const spans = elementsOf(page, /^span$/)
    expect(new Set(spans.map(({ attributes }) => attributes['lang'] ?? 'en-GB'))).toEqual(new Set(['en-GB']))
    for (const span of spans) expect(wordsOf(span).join(' ')).not.toMatch(/[\p{Script=Arabic}\p{Script=Hebrew}]/u)
    expect(spans.find((span) => wordsOf(span).join(' ') === '250 mg')?.attributes['dir']).toBe('ltr')
    expect(html).toContain(`"${paperWords[paper.language].page} " counter(page)`)
  })

  test('has every word in order', () => {
    const places = textsOf({ ...paper, notice: null, identity: '' }).map(({ text }) => text)
    const written = [paper.notice ?? '', ...places.slice(0, 3), ...places.slice(4), paper.identity].flatMap((text) => cleanText(text).split(/\s+/u)).filter((word) => word !== '')
    expect(wordsOf(elementsOf(page, /^body$/)[0]!).join('')).toBe(written.join(''))
  })
})
