import type { PDFDocument, PDFRef } from 'pdf-lib'
import { DamagedEnclosureError } from '../errors.ts'
import type { FontSet } from '../font/font-set.ts'
import { pageHeight, pageWidth } from '../layout/page-shape.ts'
import type { Bookmark } from './add-bookmarks.ts'
import { addPage } from './add-page.ts'
import type { Enclosed, Layers } from './drawing.ts'
import type { PackPorts } from './pack-ports.ts'
import type { ContentsPage, ContentsRow } from './set-contents.ts'
import { pageTags, stampPage } from './stamp-page.ts'
import { artifact, tagged, type Tag } from './tag-content.ts'
import type { FaceOf } from './write-line.ts'

/** What parts are added with. */
export interface Press {
  readonly file: PDFDocument
  readonly fonts: FontSet
  readonly faceOf: FaceOf
  /** Of the dictionary of fonts. */
  readonly place: PDFRef
  readonly isTagged: boolean
  readonly ports: PackPorts
}

/** A part of the pack behind the letter: its tag and its bookmark. */
export interface Part {
  readonly tag: Tag
  readonly bookmark: Bookmark
  readonly layers: Layers
}

const noLayers: Layers = { all: [], hidden: [] }

/** Adds the list of what is enclosed. */
export function addContents({ file, place, isTagged, ports }: Press, pages: readonly ContentsPage[]): readonly Part[] {
  const refs = pages.map((page) => {
    const read = [...(page.heading === null ? [] : [['H1', page.heading] as const]), ...page.rows.map((row) => ['P', row] as const)]
    const operators = isTagged ? [...read.map(([type, row], number) => tagged(type, number, row)), artifact(page.foot)] : [...read.map(([, row]) => row), page.foot]
    return addPage(file, { width: pageWidth, height: pageHeight, operators: operators.join('\n') }, place, ports.deflate)
  })
  const items = pages.flatMap(({ heading, rows }, index) => rows.map((_, row): Tag => ({ type: 'TOCI', kids: [{ type: 'P', kids: [{ page: refs[index]!, number: row + (heading === null ? 0 : 1) }] }] })))
  const tag: Tag = { type: 'Sect', kids: [{ type: 'H1', kids: [{ page: refs[0]!, number: 0 }] }, { type: 'TOC', kids: items }] }
  return [{ tag, bookmark: { title: 'List of enclosures', page: refs[0]! }, layers: noLayers }]
}

/** Adds the pages of an enclosure; nothing for one that is left out. Throws DamagedEnclosureError. */
export function addEnclosure({ file, fonts, faceOf, place, isTagged, ports }: Press, row: ContentsRow, enclosed: Enclosed | null): readonly Part[] {
  if (enclosed === null) return []
  const { drawings, layers } = draw(enclosed, file, row.place)
  const pages = drawings.map((drawing, index) => {
    const which = { place: row.place, title: row.title, page: index + 1, pages: drawings.length }
    const operators = stampPage(drawing, which, fonts, faceOf, isTagged)
    const ref = addPage(file, { ...drawing, operators }, place, ports.deflate)
    return { ref, tags: pageTags(drawing, which, ref) }
  })
  const title = `Enclosure ${row.place}: ${row.title}`
  return [{ tag: { type: 'Sect', title, kids: pages.flatMap(({ tags }) => tags) }, bookmark: { title, page: pages[0]!.ref }, layers }]
}

function draw(enclosed: Enclosed, file: PDFDocument, place: number): ReturnType<Enclosed['drawInto']> {
  try {
    return enclosed.drawInto(file.context)
  } catch {
    throw new DamagedEnclosureError(place)
  }
}
