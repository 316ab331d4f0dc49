import type { PDFDocument, PDFObject, PDFRef } from 'pdf-lib'
import { addLeaf } from '../add-leaf.ts'
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

/** Adds a page behind the last. `fonts` is the place of a dictionary that is written when all faces are known. */
export function addPage(file: PDFDocument, { width, height, operators, objects = {}, group }: NewPage, fonts: PDFRef, deflate: Deflate): PDFRef {
  const { context } = file
  const { leaf, ref } = addLeaf(file, width, height)
  leaf.set(name('Resources'), context.obj({ Font: fonts, XObject: context.obj({ ...objects }) }))
  leaf.set(name('Contents'), operators.length < worthPacking ? context.register(context.stream(operators)) : packStream(context, deflate, operators))
  if (group !== undefined) leaf.set(name('Group'), group)
  return ref
}
