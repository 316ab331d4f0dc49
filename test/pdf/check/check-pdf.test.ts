import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { PDFName, PDFString } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { paperDocumentSchema, paperKinds, type PaperDocument } from '#domain/letter/paper-document.ts'
import { checkPdf } from '#pdf/check/check-pdf.ts'
import { expectedOf } from '#pdf/check/expected.ts'
import { pdfRules, sourceOf, type PdfRuleName } from '#pdf/check/rules.ts'
import { setPaper } from '#pdf/set-paper.ts'
import { aHeading, aPaper, aParagraph, ports } from '../../builders/a-paper.ts'
import { aPiece, aTaggedFile, aText, body, foot, identity, kidsOf, paragraph, rule, texts, type Change } from './a-tagged-file.ts'
import { mutations, n, objects, onFirst, packet, resourcesOf } from './mutations.ts'

const expected = { identity, texts }

describe('a good file', () => {
  test('has nothing against it', async () => {
    const report = await checkPdf(await aTaggedFile(), expected)
    expect(report.findings).toEqual([])
    expect(report).toMatchObject({ sound: true, checked: { pages: 2, elements: 16, fonts: 1 } })
    expect(report.checked.letters).toBeGreaterThan(90)
  })

  test.each<readonly [string, Change]>([
    ['types mapped to standard ones', objects(({ elements, root, context }) => { elements['p1']!.set(n('S'), n('Poem')); root.set(n('RoleMap'), context.obj({ Poem: 'Verse', Verse: 'P' })) })],
    ['rows in a head and a body', objects(({ elements, refs, context }) => {
      const groups = ['THead', 'TBody'].map((type, index) => context.register(context.obj({ Type: 'StructElem', S: type, P: refs['table']!, K: [refs[`row${index + 1}`]!] })))
      groups.forEach((group, index) => elements[`row${index + 1}`]!.set(n('P'), group))
      elements['table']!.set(n('K'), context.obj(groups))
    })],
    ['words for letters that say nothing by themselves', onFirst(body, aPiece('LBody', 3, '/Span <</ActualText (One.)>> BDC', aText('One.', 75, 720), 'EMC'))],
    ['marks under a name', { ...onFirst('/H1 <</MCID 0>> BDC', '/H1 /M0 BDC'), ...objects(({ pages, context }) => { resourcesOf(pages[0]).set(n('Properties'), context.obj({ M0: { MCID: 0 } })) }) }],
    ['see-through on a page that says how it mixes', { ...onFirst('BT', '/G0 gs BT'), ...objects(({ pages, context }) => { resourcesOf(pages[0]).set(n('ExtGState'), context.obj({ G0: { ca: 0.5 } })); pages[0]!.set(n('Group'), context.obj({ S: 'Transparency', CS: 'DeviceRGB' })) }) }],
    ['an address to follow that is in the structure', objects(({ pages, context }) => { pages[0]!.set(n('Annots'), context.obj([{ Type: 'Annot', Subtype: 'Link', StructParent: 9, A: { S: 'URI' } }])) })],
    ['a file attached that says what it is', { ...packet('part="2"', 'part="3"'), ...objects(({ context, catalog }) => { catalog.set(n('AF'), context.obj([context.register(context.obj({ Type: 'Filespec', F: PDFString.of('a'), UF: PDFString.of('a'), AFRelationship: 'Data', EF: {} }))])) }) }],
    ['cells that reach over columns and down', objects(({ elements, context }) => {
      elements['th2']!.set(n('A'), context.obj({ O: 'Table', Scope: 'Column', RowSpan: 2 }))
      elements['td1']!.set(n('A'), context.obj([{ O: 'Layout' }, { O: 'Table', ColSpan: 2 }]))
      elements['th1']!.set(n('A'), context.obj({ O: 'Table', Scope: 'Both', ColSpan: 3 }))
    })],
  ])('may have %s', async (_, change) => {
    expect((await checkPdf(await aTaggedFile(change), expected)).findings).toEqual([])
  })
})

