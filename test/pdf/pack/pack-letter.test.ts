import { deflateSync } from 'node:zlib'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRef } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { lockPorts } from '#electron/press/lock-ports.ts'
import type { FaceName } from '#pdf/font/font-set.ts'
import { readFontFace } from '#pdf/font/read-font-face.ts'
import { lockPdf } from '#pdf/lock/lock-pdf.ts'
import { packLetter } from '#pdf/pack/pack-letter.ts'
import { fonts } from '../../builders/a-paper.ts'
import { hasInspectors, inspect } from '../inspectors.ts'
import { drawPages, hasPoppler, inkOf, readPages } from '../poppler.ts'
import { aPack, aPdf, fourColours, identity, letter, ports, which } from './a-pack.ts'
import { aTaggedLetter } from './a-tagged-letter.ts'
import { aJpeg, lookAt } from './look.ts'

const mri = { name: 'MRI brain, 12 September 2026', bytes: await (await aPdf({ pages: 9, words: 'Slice' })).save() }
const clinic = { name: 'Letter from Łódź, 3 August 2026', bytes: await (await aPdf({ pages: 2, words: 'Clinic' })).save() }
const broken = { name: 'Growth chart', bytes: mri.bytes.subarray(0, 900) }

describe.skipIf(!hasPoppler || !hasInspectors)('a pack is the letter, the list, and every page of the enclosures', () => {
  test('[L32] in order, each page of an enclosure with its stamp', async () => {
    const pack = await aPack([mri, clinic])
    const pages = readPages(pack.bytes)
    expect(pack.pages).toBe(13)
    expect(pages).toHaveLength(13)
    expect(pages[0]).toContain('We enclose what we hold.')
    expect(pages[1]!.replace(/ +/g, ' ')).toMatch(/Enclosures\s+Enclosed with our letter of 9 October 2026, reference C-0117, version 1\.\s+1\. MRI brain, 12 September 2026 pages 3 to 11\s+2\. Letter from Łódź, 3 August 2026 pages 12 to 13/)
    expect(pages[1]).toContain(identity)
    const read = pages.slice(2).map((page) => page.trim().split(/\s*\n\s*/))
    expect(read).toEqual([
      ...Array.from({ length: 9 }, (_, page) => [`Slice ${page + 1}`, `C-0117: Enclosure 1, page ${page + 1} of 9`]),
      ...Array.from({ length: 2 }, (_, page) => [`Clinic ${page + 1}`, `C-0117: Enclosure 2, page ${page + 1} of 2`]),
    ])
    expect(pack.enclosures).toEqual([
      { place: 1, pages: 9, firstPage: 3, leftOut: { links: 0, notes: 0, files: 0 } },
      { place: 2, pages: 2, firstPage: 12, leftOut: { links: 0, notes: 0, files: 0 } },
    ])
  })

  test('[L32] the bookmarks lead to the letter, the list and each enclosure', async () => {
    const { bytes } = await aPack([mri, clinic])
    const lines = inspect(bytes, 'mutool', ['show', 'paper.pdf', 'outline']).stdout.trim().split('\n').map((line) => line.replace(/^\W*"(.*)"\s+#page=(\d+).*$/, '$1 on $2'))
    expect(lines).toEqual(['Letter on 1', 'List of enclosures on 2', 'Enclosure 1: MRI brain, 12 September 2026 on 3', 'Enclosure 2: Letter from Łódź, 3 August 2026 on 12'])
  })

  test('[L32] qpdf, poppler and MuPDF find no fault in it', async () => {
    const { bytes } = await aPack([mri, clinic, { name: 'Photograph', bytes: aJpeg(await fourColours(300, 200)) }])
    expect(inspect(bytes, 'qpdf', ['--check', 'paper.pdf'])).toMatchObject({ status: 0, stderr: '' })
    expect(inspect(bytes, 'mutool', ['draw', '-F', 'txt', 'paper.pdf']).stderr).not.toMatch(/error|warning(?!: ICC support is not available)/)
    expect(inspect(bytes, 'pdfinfo', ['paper.pdf'])).toMatchObject({ status: 0, stderr: '' })
    expect(drawPages(bytes)).toHaveLength(14)
  })

  test('[L32] the letter’s pages look as they were signed', async () => {
    const signed = drawPages(letter)
    expect(drawPages((await aPack([mri])).bytes).slice(0, signed.length)).toEqual(signed)
    expect(drawPages((await aPack([])).bytes)).toEqual(signed)
  })

  test('[L32] nearly all of a page’s ink is there, only a little smaller', async () => {
    const before = drawPages(clinic.bytes).map(inkOf)
    const after = drawPages((await aPack([clinic])).bytes).slice(2).map(inkOf)
    for (const [page, ink] of before.entries()) expect(after[page]! / ink).toBeGreaterThan(0.92)
  })

  test.each([[0, 'bottom right'], [90, 'bottom left'], [180, 'top left'], [270, 'top right']] as const)('[L32] a page turned by %i degrees stands as its reader sees it', async (turned, corner) => {
    const page = lookAt((await aPack([{ name: 'Scan', bytes: await (await aPdf({ turned })).save() }])).bytes)[2]!
    const [x, y] = [corner.endsWith('right') ? page.width - 45 : 45, corner.startsWith('bottom') ? page.height - 60 : 40]
    expect([page.width > page.height, page.at(x, y)]).toEqual([turned % 180 === 90, [255, 0, 0]])
    expect(page.at(page.width - x, y)).toEqual([255, 255, 255])
    expect(page.at(x, page.height - y - 20)).toEqual([255, 255, 255])
  })

  test('[L32] what a page does not show is not shown: only the part within its crop, in its own unit', async () => {
    const file = await aPdf()
    file.getPage(0).setCropBox(495, 0, 100, 100)
    file.getPage(0).node.set(PDFName.of('UserUnit'), PDFNumber.of(3))
    const page = lookAt((await aPack([{ name: 'Scan', bytes: await file.save() }])).bytes)[2]!
    expect([page.width, page.height]).toEqual([300, 300])
    expect(page.at(150, 20)).toEqual([255, 0, 0])
    expect(page.at(150, 290)).toEqual([255, 255, 255])
  })

  test('[L32] a title in another script is set and read aloud', async () => {
    const { bytes } = await aPack([{ ...clinic, name: 'رسالة من بغداد (MRI)' }])
    expect(readPages(bytes)[1]!.normalize('NFKC')).toMatch(/رسالة|ةلاسر/)
    expect(inspect(bytes, 'mutool', ['show', 'paper.pdf', 'outline']).stdout).toContain('Enclosure 1: رسالة من بغداد (MRI)')
  })

  test('[L32] a letter without a structure, as older ones are, has its pack too', async () => {
    const { bytes } = await aPack([clinic], { letter: await (await aPdf({ words: 'Letter' })).save() })
    expect(inspect(bytes, 'qpdf', ['--check', 'paper.pdf'])).toMatchObject({ status: 0, stderr: '' })
    expect(readPages(bytes)[3]).toMatch(/Clinic 2[^]*C-0117: Enclosure 1, page 2 of 2/)
  })

  test('[L32] a tiny page has room for its stamp', async () => {
    const { bytes } = await aPack([{ name: 'Label', bytes: await (await aPdf({ size: [60, 40] })).save() }])
    expect(readPages(bytes)[2]).toContain('C-0117: Enclosure 1, page 1 of 1')
  })

  test('[L32] a long list goes on to a second page, and its numbers are right', async () => {
    const one = (await (await aPdf()).save())
    const many = Array.from({ length: 60 }, (_, index) => ({ name: `Result ${index + 1}`, bytes: one }))
    const pack = await aPack(many)
    const list = readPages(pack.bytes).slice(1, 3)
    expect(list[1]).toMatch(/60\.\s+Result 60\s+page 63/)
    expect(list[1]).toContain('List of enclosures, page 2 of 2')
    expect(pack.enclosures.at(-1)).toMatchObject({ place: 60, firstPage: 63 })
    expect(readPages(pack.bytes)[62]).toContain('Enclosure 60, page 1 of 1')
  })
})

describe('nothing is left out in silence', () => {
  test('[L32] every enclosure that cannot be added is named by its place, and there is no pack', async () => {
    const word = { name: 'Report', bytes: Buffer.from('PK\u0003\u0004 [Content_Types].xml') }
    expect(await packLetter({ letter, enclosures: [broken, mri, word], identity, ...which }, ports)).toEqual({
      ok: false,
      refusal: {
        kind: 'enclosures-not-added',
        rule: 'L32',
        enclosures: [
          { place: 1, refusal: { kind: 'enclosure-broken', rule: 'L32' } },
          { place: 3, refusal: { kind: 'enclosure-kind-unknown', rule: 'L32', found: 'word' } },
        ],
      },
    })
  })

  test.skipIf(!hasPoppler)('[L32] what a person agreed to do without keeps its number, and the list says that it is not there', async () => {
    const pack = await aPack([broken, clinic], { without: [1] })
    expect(pack.without).toEqual([1])
    expect(pack.enclosures.map(({ place }) => place)).toEqual([2])
    expect(readPages(pack.bytes)[1]!.replace(/ +/g, ' ')).toMatch(/1\. Growth chart not in this pack\s+2\. Letter from Łódź, 3 August 2026 pages 3 to 4/)
    expect(readPages(pack.bytes)[2]).toContain('C-0117: Enclosure 2, page 1 of 2')
  })

  test('[L32] to do without one is no leave to do without another', async () => {
    const answer = await packLetter({ letter, enclosures: [broken, broken], identity, ...which, without: [1] }, ports)
    expect(answer).toMatchObject({ refusal: { enclosures: [{ place: 2 }] } })
  })

  const cut = deflateSync('BT (Ibuprofen) Tj ET').subarray(0, 15)
  const changed = deflateSync('BT (Ibuprofen) Tj ET').map((byte, at) => (at === 12 ? byte ^ 4 : byte))

  test.each([
    ['a page packed in no way that is known', 'page', '0', 'JBIG2Decode'],
    ['a page cut short', 'page', cut, 'FlateDecode'],
    ['a page of which a byte has changed', 'page', changed, 'FlateDecode'],
    ['a drawing packed in no way that is known', 'drawing', '0', 'JBIG2Decode'],
    ['a drawing of which a byte has changed', 'drawing', changed, 'FlateDecode'],
    ['a font cut short', 'font', cut, 'FlateDecode'],
  ])('[L32] damage that shows only when a page is drawn is named too: %s', async (_, place, contents, filter) => {
    const file = await aPdf()
    const { context } = file
    const damaged = context.register(context.stream(contents, { Filter: filter, ...(place === 'drawing' ? { Subtype: 'Form', BBox: [0, 0, 1, 1] } : {}) }))
    const page = file.getPage(0).node
    if (place === 'page') page.set(PDFName.of('Contents'), damaged)
    else page.set(PDFName.of('Resources'), context.obj(place === 'font' ? { Font: { F: { Type: 'Font', ToUnicode: damaged } } } : { XObject: { X: damaged } }))
    if (place !== 'page') page.set(PDFName.of('Contents'), context.register(context.stream('BT /F 12 Tf ET /X Do')))
    const answer = await packLetter({ letter, enclosures: [mri, { name: 'Scan', bytes: await file.save() }], identity, ...which }, ports)
    expect(answer).toMatchObject({ refusal: { kind: 'enclosures-not-added', enclosures: [{ place: 2, refusal: { kind: 'enclosure-broken' } }] } })
  })

  test('[L32] a letter that cannot be read, a title that cannot be set, and fonts that are none are refused', async () => {
    const refused = async (wish: object, changes = {}) => packLetter({ letter, enclosures: [mri], identity, ...which, ...wish }, { ...ports, ...changes })
    expect(await refused({ letter: letter.subarray(0, 500) })).toEqual({ ok: false, refusal: { kind: 'letter-not-readable', rule: 'L32' } })
    expect(await refused({ enclosures: [mri, { ...mri, name: 'கடிதம்' }] })).toEqual({ ok: false, refusal: { kind: 'script-not-settable', rule: 'L7', script: 'Tamil', where: 'the title of enclosure 2' } })
    expect(await refused({ enclosures: [{ ...mri, name: 'Scan ☃' }] })).toMatchObject({ refusal: { kind: 'missing-glyph', where: 'the title of enclosure 1' } })
    expect(await refused({}, { fonts: (face: FaceName) => (face === 'bold' ? readFontFace(new Uint8Array(3)) : fonts(face)) })).toEqual({ ok: false, refusal: { kind: 'fonts-not-usable', rule: 'L7' } })
  })
})

test.skipIf(!hasInspectors)('[L31] a pack can be locked, and then not even the titles of its enclosures can be read', async () => {
  const pack = await aPack([mri, clinic])
  const locked = await lockPdf(pack.bytes, { password: 'maple otter candle bridge', ports: lockPorts })
  const bytes = Buffer.from(locked.ok ? locked.value : [])
  const text = inspect(bytes, 'mutool', ['draw', '-p', 'maple otter candle bridge', '-F', 'txt', 'paper.pdf']).stdout
  expect(text).toContain('C-0117: Enclosure 2, page 2 of 2')
  for (const secret of ['MRI brain', 'List of', 'Slice', 'Enclosure']) for (const encoding of ['utf8', 'utf16le'] as const) {
    const written = encoding === 'utf8' ? Buffer.from(secret) : Buffer.from(secret, encoding).swap16()
    expect([bytes.includes(written), bytes.includes(written.toString('hex').toUpperCase())]).toEqual([false, false])
  }
})

test('[L32] the same letter and enclosures give the same bytes', async () => {
  const photograph = { name: 'Photograph', bytes: await fourColours(300, 200) }
  expect((await aPack([mri, photograph])).bytes).toEqual((await aPack([mri, photograph])).bytes)
})

test('[L32] each pack has a name of its own', async () => {
  const nameOf = async ({ bytes }: { readonly bytes: Uint8Array }) => String((await PDFDocument.load(bytes, { updateMetadata: false })).context.trailerInfo.ID)
  const other = await aTaggedLetter({ inBranches: false, nextKey: 2 })
  const packs = [await aPack([mri]), await aPack([clinic]), await aPack([mri], { letter: other }), await aPack([{ ...mri, name: 'MRI' }]), await aPack([mri], { without: [1] })]
  const names = await Promise.all(packs.map(nameOf))
  expect(new Set(names).size).toBe(packs.length)
})

describe.each([
  ['one list', { inBranches: false, nextKey: 2 }],
  ['branches', { inBranches: true, nextKey: null }],
  ['a list with a gap', { inBranches: false, nextKey: 9 }],
])('a letter with tags keeps them, and the enclosures get theirs: numbers in %s', async (_, wish) => {
  const tagged = await aTaggedLetter(wish)
  const scan = { name: 'Scanned note', bytes: aJpeg(await fourColours(300, 200)) }
  const pack = await aPack([clinic, scan], { letter: tagged })
  const file = await PDFDocument.load(pack.bytes, { updateMetadata: false })
  const root = file.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)

  test.skipIf(!hasPoppler)('[L32] what is read aloud is in order, and a scan is described', () => {
    const tree = inspect(pack.bytes, 'pdfinfo', ['-struct-text', 'paper.pdf']).stdout
    const words = tree.split('\n').map((line) => line.trim()).filter((line) => /^["A-Z]/.test(line)).map((line) => line.replace(/ \(block\)| \(inline\)|:$/g, ''))
    expect(words.join('\n')).toMatch(/^Document\nP\n"Paragraph 1"\nP\n"Paragraph 2"\nSect\nH1\n"Enclosures"\nP\n"Enclosed with our letter of 9 October 2026, reference C-0117, version 1\."\nL\nLI\nLbl\n"1\."\nLBody\n/)
    expect(words.join('\n')).toMatch(/P\n"C-0117: Enclosure 1, page 2 of 2"\nP\n"Clinic 2"\nSect[^\n]*\nFigure/)
    const figures = file.context.enumerateIndirectObjects().map(([, object]) => object).filter((object) => object instanceof PDFDict && object.get(PDFName.of('S')) === PDFName.of('Figure')) as PDFDict[]
    expect(figures.map((figure) => (figure.lookup(PDFName.of('Alt')) as never as { decodeText: () => string }).decodeText())).toEqual(['C-0117: Enclosure 2, page 1 of 1: Scanned note'])
  })

  test('[L32] every page has a number of its own, and the tree leads from each of its contents to the tag that owns it', () => {
    const tree = numbersIn(root.lookup(PDFName.of('ParentTree'), PDFDict))
    const keys = file.getPages().map(({ node }) => node.lookup(PDFName.of('StructParents'), PDFNumber).asNumber())
    expect(new Set(keys).size).toBe(keys.length)
    expect([...tree.keys()].sort((a, b) => a - b)).toEqual([...keys].sort((a, b) => a - b))
    expect(Math.min(...keys.slice(2))).toBe(wish.nextKey ?? 2)
    expect(root.lookup(PDFName.of('ParentTreeNextKey'), PDFNumber).asNumber()).toBe(Math.max(...keys) + 1)
    for (const [index, key] of keys.slice(2).entries()) {
      const page = file.getPage(index + 2)
      for (const [number, owner] of (tree.get(key)?.asArray() ?? []).entries()) {
        const kid = file.context.lookup(owner, PDFDict).lookup(PDFName.of('K'), PDFArray).lookup(0, PDFDict)
        expect([kid.get(PDFName.of('Pg')), kid.lookup(PDFName.of('MCID'), PDFNumber).asNumber()]).toEqual([page.ref, number])
      }
    }
  })

  test('[L32] the letter’s bookmarks stand under it, and claims that are no longer true are gone', () => {
    expect(inspect(pack.bytes, 'mutool', ['show', 'paper.pdf', 'outline']).stdout).toMatch(/"Letter".*\n\W*\t\W*"What we ask"/)
    const metadata = Buffer.from((file.catalog.lookup(PDFName.of('Metadata')) as never as { contents: Uint8Array }).contents).toString()
    expect(metadata).toBe('<rdf:Description/><dc:format>application/pdf</dc:format>')
  })
})

function numbersIn(tree: PDFDict): Map<number, PDFArray> {
  const numbers = tree.lookupMaybe(PDFName.of('Nums'), PDFArray)
  const branches = tree.lookupMaybe(PDFName.of('Kids'), PDFArray)?.asArray() ?? []
  const own = numbers?.asArray() ?? []
  return new Map([
    ...own.flatMap((key, index) => (key instanceof PDFNumber && own[index + 1] instanceof PDFRef ? [[key.asNumber(), tree.context.lookup(own[index + 1]!, PDFArray)] as const] : [])),
    ...branches.flatMap((branch) => [...numbersIn(tree.context.lookup(branch, PDFDict))]),
  ])
}
