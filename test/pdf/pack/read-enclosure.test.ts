import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFBool, PDFHexString, PDFName, PDFString, type PDFDocument, type PDFObject } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { lockPorts } from '#electron/press/lock-ports.ts'
import { lockPdf } from '#pdf/lock/lock-pdf.ts'
import { readEnclosure } from '#pdf/pack/read-enclosure.ts'
import { readPng } from '#pdf/picture/read-png.ts'
import { hasInspectors, inspect } from '../inspectors.ts'
import { hasPoppler, readPages } from '../poppler.ts'
import { aPack, aPdf, fourColours, ports } from './a-pack.ts'
import { aPng } from './a-png.ts'
import { aJpeg, lookAt, withExif } from './look.ts'

const refusalOf = async (bytes: Uint8Array): Promise<unknown> => {
  const answer = await readEnclosure(bytes, ports)
  return answer.ok ? answer.value.kind : answer.refusal
}

const png = aPng({ width: 20, height: 10, depth: 8, type: 2, pixel: (x, y) => [x, y, 0] })
const pdf = await (await aPdf({ pages: 3 })).save()
const text = (content: string): Buffer => Buffer.from(content, 'latin1')

describe('a file is what its content says', () => {
  test.each([
    ['pdf', pdf],
    ['pdf', Buffer.concat([text('junk from a mail program\r\n'), pdf])],
    ['png', png],
  ])('[L32] %s', async (kind, bytes) => {
    expect(await refusalOf(bytes)).toBe(kind)
  })

  test.each([
    ['word', text('PK\u0003\u0004\u0014\0\u0006\0 [Content_Types].xml')],
    ['word', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['word', text('{\\rtf1 hello}')],
    ['tiff', text('II*\0\u0008\0\0\0')],
    ['tiff', text('MM\0*\0\0\0\u0008')],
    ['phone-picture', text('\0\0\0\u0018ftypheic\0\0\0\0')],
    ['other-picture', text('GIF89a')],
    ['dicom', Buffer.concat([Buffer.alloc(128), text('DICM')])],
    ['web-page', text('<!DOCTYPE html><html></html>')],
    ['other', text('just words')],
  ])('[L32] a file of the kind “%s” is refused by its kind', async (found, bytes) => {
    expect(await refusalOf(bytes)).toEqual({ kind: 'enclosure-kind-unknown', rule: 'L32', found })
  })

  test('[L32] an empty file, one too large and one with too many pages are refused', async () => {
    expect(await refusalOf(new Uint8Array(0))).toEqual({ kind: 'enclosure-empty', rule: 'L32' })
    expect(await refusalOf(new Uint8Array(250_000_001))).toEqual({ kind: 'enclosure-too-large', rule: 'L32', most: 250 })
    expect(await refusalOf(await (await aPdf({ pages: 200 })).save())).toBe('pdf')
    expect(await refusalOf(await (await aPdf({ pages: 201 })).save())).toEqual({ kind: 'enclosure-too-many-pages', rule: 'L32', pages: 201, most: 200 })
  })
})

describe('a damaged file is refused, wherever it was cut', () => {
  const broken = { kind: 'enclosure-broken', rule: 'L32' }

  test('[L32] a PDF', async () => {
    for (let end = 20; end < pdf.length - 10; end += Math.ceil(pdf.length / 40)) expect(await refusalOf(pdf.subarray(0, end)), `cut at ${end}`).toEqual(broken)
  })

  test('[L32] a PNG of very many parts is read in the time of its bytes', { timeout: 5000 }, () => {
    const [head, data] = [png.subarray(0, 33), png.subarray(33)]
    const empty = Buffer.concat(Array.from({ length: 80_000 }, () => Buffer.from('000000004944415435af061e', 'hex')))
    expect(readPng(Buffer.concat([head, empty, data]), ports.crc32)?.width).toBe(20)
  })

  test('[L32] a PNG, cut or changed', async () => {
    for (let end = 9; end < png.length; end += 1) expect(await refusalOf(png.subarray(0, end)), `cut at ${end}`).toEqual(broken)
    for (const at of [20, 60, png.length - 20]) expect(await refusalOf(png.map((byte, index) => (index === at ? byte ^ 1 : byte)))).toEqual(broken)
  })

  test.skipIf(!hasPoppler)('[L32] a JPEG', async () => {
    const jpeg = aJpeg(await fourColours(60, 40))
    expect(await refusalOf(jpeg)).toBe('jpeg')
    for (let end = 4; end < jpeg.length; end += 1) expect(await refusalOf(jpeg.subarray(0, end)), `cut at ${end}`).toEqual(broken)
  })

  test('[L32] a PDF of which a page, a picture or a font is missing', async () => {
    for (const key of ['Font', 'XObject']) {
      const file = await aPdf()
      const gone = file.context.nextRef()
      file.getPage(0).node.Resources()!.set(PDFName.of(key), file.context.obj({ X1: gone }))
      expect(await refusalOf(await file.save()), key).toEqual(broken)
    }
    const file = await aPdf({ pages: 2 })
    file.context.delete(file.getPage(1).ref)
    const bytes = await file.save({ addDefaultPage: false }).catch(() => null)
    if (bytes !== null) expect(await refusalOf(bytes)).toEqual(broken)
  })
})

describe('a locked file is refused, and never packed as rubbish', () => {
  const locked = { kind: 'enclosure-locked', rule: 'L32' }

  test('[L32] with our own lock', async () => {
    const answer = await lockPdf(pdf, { password: 'six words', ports: lockPorts })
    expect(answer.ok && (await refusalOf(answer.value))).toEqual(locked)
  })

  test.skipIf(!hasInspectors).each([['40'], ['128', '--use-aes=y'], ['256']])('[L32] with a lock of %s bits, its objects in streams or not', async (...bits) => {
    for (const objects of ['generate', 'disable']) for (const password of ['six words', '']) {
      const bytes = byQpdf(pdf, ['--allow-weak-crypto', '--encrypt', password, 'owner', ...bits, '--', `--object-streams=${objects}`])
      expect(await refusalOf(bytes)).toEqual(locked)
    }
  })
})

function byQpdf(bytes: Uint8Array, options: readonly string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-locks-'))
  try {
    writeFileSync(join(folder, 'in.pdf'), bytes)
    execFileSync('qpdf', [...options, 'in.pdf', 'out.pdf'], { cwd: folder })
    return readFileSync(join(folder, 'out.pdf'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Lays an annotation on the first page. */
function layOn(file: PDFDocument, entries: Record<string, unknown>): void {
  const page = file.getPage(0).node
  const note = file.context.register(file.context.obj({ Type: 'Annot', Rect: [100, 400, 300, 500], F: 4, ...entries } as never))
  page.set(PDFName.of('Annots'), file.context.obj([...(page.Annots()?.asArray() ?? []), note]))
}

/** A drawing that fills its box of 10 by 10, given by its middle. */
function aBlock(file: PDFDocument, colour: string): PDFObject {
  return file.context.register(file.context.stream(`${colour} rg -5 -5 10 10 re f`, { Type: 'XObject', Subtype: 'Form', BBox: [-5, -5, 5, 5], Resources: {} }))
}

describe('what is laid on a page is kept where it is drawn, and refused where no two programs would draw it alike', () => {
  test.skipIf(!hasPoppler)('[L32] filled-in fields, ticks, stamps and highlights are drawn in their places', async () => {
    const file = await aPdf()
    layOn(file, { Subtype: 'Stamp', AP: { N: aBlock(file, '0 0 1') } })
    layOn(file, { Subtype: 'Widget', FT: 'Btn', Rect: [400, 400, 450, 450], AS: 'Yes', AP: { N: { Yes: aBlock(file, '0 1 0'), Off: aBlock(file, '1 1 0') } } })
    layOn(file, { Subtype: 'Widget', FT: 'Tx', Rect: [400, 300, 450, 350], V: PDFString.of('x'), AP: { N: aBlock(file, '0 1 1') } })
    layOn(file, { Subtype: 'Stamp', Rect: [100, 200, 150, 250], F: 2, AP: { N: aBlock(file, '0 0 1') } })
    const page = lookAt((await aPack([{ name: 'Form', bytes: await file.save() }])).bytes)[2]!
    const place = (x: number, y: number) => page.at(297.5 + (x - 297.5) * (818 / 842), (842 - y) * (818 / 842))
    expect([place(110, 410), place(290, 490), place(90, 450), place(425, 425), place(425, 325), place(125, 225)]).toEqual([
      [0, 0, 255], [0, 0, 255], [255, 255, 255], [0, 255, 0], [0, 255, 255], [255, 255, 255],
    ])
  })

  test.each([
    ['a field with words and no drawing', { Subtype: 'Widget', FT: 'Tx', V: PDFString.of('Ibuprofen') }, { kind: 'enclosure-form-not-drawn', rule: 'L32' }],
    ['a highlight without a drawing', { Subtype: 'Highlight' }, { kind: 'enclosure-mark-not-drawn', rule: 'L32', page: 1 }],
    ['an empty field', { Subtype: 'Widget', FT: 'Tx', V: PDFString.of('') }, 'pdf'],
    ['a button that shows nothing', { Subtype: 'Widget', FT: 'Btn' }, 'pdf'],
    ['a hidden highlight', { Subtype: 'Highlight', F: 2 }, 'pdf'],
  ])('[L32] %s', async (_, entries, wanted) => {
    const file = await aPdf()
    layOn(file, entries)
    expect(await refusalOf(await file.save())).toEqual(wanted)
  })

  test('[L32] a form that its reader is to draw, and a file that only wraps others, are refused', async () => {
    const form = await aPdf()
    form.getForm().createTextField('dose').setText('5 mg')
    form.catalog.lookup(PDFName.of('AcroForm'))
    form.getForm().acroForm.dict.set(PDFName.of('NeedAppearances'), PDFBool.True)
    expect(await refusalOf(await form.save({ updateFieldAppearances: false }))).toEqual({ kind: 'enclosure-form-not-drawn', rule: 'L32' })
    const wrapper = await aPdf()
    wrapper.catalog.set(PDFName.of('Collection'), wrapper.context.obj({}))
    expect(await refusalOf(await wrapper.save())).toEqual({ kind: 'enclosure-portfolio', rule: 'L32' })
  })

  test('[L32] fields that stand below themselves are looked at once each', async () => {
    const form = await aPdf()
    const { context } = form
    const fields = Array.from({ length: 40 }, () => context.nextRef())
    for (const field of fields) context.assign(field, context.obj({ FT: 'Tx', Kids: fields }))
    form.catalog.set(PDFName.of('AcroForm'), context.obj({ NeedAppearances: true, Fields: fields }))
    expect(await refusalOf(await form.save({ updateFieldAppearances: false }))).toBe('pdf')
  })

  test('[L32] links, comments and attached files are counted, for they are not in the pack', async () => {
    const file = await aPdf()
    layOn(file, { Subtype: 'Link', A: { S: 'URI', URI: PDFString.of('https://hospital.example') } })
    layOn(file, { Subtype: 'Text', Contents: PDFString.of('please look here') })
    layOn(file, { Subtype: 'FileAttachment' })
    await file.attach(Buffer.from('secret table'), 'table.csv')
    const answer = await readEnclosure(await file.save(), ports)
    expect(answer.ok && answer.value.leftOut).toEqual({ links: 1, notes: 1, files: 2 })
    const { enclosures } = await aPack([{ name: 'Report', bytes: await file.save() }])
    expect(enclosures[0]!.leftOut).toEqual({ links: 1, notes: 1, files: 2 })
  })
})

describe.skipIf(!hasInspectors)('nothing of another file comes along but what is drawn', () => {
  test('[L32] no script, no action, no tag, no attached file, no comment, no author', async () => {
    const file = await aPdf()
    file.setAuthor('SECRET author')
    const script = file.context.obj({ S: 'JavaScript', JS: PDFString.of('SECRET script') })
    file.catalog.set(PDFName.of('OpenAction'), script)
    file.addJavaScript('main', 'SECRET code')
    const page = file.getPage(0).node
    for (const key of ['AA', 'Metadata', 'PieceInfo', 'B']) page.set(PDFName.of(key), file.context.obj({ O: script, SECRET: PDFHexString.fromText('SECRET') }))
    page.set(PDFName.of('StructParents'), file.context.obj(7))
    layOn(file, { Subtype: 'Link', A: script })
    layOn(file, { Subtype: 'Widget', FT: 'Btn', AA: { D: script }, AP: { N: aBlock(file, '0 0 1') } })
    await file.attach(Buffer.from('SECRET table'), 'SECRET.csv')
    const { bytes } = await aPack([{ name: 'Report', bytes: await file.save() }])
    const objects = inspect(bytes, 'mutool', ['show', 'paper.pdf', 'grep']).stdout
    expect(objects).toContain('/Outlines')
    expect(objects).not.toMatch(/SECRET|JavaScript|\/JS\b|\/AA\b|OpenAction|EmbeddedFile|\/Annots|StructParents 7|StructParent\b|PieceInfo|\/URI/)
  })

  test('[L32] marks of other files are taken out of pages and of drawings on them', async () => {
    const file = await aPdf()
    const { context } = file
    const inner = context.register(context.stream('/Artifact BMC 0 0 1 rg 0 0 50 50 re f EMC', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 50, 50], StructParents: 3 }))
    const node = file.getPage(0).node
    node.set(PDFName.of('Resources'), context.obj({ XObject: { X: inner } }))
    node.set(PDFName.of('Contents'), context.obj([context.register(context.stream('/P <</MCID 0>> BDC q 1 0 0')), context.register(context.flateStream('1 0 0 cm /X Do Q EMC'))]))
    const { bytes } = await aPack([{ name: 'Report', bytes: await file.save() }])
    const opened = inspect(bytes, 'qpdf', ['--qdf', '--object-streams=disable', 'paper.pdf', '-']).stdout
    expect(opened).not.toMatch(/StructParents 3|BDC q|BMC 0 0 1 rg|re f EMC|Do Q EMC/)
    expect(opened).toContain('q 1 0 0\n1 0 0 cm /X Do Q')
  })

  test('[L32] no picture that a page could name and does not, and each that it does, by itself or through its drawings', async () => {
    const file = await aPdf()
    const { context } = file
    const picture = (bytes: string) => context.register(context.stream(bytes, { Type: 'XObject', Subtype: 'Image', Width: 1, Height: 1, ColorSpace: 'DeviceGray', BitsPerComponent: 8 }))
    const drawing = (content: string, resources?: object) => context.register(context.stream(content, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9], ...(resources === undefined ? {} : { Resources: resources }) } as never))
    const shared = {
      Own: picture('DRAWN by the page'),
      Inner: picture('DRAWN by a drawing with no list'),
      Deep: picture('DRAWN by a drawing whose list lacks it'),
      Other: picture('SECRET of the page'),
      D1: drawing('/Inner Do /D2 Do (/Other Do) Tj'),
      D2: drawing('/Deep#20 Do /Mine Do', { XObject: { Mine: picture('DRAWN of its own'), Theirs: picture('SECRET of the drawing') } }),
    }
    const node = file.getPage(0).node
    const list = context.obj(shared)
    list.set(PDFName.of('Deep#20'), shared.Deep)
    node.set(PDFName.of('Resources'), context.obj({ XObject: list }))
    node.set(PDFName.of('Contents'), context.register(context.stream('/Own Do % /Other Do\n/D1 Do')))
    const packed = Buffer.from((await aPack([{ name: 'Report', bytes: await file.save() }])).bytes).toString('latin1')
    expect(packed.match(/DRAWN [a-z ]+[a-z]/g)?.toSorted()).toEqual(['DRAWN by a drawing whose list lacks it', 'DRAWN by a drawing with no list', 'DRAWN by the page', 'DRAWN of its own'])
    expect(packed).not.toContain('SECRET')
  })

  test('[L32] no camera’s notes in a picture on a page', async () => {
    const file = await aPdf()
    const jpeg = withExif(aJpeg(await fourColours(60, 40)), 1)
    file.getPage(0).drawImage(await file.embedJpg(Uint8Array.from(jpeg)))
    const source = await file.save()
    expect(Buffer.from(source).includes('taken at home')).toBe(true)
    const packed = Buffer.from((await aPack([{ name: 'Report', bytes: source }])).bytes)
    expect(packed.includes('taken at home')).toBe(false)
    expect(packed.includes(jpeg.subarray(jpeg.indexOf(Buffer.from([0xff, 0xda]))))).toBe(true)
  })

  test.each([
    ['switched off', { OFF: true }],
    ['not among those that are switched on', { ON: true }],
    ['shown only while another is off', { AllOff: true }],
  ])('[L32] a file with a layer that is %s is refused: whoever gets it could switch it on', async (_, { OFF, ON, AllOff }: { OFF?: boolean; ON?: boolean; AllOff?: boolean }) => {
    const file = await aPdf()
    const { context } = file
    const [one, other] = ['One', 'Other'].map((title) => context.register(context.obj({ Type: 'OCG', Name: PDFString.of(title) })))
    if (AllOff === true) context.register(context.obj({ Type: 'OCMD', OCGs: [other!], P: 'AllOff' }))
    file.catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [one!, other!], D: { ...(OFF === true ? { OFF: [other!] } : {}), ...(ON === true ? { BaseState: 'OFF', ON: [one!] } : {}) } }))
    expect(await refusalOf(await file.save())).toEqual({ kind: 'enclosure-hidden-layers', rule: 'L32' })
  })

  test('[L32] layers that are all shown are drawn', async () => {
    const file = await aPdf()
    const { context } = file
    const [shown, other] = ['Shown', 'Other'].map((title) => context.register(context.obj({ Type: 'OCG', Name: PDFString.of(title) })))
    file.catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [shown!, other!], D: {} }))
    const node = file.getPage(0).node
    node.set(PDFName.of('Resources'), context.obj({ Properties: { L1: shown!, L2: other! } }))
    node.set(PDFName.of('Contents'), context.register(context.stream('/OC /L1 BDC 0 0 1 rg 100 100 100 100 re f EMC /OC /L2 BDC 1 0 0 rg 300 100 100 100 re f EMC')))
    const page = lookAt((await aPack([{ name: 'Plan', bytes: await file.save() }])).bytes)[2]!
    expect([page.at(160, 675), page.at(350, 675)]).toEqual([[0, 0, 255], [255, 0, 0]])
  })

  test('[L32] a pack can be enclosed in its turn', async () => {
    const first = await aPack([{ name: 'Report', bytes: pdf }])
    const second = await aPack([{ name: 'What they sent us', bytes: first.bytes }])
    expect(readPages(second.bytes)[4]).toMatch(/Report 1[^]*Enclosure 1, page 1 of 3[^]*Enclosure 1, page 3 of 5/)
  })
})
