import { PDFPageLeaf, type PDFDocument, type PDFRef } from 'pdf-lib'
import { name } from './name.ts'

/**
 * Adds a page of some points behind the last, with nothing on it; pdf-lib's own way walks past all before it.
 * @returns the page's dictionary, and its place in the file.
 */
export function addLeaf({ catalog, context }: PDFDocument, width: number, height: number): { readonly leaf: PDFPageLeaf; readonly ref: PDFRef } {
  const leaf = PDFPageLeaf.withContextAndParent(context, catalog.get(name('Pages')) as PDFRef)
  const ref = context.register(leaf)
  leaf.set(name('MediaBox'), context.obj([0, 0, width, height]))
  catalog.Pages().pushLeafNode(ref)
  return { leaf, ref }
}
