import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { paperDocumentSchema, textsOf, type PaperBlock, type PaperDocument } from '#domain/letter/paper-document.ts'
import { setPaper } from '#pdf/set-paper.ts'
import { aHeading, aPaper, aParagraph, ports } from '../../builders/a-paper.ts'
import { hasPoppler, readPages, readStructure } from '../poppler.ts'

const example = paperDocumentSchema.parse(JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../resources/demo/letter-example.json'), 'utf8')))

async function structureOf(document: PaperDocument): Promise<readonly string[]> {
  const { bytes } = await setPaper(document, ports)
  return readStructure(bytes).map(({ name, depth, text }) => `${' '.repeat(depth)}${name}${text === '' ? '' : ` ${text.trim()}`}`)
}

const questions: PaperBlock = { kind: 'questions', start: 3, items: [{ runs: [{ text: 'Is it safe?' }], attribution: 'Zoë' }] }
const table: PaperBlock = { kind: 'table', head: ['Test', 'Result'], rows: [['Lactate', ''], ['', '22 IU/mL']] }

describe.skipIf(!hasPoppler)('what a screen reader meets', () => {
  test('is every part by its kind, in the order it is read', async () => {
    const blocks = [aHeading('Request', 1), aParagraph('Dear Dr Llewellyn-Hughes,'), { kind: 'bullets', items: [[{ text: 'one' }]] } as PaperBlock, aHeading('Tests'), table, questions, { kind: 'signature', lines: ['Dr Amara Osei', '', 'Consultant'] } as PaperBlock]
    expect(await structureOf(aPaper({ notice: 'Draft, not signed', blocks }))).toEqual([
      'Document',
      ' P Draft, not signed',
      ' P Riverbank Children’s Hospital',
      ' P Mill Road, Exbridge EX9 4ZZ',
      ' P 9 October 2026 Our reference C-0117',
      ' P Dr Siân Llewellyn-Hughes Severnside Children’s Hospital Westerhaven WH2 9QQ',
      ' H1 Request',
      ' P Dear Dr Llewellyn-Hughes,',
      ' L',
      '  LI',
      '   Lbl •',
      '   LBody one',
      ' H2 Tests',
      ' Table',
      '  TR',
      '   TH Test',
      '   TH Result',
      '  TR',
      '   TD Lactate',
      '   TD',
      '  TR',
      '   TD',
      '   TD 22 IU/mL',
      ' L',
      '  LI',
      '   Lbl 3.',
      '   LBody',
      '    P Is it safe?',
      '    P Zoë',
      ' P Dr Amara Osei Consultant',
    ])
  })

  test('is a counted list with its own marks, so that nobody takes its items for the questions', async () => {
    const blocks: PaperBlock[] = [{ kind: 'bullets', ordered: true, items: Array.from({ length: 10 }, (_, index) => [{ text: `item ${index}` }]) }, questions]
    const labels = readStructure((await setPaper(aPaper({ blocks }), ports)).bytes).filter(({ name }) => name === 'Lbl').map(({ text }) => text.trim())
    expect(labels).toEqual([...Array.from({ length: 10 }, (_, index) => `${index + 1})`), '3.'])
  })

  test('begins with a heading of the first level, whatever its size', async () => {
    const parts = await structureOf(aPaper({ blocks: [aHeading('Small'), aHeading('Next'), aHeading('Great', 1)] }))
    expect(parts.filter((part) => /^ H\d/.test(part))).toEqual([' H1 Small', ' H2 Next', ' H1 Great'])
  })

  test('is one paragraph over a page’s end, and a table’s head once however often it is set', async () => {
    const rows = Array.from({ length: 120 }, (_, row) => [`row ${row}`, 'x'])
    const long = Array.from({ length: 900 }, (_, index) => `w${index}`).join(' ')
    const { bytes, pages } = await setPaper(aPaper({ notice: 'Draft', blocks: [aParagraph(long), { kind: 'table', head: ['Which', 'What'], rows }] }), ports)
    expect(pages).toBeGreaterThan(3)
    const parts = readStructure(bytes)
    expect(parts.filter(({ text }) => text.includes('w0 ')).map(({ text }) => text)).toEqual([long])
    expect(parts.filter(({ name }) => name === 'TH').map(({ text }) => text)).toEqual(['Which', 'What'])
    expect(parts.filter(({ name }) => name === 'TR')).toHaveLength(121)
    expect(parts.filter(({ text }) => text === 'Draft')).toHaveLength(1)
    expect(readPages(bytes).every((page) => page.includes('Draft'))).toBe(true)
  })

  test('is every word of the paper, once and in order', async () => {
    const word = fc.stringMatching(/^[a-zéłΩж]{1,12}$/)
    const words = fc.array(word, { minLength: 1, maxLength: 40 }).map((list) => list.join(' '))
    const run = fc.record({ text: words.map((text) => `${text} `), bold: fc.constantFrom(true as const, undefined) })
    const runs = fc.array(run, { minLength: 1, maxLength: 3 })
    const block: fc.Arbitrary<PaperBlock> = fc.oneof(
      fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1 as const, 2 as const), text: words }),
      fc.record({ kind: fc.constant('paragraph' as const), runs }),
      fc.record({ kind: fc.constant('bullets' as const), items: fc.array(runs, { minLength: 1, maxLength: 4 }) }),
      fc.record({ kind: fc.constant('questions' as const), start: fc.constant(1), items: fc.array(fc.record({ runs, attribution: words }), { minLength: 1, maxLength: 3 }) }),
      fc.record({ kind: fc.constant('table' as const), head: fc.tuple(words, words), rows: fc.array(fc.tuple(words, words), { maxLength: 5 }) }),
      fc.record({ kind: fc.constant('signature' as const), lines: fc.array(words, { minLength: 1, maxLength: 3 }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 12 }), async (blocks) => {
        const paper = aPaper({ blocks })
        const read = readStructure((await setPaper(paper, ports)).bytes).filter(({ name }) => name !== 'Lbl')
        expect(lettersOf(read.map(({ text }) => text).join(' '))).toBe(lettersOf(textsOf({ ...paper, identity: '' }).map(({ text }) => text).join(' ')))
      }),
      { numRuns: 40 },
    )
  })
})

test('every marked piece of a page leads to the part it belongs to, and back', async () => {
  const file = await PDFDocument.load((await setPaper(example, ports)).bytes)
  const root = file.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
  const lists = root.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray)
  let pieces = 0
  for (const [index, page] of file.getPages().entries()) {
    expect(page.node.lookup(PDFName.of('StructParents'), PDFNumber).asNumber()).toBe(index)
    expect(lists.lookup(index * 2, PDFNumber).asNumber()).toBe(index)
    const parts = lists.lookup(index * 2 + 1, PDFArray)
    for (let mcid = 0; mcid < parts.size(); mcid += 1, pieces += 1) {
      const part = parts.lookup(mcid, PDFDict)
      const kids = part.lookup(PDFName.of('K'), PDFArray)
      const own = Array.from({ length: kids.size() }, (_, kid) => kids.lookup(kid)).filter((kid) =>
        kid instanceof PDFDict
          ? kid.get(PDFName.of('Pg')) === page.ref && kid.lookupMaybe(PDFName.of('MCID'), PDFNumber)?.asNumber() === mcid
          : part.get(PDFName.of('Pg')) === page.ref && kid instanceof PDFNumber && kid.asNumber() === mcid,
      )
      expect(own).toHaveLength(1)
    }
  }
  expect(pieces).toBeGreaterThan(60)
})

function lettersOf(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
