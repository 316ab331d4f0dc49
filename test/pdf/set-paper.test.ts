import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { paperDocumentSchema, paperKinds, type PaperBlock, type PaperDocument } from '#domain/letter/paper-document.ts'
import { makePorts } from '#electron/press/make-ports.ts'
import { FootTooTallError, MissingGlyphError } from '#pdf/errors.ts'
import { setPaper } from '#pdf/set-paper.ts'
import { aHeading, aPaper, aParagraph, ports } from '../builders/a-paper.ts'
import { drawPages, hasPoppler, inkOf, inkWithin, readPages, readProperties, readStructure } from './poppler.ts'
import { joined, writings } from './writings.ts'

const root = resolve(import.meta.dirname, '../..')
const example = paperDocumentSchema.parse(JSON.parse(readFileSync(join(root, 'resources/demo/letter-example.json'), 'utf8')))

describe.skipIf(!hasPoppler)('every letter appears', () => {
  test.each([...writings, ...joined])('%s, in each face', async (_, text) => {
    const runs = [
      { text },
      { text: ` ${text}`, bold: true as const },
      { text: ` ${text}`, italic: true as const },
      { text: ` ${text}`, bold: true as const, italic: true as const },
    ]
    const paper = aPaper({ blocks: [{ kind: 'paragraph', runs }] })
    const subset = await setPaper(paper, ports)
    const whole = await setPaper(paper, ports, { subset: false })
    const [drawn] = drawPages(subset.bytes)
    const [expected] = drawPages(whole.bytes)
    expect(inkOf(drawn!)).toBeGreaterThan(inkOf(drawPages((await setPaper(aPaper(), ports)).bytes)[0]!) + text.length * 20)
    expect(Buffer.compare(drawn!.pixels, expected!.pixels)).toBe(0)
    expect(subset.bytes.length).toBeLessThan(whole.bytes.length / 8)
  })

  test.each(writings)('%s can be copied and searched', async (_, text) => {
    const { bytes } = await setPaper(aPaper({ blocks: [aParagraph(text)] }), ports)
    expect(oneLine(readPages(bytes).join(' '))).toContain(text.normalize('NFC'))
  })

  test.each(joined)('%s is read as it is written, alone, inside an English line and in a table', async (_, text) => {
    const blocks: PaperBlock[] = [aParagraph(text), aParagraph(`Zoë’s note says ${text} and more`), { kind: 'table', head: [text], rows: [[text]] }]
    const read = readStructure((await setPaper(aPaper({ blocks }), ports)).bytes).map((part) => part.text).join('')
    const words = oneLine(read.replaceAll('\u200B', '')).replaceAll(' ', '')
    expect(words.split(oneLine(text).replaceAll(' ', ''))).toHaveLength(5)
  })

  test.each([...writings, ...joined])('%s sent in pieces (NFD) is the same page', async (_, text) => {
    const composed = await setPaper(aPaper({ blocks: [aParagraph(text.normalize('NFC'))] }), ports)
    const decomposed = await setPaper(aPaper({ blocks: [aParagraph(text.normalize('NFD'))] }), ports)
    expect(Buffer.compare(composed.bytes, decomposed.bytes)).toBe(0)
  })
})

describe('the faces of many letters', () => {
  const about = (name: string): PaperDocument => aPaper({ identity: `${name}, NHS number 999 526 0182`, blocks: [aParagraph(`We write about ${name}, whom you saw.`)] })

  test('are the very same where plain letters are enough, and have what else a letter needs', async () => {
    const facesOf = async (name: string): Promise<readonly string[]> => {
      const { context } = await PDFDocument.load((await setPaper(about(name), ports)).bytes, { updateMetadata: false })
      const streams = context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFRawStream && object.dict.has(PDFName.of('Length1')) ? [object] : []))
      return streams.map(({ contents }) => createHash('sha256').update(contents).digest('hex'))
    }
    expect(await facesOf('Amelia Clarke')).toEqual(await facesOf('Jack Quill-Xu'))
    expect(await facesOf('Zażółć')).not.toEqual(await facesOf('Jack Quill-Xu'))
  })

  test('change nothing in a letter that is set after others', async () => {
    const names = ['Amelia', 'Zażółć', 'Nguyễn', 'Ọláṣùnkànmí', 'Γιώργος', 'Fionnuala Ní Dhálaigh', 'Müller', 'Ярослав']
    const first = await setPaper(about('Zażółć'), await makePorts(join(root, 'resources/fonts')))
    for (const name of names) await setPaper(about(name), ports)
    for (const name of names.toReversed()) await setPaper(about(name), ports)
    expect(Buffer.compare((await setPaper(about('Zażółć'), ports)).bytes, first.bytes)).toBe(0)
  })
})

