import { PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts, type PDFRef } from 'pdf-lib'

export interface TaggedWish {
  /** The tree of numbers is one list, or in branches. */
  readonly inBranches: boolean
  /** What the tree says is its next free number; null where it does not say. */
  readonly nextKey: number | null
}

/** A letter with tags, of two pages of one paragraph each. */
export async function aTaggedLetter({ inBranches, nextKey }: TaggedWish): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false })
  const { context } = file
  const font = await file.embedFont(StandardFonts.Helvetica)
  const [root, document] = [context.nextRef(), context.nextRef()]
  const paragraphs: PDFRef[] = []
  const numbers: (number | PDFRef)[] = []
  for (const index of [0, 1]) {
    const page = file.addPage([595, 842])
    page.node.set(PDFName.of('Resources'), context.obj({ Font: { F1: font.ref } }))
    page.node.set(PDFName.of('Contents'), context.register(context.stream(`/P <</MCID 0>> BDC BT /F1 12 Tf 72 700 Td (Paragraph ${index + 1}) Tj ET EMC`)))
    page.node.set(PDFName.of('StructParents'), context.obj(index))
    const paragraph = context.register(context.obj({ Type: 'StructElem', S: 'P', P: document, Pg: page.ref, K: 0 }))
    paragraphs.push(paragraph)
    numbers.push(index, context.register(context.obj([paragraph])))
  }
  context.assign(document, context.obj({ Type: 'StructElem', S: 'Document', P: root, K: paragraphs }))
  const parents = inBranches ? { Kids: [context.register(context.obj({ Limits: [0, 1], Nums: numbers }))] } : { Nums: numbers }
  context.assign(root, context.obj({ Type: 'StructTreeRoot', K: document, ParentTree: context.register(context.obj(parents as never)), ...(nextKey === null ? {} : { ParentTreeNextKey: nextKey }) }))
  file.catalog.set(PDFName.of('StructTreeRoot'), root)
  file.catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  file.catalog.set(PDFName.of('Lang'), PDFString.of('en-GB'))
  const outlines = context.nextRef()
  const entry = context.register(context.obj({ Title: PDFHexString.fromText('What we ask'), Parent: outlines, Dest: [file.getPage(1).ref, 'Fit'] }))
  context.assign(outlines, context.obj({ Type: 'Outlines', First: entry, Last: entry, Count: 1 }))
  file.catalog.set(PDFName.of('Outlines'), outlines)
  const claims = '<rdf:Description pdfaid:part="2" pdfaid:conformance="A"/><pdfuaid:part>1</pdfuaid:part><dc:format>application/pdf</dc:format>'
  file.catalog.set(PDFName.of('Metadata'), context.register(context.stream(claims, { Type: 'Metadata', Subtype: 'XML' })))
  return file.save()
}
