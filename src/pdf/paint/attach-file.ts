import { PDFHexString, PDFName, PDFString, type PDFDocument } from 'pdf-lib'
import { packStream, type Deflate } from './pack-stream.ts'

/** A file that travels inside a paper, so that another system can read what it says (PDF/A-3, ISO 19005-3, 6.8). */
export interface Attachment {
  /** Says what it is and never whose: readers show it. */
  readonly name: string
  /** For example `application/fhir+json`. */
  readonly type: string
  readonly description: string
  readonly bytes: Uint8Array
  /** The day it was last changed, `2026-10-08`: a file says so, and there is no clock here. */
  readonly changedOn: string
}

/** Puts a file into another as data that belongs to it. */
export function attachFile(file: PDFDocument, { name, type, description, bytes, changedOn }: Attachment, deflate: Deflate): void {
  const { context, catalog } = file
  const params = { Size: bytes.length, ModDate: PDFString.of(`D:${changedOn.replaceAll('-', '')}000000Z`) }
  const embedded = packStream(context, deflate, bytes, { Type: 'EmbeddedFile', Subtype: type, Params: params })
  const title = PDFHexString.fromText(name)
  const spec = context.register(
    context.obj({ Type: 'Filespec', F: title, UF: title, Desc: PDFHexString.fromText(description), AFRelationship: 'Data', EF: { F: embedded, UF: embedded } }),
  )
  catalog.set(PDFName.of('AF'), context.obj([spec]))
  catalog.set(PDFName.of('Names'), context.obj({ EmbeddedFiles: { Names: [title, spec] } }))
}