describe('a character without a glyph', () => {
  test('is an error that names it and its place, and quotes nothing else', async () => {
    const paper = aPaper({ blocks: [aParagraph('First.'), aParagraph('Niamh agrees ☃ or not')] })
    const error: unknown = await setPaper(paper, ports).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(MissingGlyphError)
    expect(error).toMatchObject({ name: 'MissingGlyphError', character: '☃', codePoint: 'U+2603', where: 'block 2' })
    expect(String(error)).not.toContain('Niamh')
  })

  test.each([
    ['the letterhead', { letterhead: { organisation: 'A', lines: ['☃'] } }],
    ['the particulars', { particulars: ['☃'] }],
    ['the address', { recipient: ['☃'] }],
    ['the line at the foot of each page', { identity: '☃' }],
    ['the line at the foot of each page', { notice: '☃' }],
    ['block 1', { blocks: [aHeading('☃')] }],
    ['block 1', { blocks: [{ kind: 'table', head: ['a'], rows: [['☃']] } satisfies PaperBlock] }],
    ['block 1', { blocks: [{ kind: 'signature', lines: ['\u0007'] } satisfies PaperBlock] }],
    ['block 1', { blocks: [aParagraph('𝔸')] }],
    ['block 1', { blocks: [{ kind: 'questions', start: 1, items: [{ runs: [], attribution: '田' }] } satisfies PaperBlock] }],
  ])('is found in %s', async (where, change) => {
    await expect(setPaper(aPaper(change), ports)).rejects.toMatchObject({ name: 'MissingGlyphError', where })
  })
})

describe('the same paper gives the same bytes', () => {
  test('in one process and in others', async () => {
    const here = await setPaper(example, ports)
    const again = await setPaper(structuredClone(example), ports)
    const hashes = [sha256(here.bytes), sha256(again.bytes), inAnotherProcess(), inAnotherProcess()]
    expect(new Set(hashes).size).toBe(1)
  })

  test('and another paper other bytes', async () => {
    const other = await setPaper({ ...example, notice: null }, ports)
    expect(sha256(other.bytes)).not.toBe(sha256((await setPaper(example, ports)).bytes))
  })
})

