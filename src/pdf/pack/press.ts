import type { PDFDocument, PDFRef } from 'pdf-lib'
import type { facesInUse } from '../paint/face-in-use.ts'
import type { Typefaces } from '../text/shape-text.ts'
import type { PackPorts } from './pack-ports.ts'

/** What pages are added with. */
export interface Press {
  readonly file: PDFDocument
  readonly faces: Typefaces
  readonly inUse: ReturnType<typeof facesInUse>
  /** Where the fonts of the new pages will be written, when all are known. */
  readonly fontPlace: PDFRef
  readonly ports: PackPorts
}
