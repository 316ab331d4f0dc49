import type { PDFObject } from 'pdf-lib'
import { DamagedEnclosureError } from '../errors.ts'
import { pageHeight, pageWidth } from '../layout/page-shape.ts'
import type { Mark } from '../layout/slab.ts'
import { paintPage } from '../paint/paint-page.ts'
import type { Bookmark } from './add-bookmarks.ts'
import { addPage } from './add-page.ts'
import type { Enclosed } from './drawing.ts'
import { gatherParts, type Part } from './part.ts'
import type { Press } from './press.ts'
import type { ContentsRow } from './lay-contents.ts'
import { pageParts, stampPage, type PageOf } from './stamp-page.ts'

/** What was added behind the letter: its place in the order of reading, its bookmark, and its layers. */
export interface Added {
  readonly part: Part
  readonly bookmark: Bookmark
  readonly layers: readonly PDFObject[]
}

/** Adds the list of what is enclosed. */
export function addContents({ file, inUse, fontPlace, ports }: Press, pages: readonly (readonly Mark[])[]): readonly Added[] {
  const painted = pages.map((marks) => {
    const { content, tags } = paintPage(marks, inUse.of)
    return { page: addPage(file, { width: pageWidth, height: pageHeight, operators: content }, fontPlace, ports.deflate), tags }
  })
  const part: Part = { name: 'Sect', kids: gatherParts(painted) }
  return [{ part, bookmark: { title: 'List of enclosures', page: painted[0]!.page }, layers: [] }]
}

/** Adds the pages of an enclosure; nothing for one that is left out. Throws DamagedEnclosureError. */
export function addEnclosure(press: Press, row: ContentsRow & Pick<PageOf, 'reference'>, enclosed: Enclosed | null): readonly Added[] {
  if (enclosed === null) return []
  const { drawings, layers } = draw(enclosed, press, row.place)
  const pages = drawings.map((drawing, index) => {
    const which = { reference: row.reference, place: row.place, title: row.title, page: index + 1, pages: drawings.length }
    const page = addPage(press.file, { ...drawing, operators: stampPage(drawing, which, press) }, press.fontPlace, press.ports.deflate)
    return { page, parts: pageParts(drawing, which, page) }
  })
  const title = `Enclosure ${row.place}: ${row.title}`
  return [{ part: { name: 'Sect', title, kids: pages.flatMap(({ parts }) => parts) }, bookmark: { title, page: pages[0]!.page }, layers }]
}

function draw(enclosed: Enclosed, { file }: Press, place: number): ReturnType<Enclosed['drawInto']> {
  try {
    return enclosed.drawInto(file.context)
  } catch {
    throw new DamagedEnclosureError(place)
  }
}