describe.skipIf(!hasPoppler)('every page', () => {
  const long = aPaper({
    notice: 'Draft, not signed',
    blocks: Array.from({ length: 90 }, (_, index) => aParagraph(`Paragraph ${index + 1}. ${'Words of a letter. '.repeat(9)}`)),
  })

  test('says whose it is, which page of how many, and that it is a draft', async () => {
    const { bytes, pages } = await setPaper(long, ports)
    const texts = readPages(bytes)
    expect(texts).toHaveLength(pages)
    expect(pages).toBeGreaterThan(4)
    for (const [index, text] of texts.entries()) {
      expect(text).toContain(`Page ${index + 1} of ${pages}`)
      expect(text).toContain('Zoë O’Brien-Núñez, NHS number 999 526 0182')
      expect(text).toContain('Draft, not signed')
    }
  })

  test('keeps its margins white, whatever is written', async () => {
    const word = 'Donaudampfschifffahrtsgesellschaft'.repeat(9)
    const blocks: PaperBlock[] = [
      aHeading(word, 1),
      aParagraph(`${word} ${'1 '.repeat(400)}`),
      { kind: 'bullets', items: [[{ text: word, bold: true }]] },
      { kind: 'questions', start: 998, items: [{ runs: [{ text: word }], attribution: word }, { runs: [{ text: 'short' }] }, { runs: [{ text: 'short' }] }] },
      { kind: 'table', head: Array.from({ length: 14 }, () => 'Diagnosis'), rows: [Array.from({ length: 14 }, () => word)] },
      { kind: 'signature', lines: [word] },
    ]
    const crowded = aPaper({ blocks, identity: word, notice: word, letterhead: { organisation: word, lines: [word] }, recipient: [word], particulars: [word] })
    for (const page of drawPages((await setPaper(crowded, ports)).bytes)) {
      expect(inkWithin(page, { left: 0, top: 0, right: 19, bottom: 297 })).toBe(0)
      expect(inkWithin(page, { left: 191, top: 0, right: 210, bottom: 297 })).toBe(0)
      expect(inkWithin(page, { left: 0, top: 0, right: 210, bottom: 19 })).toBe(0)
      expect(inkWithin(page, { left: 0, top: 287, right: 210, bottom: 297 })).toBe(0)
    }
  })

  test('the file has a title, a language and no date, and nothing of a patient among its properties', async () => {
    const { bytes } = await setPaper(example, ports)
    const properties = readProperties(bytes)
    expect(properties).toMatch(/^Title: +Request for a clinical second opinion$/m)
    expect(properties).not.toMatch(/Date|Zoë|999 526|Author|Subject|Keywords/)
  })
})

describe.skipIf(!hasPoppler)('long papers', () => {
  test('an agenda of 40 pages has every case once and its head on every page', async () => {
    const rows = Array.from({ length: 1450 }, (_, row) => [`${row + 1}`, `Case C-${String(row).padStart(4, '0')}`, 'Unexplained encephalopathy, two working diagnoses', 'Dr Raman'])
    const agenda = aPaper({ kind: 'agenda', recipient: [], particulars: [], identity: '', blocks: [aHeading('Agenda', 1), { kind: 'table', head: ['No.', 'Case', 'Why', 'Lead'], rows }] })
    const { bytes, pages } = await setPaper(agenda, ports)
    const texts = readPages(bytes)
    expect(pages).toBeGreaterThanOrEqual(40)
    for (const text of texts) expect(text).toMatch(/No\. +Case +Why +Lead/)
    const cases = [...texts.join('').matchAll(/C-\d{4}/g)].map((match) => match[0])
    expect(cases).toEqual(rows.map((row) => row[1]!.slice(5)))
  })

  test('a question of 4,000 characters is whole', async () => {
    const words = Array.from({ length: 4000 / 8 }, (_, index) => `word${String(index).padStart(3, '0')}`)
    const text = words.join(' ')
    const paper = aPaper({ blocks: [{ kind: 'questions', start: 4, items: [{ runs: [{ text }], attribution: 'Niamh' }] }] })
    expect(text).toHaveLength(3999)
    const set = await setPaper(paper, ports)
    expect(set.pages).toBe(2)
    expect([...readPages(set.bytes).join(' ').matchAll(/word\d{3}/g)].map((match) => match[0])).toEqual(words)
  })

  test.each(paperKinds)('a paper of kind %s is set', async (kind) => {
    const { bytes } = await setPaper({ ...example, kind }, ports)
    expect(drawPages(bytes)).toHaveLength(2)
    expect(oneLine(readPages(bytes).join(' '))).toContain('5. “Will I get sleepy again on my birthday?” Zoë, 5 October 2026')
  })
})

test('words at the foot that leave no page are refused', async () => {
  await expect(setPaper(aPaper({ identity: 'long '.repeat(2000) }), ports)).rejects.toThrow(FootTooTallError)
})

function oneLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ')
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function inAnotherProcess(): string {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-letter-'))
  try {
    const out = join(folder, 'letter.pdf')
    execFileSync(process.execPath, ['commands/letter.ts', 'resources/demo/letter-example.json', out], { cwd: root, stdio: 'pipe' })
    return sha256(readFileSync(out))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
