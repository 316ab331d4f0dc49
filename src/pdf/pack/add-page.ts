import { PDFPageLeaf, type PDFDocument, type PDFObject, type PDFRef } from 'pdf-lib'
import { packStream, type Deflate } from '../paint/pack-stream.ts'
import { name } from '../name.ts'

/** A page of ours, whole but for its fonts. */
export interface NewPage {
  readonly width: number
  readonly height: number
  readonly operators: string
  readonly objects?: Readonly<Record<string, PDFObject>>
  readonly group?: PDFObject | undefined
}

/** Most pages hold one drawing and a stamp: packing that saves a hundred bytes, and takes a twelfth of the time of a long pack. */
const worthPacking = 1000

/**
 * Adds a page behind the last; pdf-lib's own way walks past all before it. `fonts` is the place of a dictionary that is
 * written when all faces are known.
 */
export function addPage({ catalog, context }: PDFDocument, { width, height, operators, objects = {}, group }: NewPage, fonts: PDFRef, deflate: Deflate): PDFRef {
  const node = PDFPageLeaf.withContextAndParent(context, catalog.get(name('Pages')) as PDFRef)
  const ref = context.register(node)
  node.set(name('MediaBox'), context.obj([0, 0, width, height]))
  node.set(name('Resources'), context.obj({ Font: fonts, XObject: context.obj({ ...objects }) }))
  node.set(name('Contents'), operators.length < worthPacking ? context.register(context.stream(operators)) : packStream(context, deflate, operators))
  if (group !== undefined) node.set(name('Group'), group)
  catalog.Pages().pushLeafNode(ref)
  return ref
}