describe('one fault in it is found by its rule', () => {
  test.each(mutations)('%s: %s', async (name, _, change) => {
    const report = await checkPdf(await aTaggedFile(change), expected)
    expect(report.findings.map((finding) => finding.rule)).toContain(name)
    expect(report.sound).toBe(false)
    expect(JSON.stringify(report)).not.toMatch(/Zoë|999 526|Lactate|We ask|of the King/)
  })

  test('every rule has one', () => {
    const tried = new Set<string>([...mutations.map(([name]) => name), 'line-ends'])
    expect(Object.keys(pdfRules).filter((name) => !tried.has(name))).toEqual([])
  })
})

describe('a line that ends between a number and its unit', () => {
  const parted = onFirst(paragraph, aPiece('P', 1, aText('We ask for 5 ', 60, 760), aText('mg of it.', 60, 745)))

  test('is said, and does not stop a letter', async () => {
    const report = await checkPdf(await aTaggedFile(parted), expected)
    expect(report.findings).toMatchObject([{ rule: 'line-ends', modality: 'soft', where: 'page 1' }])
    expect(report.sound).toBe(true)
  })

  test('is as it should be where its author ended it', async () => {
    const ended = texts.map((text) => text.replace('5 mg', '5\nmg'))
    expect((await checkPdf(await aTaggedFile(parted), { identity, texts: ended })).findings).toEqual([])
  })

  test('is said where another line’s end has its words in longer ones', async () => {
    const others = texts.map((text, index) => (index === 0 ? `${text} Old dose 15\nmg` : text))
    expect((await checkPdf(await aTaggedFile(parted), { identity, texts: others })).findings.map(({ rule: name }) => name)).toContain('line-ends')
  })

  test('is as it should be where a part of a word too long for the column stands there', async () => {
    const long = onFirst(paragraph, aPiece('P', 1, aText('We ask for ', 60, 760), aText('5555555555', 60, 745), aText('55555 ', 60, 730), aText('mg of it.', 60, 715)))
    const ended = texts.map((text) => text.replace('5 mg', '555555555555555\nmg'))
    expect((await checkPdf(await aTaggedFile(long), { identity, texts: ended })).findings.filter(({ rule: name }) => name === 'line-ends')).toEqual([])
    expect((await checkPdf(await aTaggedFile(long), expected)).findings.map(({ rule: name }) => name)).toContain('line-ends')
  })
})

test('what is not asked is not looked for', async () => {
  const nobody: Change = { content: (operators) => operators.replace(foot, '') }
  expect((await checkPdf(await aTaggedFile(nobody))).findings).toEqual([])
  expect((await checkPdf(await aTaggedFile(nobody), { identity: '' })).findings).toEqual([])
})

test('the same fault many times is one finding that counts', async () => {
  const { findings } = await checkPdf(await aTaggedFile(onFirst(rule, '1 1 1 1 re f 2 2 2 2 re f 3 3 3 3 re f')), expected)
  expect(findings).toMatchObject([{ rule: 'tagged-content', where: 'page 1', times: 3 }])
})

test('every rule says in words what it asks, and from where', () => {
  for (const name of Object.keys(pdfRules) as PdfRuleName[]) {
    expect(pdfRules[name].says).toMatch(/^[A-Z].*\.$/)
    expect(sourceOf(name) !== '' || /\((?:ISO 32000-1, [\d.]+|our rule)\)/.test(pdfRules[name].says)).toBe(true)
  }
})

test('any bytes are answered, and nothing is thrown at the caller', async () => {
  const good = await aTaggedFile({ objects: ({ descriptor }) => { descriptor.delete(PDFName.of('FontFile2')) } })
  const noise = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(noise, async (changes) => {
      const bytes = good.slice()
      for (const [place, value] of changes) bytes[place] = value
      expect((await checkPdf(bytes, expected)).sound).toBe(false)
    }),
    { numRuns: 100 },
  )
  for (const text of ['', 'no PDF', '%PDF-1.7\ntrailer <</Root 1 0 R>>']) {
    expect(await checkPdf(new TextEncoder().encode(text))).toMatchObject({ sound: false, findings: [{ rule: 'readable' }] })
  }
})

