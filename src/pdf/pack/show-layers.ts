import { PDFName, type PDFArray, type PDFDocument, type PDFObject } from 'pdf-lib'
import type { Layers } from './drawing.ts'

/** Declares the layers of enclosures: without this, readers would show what an enclosure's own file hides. */
export function showLayers(file: PDFDocument, layers: readonly Layers[]): void {
  const all = layers.flatMap((each) => each.all)
  if (all.length === 0) return
  const list = (objects: readonly PDFObject[]): PDFArray => file.context.obj([...objects])
  file.catalog.set(PDFName.of('OCProperties'), file.context.obj({ OCGs: list(all), D: { OFF: list(layers.flatMap((each) => each.hidden)) } }))
}
