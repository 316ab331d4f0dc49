import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { create, type Font } from 'fontkit'
import { PDFArray, PDFDocument, PDFHexString, PDFName, PDFString, type PDFContext, type PDFDict, type PDFObject, type PDFRef } from 'pdf-lib'

/** A small tagged archive file written by hand from the standards: no line of it comes from our own press. */
export interface TaggedFile {
  readonly context: PDFContext
  readonly catalog: PDFDict
  readonly pages: readonly PDFDict[]
  /** Elements by the builder’s own names for them: `document`, `h1`, `p1`, `list`, `item`, … */
  readonly elements: Readonly<Record<string, PDFDict>>
  readonly refs: Readonly<Record<string, PDFRef>>
  readonly root: PDFDict
  /** The list of the parent tree for the first page. */
  readonly parents: PDFArray
  readonly profile: PDFDict
  readonly metadata: PDFDict
  readonly font: PDFDict
  readonly child: PDFDict
  readonly descriptor: PDFDict
}

/** What a test has otherwise: operators of a page, objects of the file, its metadata, or its bytes. */
export interface Change {
  readonly content?: (operators: string, page: number) => string
  readonly objects?: (file: TaggedFile) => void
  readonly packet?: (text: string) => string
  readonly saved?: (bytes: Uint8Array) => Uint8Array
}

export const identity = 'Zoë, NHS number 999 526 0182'
export const texts = ['Request', 'We ask for 5 mg of it.', 'One.', 'Test Lactate Result 3.1', 'More of it.']

const fontFile = new Uint8Array(readFileSync(resolve(import.meta.dirname, '../../../resources/fonts/arimo/arimo-regular.ttf')))
const face = create(Buffer.from(fontFile)) as Font
const letters = [...new Set([...texts, identity, '•'].join(''))].map((text) => ({ text, glyph: face.glyphForCodePoint(text.codePointAt(0)!) }))

function hex(text: string): string {
  return [...text].map((letter) => hex4(face.glyphForCodePoint(letter.codePointAt(0)!).id)).join('')
}

function hex4(value: number): string {
  return value.toString(16).padStart(4, '0')
}

/** The operators that draw a text. */
export function aText(text: string, x: number, y: number): string {
  return `BT /F1 11 Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`
}

/** The same as a piece of marked content. */
export function aPiece(tag: string, id: number, ...operators: readonly string[]): string {
  return `/${tag} <</MCID ${id}>> BDC ${operators.join(' ')} EMC`
}

export const foot = `/Artifact <</Type /Pagination>> BDC ${aText(identity, 60, 40)} EMC`
export const rule = '/Artifact BMC 60 686 200 0.5 re f EMC'
export const heading = aPiece('H1', 0, aText('Request', 60, 780))
export const paragraph = aPiece('P', 1, aText('We ask for ', 60, 760), aText('5 mg of it.', 60, 745))
export const body = aPiece('LBody', 3, aText('One.', 75, 720))

const contents = [
  [
    heading,
    paragraph,
    aPiece('Lbl', 2, aText('•', 60, 720)),
    body,
    aPiece('TH', 4, aText('Test', 60, 690)),
    aPiece('TH', 5, aText('Lactate', 160, 690)),
    rule,
    aPiece('TD', 6, aText('Result', 60, 670)),
    aPiece('TD', 7, aText('3.1', 160, 670)),
    foot,
  ].join('\n'),
  [aPiece('P', 0, aText('More of it.', 60, 780)), aPiece('Figure', 1, '0 0 1 rg 60 700 20 20 re f'), foot].join('\n'),
]

