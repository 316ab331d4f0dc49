import { PDFDict, PDFHexString, PDFNumber, type PDFDocument, type PDFRef } from 'pdf-lib'
import { name } from '../name.ts'

/** A line of the list beside the pages, and the page it leads to. */
export interface Bookmark {
  readonly title: string
  readonly page: PDFRef
}

/** Writes bookmarks and has readers open with them in sight. Those the file has already go under the first. */
export function addBookmarks(file: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const { context } = file
  const old = file.catalog.lookup(name('Outlines'))
  const root = context.nextRef()
  const refs = bookmarks.map(() => context.nextRef())
  for (const [index, { title, page }] of bookmarks.entries()) {
    const entry = context.obj({ Title: PDFHexString.fromText(title), Parent: root, Dest: [page, 'Fit'] })
    if (index > 0) entry.set(name('Prev'), refs[index - 1]!)
    if (index < refs.length - 1) entry.set(name('Next'), refs[index + 1]!)
    if (index === 0 && old instanceof PDFDict) takeOver(entry, refs[0]!, old)
    context.assign(refs[index]!, entry)
  }
  context.assign(root, context.obj({ Type: 'Outlines', First: refs[0]!, Last: refs.at(-1)!, Count: refs.length }))
  file.catalog.set(name('Outlines'), root)
  file.catalog.set(name('PageMode'), name('UseOutlines'))
}

/** A negative count keeps them folded until somebody opens them. */
function takeOver(entry: PDFDict, ref: PDFRef, old: PDFDict): void {
  const [first, last] = [old.get(name('First')), old.get(name('Last'))]
  if (first === undefined || last === undefined) return
  let count = 0
  for (let at = old.context.lookup(first); at instanceof PDFDict && count < 10_000; at = at.lookup(name('Next'))) {
    at.set(name('Parent'), ref)
    count += 1
  }
  entry.set(name('First'), first)
  entry.set(name('Last'), last)
  entry.set(name('Count'), PDFNumber.of(-count))
}
