import type { PDFDocument, PDFObject } from 'pdf-lib'
import { name } from '../name.ts'

/** Declares the layers of enclosures, all shown: marks on a page may name no layer that the file does not know. */
export function showLayers(file: PDFDocument, layers: readonly PDFObject[]): void {
  if (layers.length === 0) return
  file.catalog.set(name('OCProperties'), file.context.obj({ OCGs: file.context.obj([...layers]), D: {} }))
}