describe('what our press sets', () => {
  const folder = resolve(import.meta.dirname, '../../../resources/demo')
  const examples = readdirSync(folder).filter((name) => name.startsWith('letter-example'))

  async function findingsOf(paper: PaperDocument): Promise<readonly unknown[]> {
    return (await checkPdf((await setPaper(paper, ports)).bytes, expectedOf(paper))).findings
  }

  test.each(examples)('%s has nothing against it, in either print', async (name) => {
    const paper = paperDocumentSchema.parse(JSON.parse(readFileSync(resolve(folder, name), 'utf8')))
    expect(await findingsOf(paper)).toEqual([])
    expect(await findingsOf({ ...paper, print: 'large', notice: null })).toEqual([])
  })

  test.each([
    ['Arabic', 'محمد بن عبد الله، عمره ٥ سنوات، 5 mg/kg', 'The boy محمد (born 2019) takes 22 IU/mL'],
    ['Persian', 'می‌خواهیم بدانیم', 'She said می‌خواهیم twice'],
    ['Urdu', 'کیا یہ ٹھیک ہے؟', 'He asked کیا یہ ٹھیک ہے؟ and left'],
    ['Hebrew', 'האם זה בטוח?', 'Noa (נועה) asked'],
    ['Hindi', 'क्या यह सुरक्षित है?', 'Her name is प्रिया शर्मा'],
    ['Bengali', 'এটা কি নিরাপদ?', 'His name is ইউনুস'],
    ['Punjabi', 'ਕੀ ਇਹ ਸੁਰੱਖਿਅਤ ਹੈ?', 'Her name is ਗੁਰਪ੍ਰੀਤ'],
  ])('%s has nothing against it, alone and inside English lines', async (_, alone, inside) => {
    expect(await findingsOf(aPaper({ identity: alone, blocks: [aHeading(alone, 1), aParagraph(inside), aParagraph(`${inside}. `.repeat(30)), { kind: 'table', head: [alone], rows: [[inside]] }] }))).toEqual([])
  })

  test.each(paperKinds)('a paper of kind %s has nothing against it', async (kind) => {
    expect(await findingsOf(aPaper({ kind, blocks: [aHeading('Part', 2), aParagraph('Words.'), aHeading('Whole', 1)] }))).toEqual([])
  })

  test('any paper has nothing against it', async () => {
    const text = fc.array(fc.constantFrom('a', 'Zoë', 'Nguyễn', 'Adébáyọ̀', '22', 'IU/mL', '5', 'mg', 'Dr', '\n', 'محمد', 'प्रिया', '٢٢', '(', '•', '<&>', '(', ')', '\\', '—', '\t'), { maxLength: 30 }).map((words) => words.join(' '))
    const runs = fc.array(fc.record({ text, bold: fc.constant(true as const), italic: fc.constant(true as const) }, { requiredKeys: ['text'] }), { maxLength: 3 })
    const block = fc.oneof(
      fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1 as const, 2 as const), text }),
      fc.record({ kind: fc.constant('paragraph' as const), runs }),
      fc.record({ kind: fc.constant('bullets' as const), items: fc.array(runs, { maxLength: 3 }) }),
      fc.record({ kind: fc.constant('questions' as const), start: fc.integer({ min: 1, max: 40 }), items: fc.array(fc.record({ runs, attribution: text }), { maxLength: 3 }) }),
      fc.record({ kind: fc.constant('table' as const), head: fc.array(text, { maxLength: 3 }), rows: fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 8 }) }),
      fc.record({ kind: fc.constant('signature' as const), lines: fc.array(text, { maxLength: 3 }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 10 }), fc.constantFrom('usual' as const, 'large' as const), fc.option(text), async (blocks, print, notice) => {
        const findings = await findingsOf(aPaper({ blocks, print, notice }))
        expect(findings).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

test('elements of a structure are named by place and type, never by their words', async () => {
  const { findings } = await checkPdf(await aTaggedFile(objects(({ elements }) => { kidsOf(elements['row2']!).remove(1) })), expected)
  expect(findings.map(({ where }) => where)).toContain('element 12 (TR)')
})