const packet = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfaid:part="2" pdfaid:conformance="A">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Request</rdf:li></rdf:Alt></dc:title><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`

/** The element tree: name, type, parent, and the marked content of each as [page, identifier]. */
const tree: readonly (readonly [string, string, string, readonly (readonly [number, number])[]])[] = [
  ['h1', 'H1', 'document', [[0, 0]]],
  ['p1', 'P', 'document', [[0, 1]]],
  ['list', 'L', 'document', []],
  ['item', 'LI', 'list', []],
  ['label', 'Lbl', 'item', [[0, 2]]],
  ['body', 'LBody', 'item', [[0, 3]]],
  ['table', 'Table', 'document', []],
  ['row1', 'TR', 'table', []],
  ['th1', 'TH', 'row1', [[0, 4]]],
  ['th2', 'TH', 'row1', [[0, 5]]],
  ['row2', 'TR', 'table', []],
  ['td1', 'TD', 'row2', [[0, 6]]],
  ['td2', 'TD', 'row2', [[0, 7]]],
  ['p2', 'P', 'document', [[1, 0]]],
  ['figure', 'Figure', 'document', [[1, 1]]],
]

/** Gives the bytes of the file, with one thing otherwise. */
export async function aTaggedFile(change: Change = {}): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false })
  const { context, catalog } = file
  const font = addFont(context)
  const pages = contents.map((operators, index) => addPage(file, change.content?.(operators, index) ?? operators, font.ref, index))
  const structure = addStructure(context, pages.map(({ ref }) => ref))
  const claims = addClaims(file, change.packet?.(packet) ?? packet)
  catalog.set(PDFName.of('StructTreeRoot'), structure.ref)
  change.objects?.({ context, catalog, pages: pages.map(({ dict }) => dict), ...structure, ...claims, ...font })
  const bytes = await file.save({ addDefaultPage: false, useObjectStreams: false, updateFieldAppearances: false })
  return change.saved?.(bytes) ?? bytes
}

function addClaims(file: PDFDocument, text: string): Pick<TaggedFile, 'profile' | 'metadata'> {
  const { context, catalog } = file
  const header = new Uint8Array(128)
  header.set([...'RGB '].map((sign) => sign.charCodeAt(0)), 16)
  header.set([...'acsp'].map((sign) => sign.charCodeAt(0)), 36)
  const profile = context.stream(header, { N: 3 })
  const metadata = context.stream(text, { Type: 'Metadata', Subtype: 'XML' })
  file.setTitle('Request', { showInWindowTitleBar: true })
  file.setLanguage('en-GB')
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  catalog.set(PDFName.of('Metadata'), context.register(metadata))
  catalog.set(PDFName.of('OutputIntents'), context.obj([{ Type: 'OutputIntent', S: 'GTS_PDFA1', OutputConditionIdentifier: PDFString.of('sRGB'), DestOutputProfile: context.register(profile) }]))
  context.trailerInfo.ID = context.obj([PDFHexString.of('00112233'), PDFHexString.of('00112233')])
  return { profile: profile.dict, metadata: metadata.dict }
}

function addFont(context: PDFContext): Pick<TaggedFile, 'font' | 'child' | 'descriptor'> & { readonly ref: PDFRef } {
  const map = letters.map(({ text, glyph }) => `<${hex4(glyph.id)}> <${hex4(text.codePointAt(0)!)}>`)
  const descriptor = context.obj({ Type: 'FontDescriptor', FontName: 'Arimo', Flags: 4, FontFile2: context.register(context.stream(fontFile, { Length1: fontFile.length })) })
  const widths = letters.flatMap(({ glyph }) => [glyph.id, [Math.round((glyph.advanceWidth * 1000) / face.unitsPerEm)]])
  const child = context.obj({ Type: 'Font', Subtype: 'CIDFontType2', BaseFont: 'Arimo', CIDToGIDMap: 'Identity', DW: 1000, W: widths, FontDescriptor: context.register(descriptor) })
  const unicode = context.register(context.stream(`${map.length} beginbfchar\n${map.join('\n')}\nendbfchar`))
  const font = context.obj({ Type: 'Font', Subtype: 'Type0', BaseFont: 'Arimo', Encoding: 'Identity-H', DescendantFonts: [context.register(child)], ToUnicode: unicode })
  return { ref: context.register(font), font, child, descriptor }
}

function addPage(file: PDFDocument, operators: string, font: PDFRef, index: number): { readonly dict: PDFDict; readonly ref: PDFRef } {
  const page = file.addPage([595, 842])
  page.node.set(PDFName.of('Resources'), file.context.obj({ Font: { F1: font } }))
  page.node.set(PDFName.of('Contents'), file.context.register(file.context.flateStream(operators)))
  page.node.set(PDFName.of('StructParents'), file.context.obj(index))
  page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
  return { dict: page.node, ref: page.ref }
}

function addStructure(context: PDFContext, pages: readonly PDFRef[]): Pick<TaggedFile, 'elements' | 'refs' | 'root' | 'parents'> & { readonly ref: PDFRef } {
  const ref = context.nextRef()
  const document = context.obj({ Type: 'StructElem', S: 'Document', P: ref, K: [] })
  const elements: Record<string, PDFDict> = { document }
  const refs: Record<string, PDFRef> = { document: context.register(document) }
  const lists: PDFRef[][] = pages.map(() => [])
  for (const [name, type, parent, items] of tree) {
    const kids = items.map(([page, id]) => context.obj({ Type: 'MCR', Pg: pages[page]!, MCID: id }))
    elements[name] = context.obj({ Type: 'StructElem', S: type, P: refs[parent]!, K: kids })
    refs[name] = context.register(elements[name])
    kidsOf(elements[parent]!).push(refs[name])
    for (const [page, id] of items) lists[page]![id] = refs[name]
  }
  elements['list']!.set(PDFName.of('A'), context.obj({ O: 'List', ListNumbering: 'Disc' }))
  for (const name of ['th1', 'th2']) elements[name]!.set(PDFName.of('A'), context.obj([{ O: 'Table', Scope: 'Column' }]))
  elements['figure']!.set(PDFName.of('Alt'), PDFString.of('A blue square.'))
  const parents = lists.map((list) => context.obj(list) as PDFArray)
  const nums = parents.flatMap((list, index): PDFObject[] => [context.obj(index), context.register(list)])
  const root = context.obj({ Type: 'StructTreeRoot', K: [refs['document']!], ParentTree: { Nums: nums }, ParentTreeNextKey: pages.length })
  context.assign(ref, root)
  return { elements, refs, root, ref, parents: parents[0]! }
}

export function kidsOf(element: PDFDict): PDFArray {
  return element.lookup(PDFName.of('K'), PDFArray)
}
