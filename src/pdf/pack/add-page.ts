import type { PDFDocument, PDFObject, PDFRef } from 'pdf-lib'
import { name } from '../name.ts'

/** A page of ours, whole but for its fonts. */
export interface NewPage {
  readonly width: number
  readonly height: number
  readonly operators: string
  readonly objects?: Readonly<Record<string, PDFObject>>
  readonly group?: PDFObject | undefined
}

/** Adds a page behind the last. `fonts` is the place of a dictionary that is written when all faces are known. */
export function addPage(file: PDFDocument, { width, height, operators, objects = {}, group }: NewPage, fonts: PDFRef, deflate: (bytes: Uint8Array) => Uint8Array): PDFRef {
  const { context } = file
  const { node, ref } = file.addPage([width, height])
  const content = Uint8Array.from(operators, (letter) => letter.charCodeAt(0))
  node.set(name('Resources'), context.obj({ Font: fonts, XObject: context.obj({ ...objects }) }))
  node.set(name('Contents'), context.register(context.stream(deflate(content), { Filter: 'FlateDecode' })))
  if (group !== undefined) node.set(name('Group'), group)
  return ref
}
