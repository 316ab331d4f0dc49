import { PDFArray, PDFBool, PDFDict, PDFRawStream, type PDFDocument, type PDFObject, type PDFPageLeaf } from 'pdf-lib'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { EnclosureRefusal } from '#domain/letter/enclosure-refusal.ts'
import { openPdf } from '../open-pdf.ts'
import { drawPdf } from './draw-pdf.ts'
import type { Enclosed } from './drawing.ts'
import { isEmpty, readNotes } from './page-notes.ts'
import type { PackPorts } from './pack-ports.ts'
import { readLayers } from './read-layers.ts'
import { name } from '../name.ts'

const mostPages = 200

/** Reads a PDF file to be enclosed. Refuses one from which anything seen on its pages would be missing. */
export async function readPdf(bytes: Uint8Array, ports: Pick<PackPorts, 'inflateCounted' | 'deflate'>): Promise<Answer<Enclosed, EnclosureRefusal>> {
  const opened = await openPdf(bytes)
  if (opened.state !== 'open') return refuse({ kind: opened.state === 'locked' ? 'enclosure-locked' : 'enclosure-broken', rule: 'L32' })
  if (!endsAsPdf(bytes)) return refuse({ kind: 'enclosure-broken', rule: 'L32' })
  const { file } = opened
  const pages = file.getPages().map((page) => page.node)
  if (file.catalog.has(name('Collection'))) return refuse({ kind: 'enclosure-portfolio', rule: 'L32' })
  if (readLayers(file).isAnyHidden) return refuse({ kind: 'enclosure-hidden-layers', rule: 'L32' })
  if (pages.length > mostPages) return refuse({ kind: 'enclosure-too-many-pages', rule: 'L32', pages: pages.length, most: mostPages })
  if (!isWhole(file, pages)) return refuse({ kind: 'enclosure-broken', rule: 'L32' })
  const notes = pages.map(readNotes)
  if (leavesFormToReader(file) || notes.some((each) => each.isFieldNotDrawn)) return refuse({ kind: 'enclosure-form-not-drawn', rule: 'L32' })
  const marked = notes.findIndex((each) => each.isMarkNotDrawn)
  if (marked !== -1) return refuse({ kind: 'enclosure-mark-not-drawn', rule: 'L32', page: marked + 1 })
  const leftOut = {
    links: notes.reduce((sum, each) => sum + each.links, 0),
    notes: notes.reduce((sum, each) => sum + each.notes, 0),
    files: notes.reduce((sum, each) => sum + each.files, 0) + attachedTo(file),
  }
  return agree({ kind: 'pdf', pages: pages.length, leftOut, drawInto: (context) => drawPdf(file, notes, context, ports) })
}

/** A file that was cut short on its way lacks the mark of its end, whatever else of it can still be read. */
function endsAsPdf(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(-4096)).includes('%%EOF')
}

/** Every page the file counts is there, with all its parts, pictures and fonts. */
function isWhole(file: PDFDocument, pages: readonly PDFPageLeaf[]): boolean {
  if (file.catalog.Pages().Count().asNumber() !== pages.length) return false
  return pages.every((page) => {
    const contents = page.get(name('Contents'))
    const parts = page.context.lookup(contents)
    const all = parts instanceof PDFArray ? parts.asArray() : contents === undefined ? [] : [contents]
    return all.every((part) => page.context.lookup(part) instanceof PDFRawStream) && hasParts(page.Resources())
  })
}

function hasParts(resources: PDFDict | undefined): boolean {
  const named = (key: string): readonly (PDFObject | undefined)[] => {
    const dict = resources?.lookup(name(key))
    return dict instanceof PDFDict ? dict.values().map((value) => dict.context.lookup(value)) : []
  }
  return named('XObject').every((each) => each instanceof PDFRawStream) && named('Font').every((each) => each instanceof PDFDict)
}

/** XFA draws its own pages; NeedAppearances asks the reader to draw what was filled in. We are no such reader. */
function leavesFormToReader(file: PDFDocument): boolean {
  const form = file.catalog.lookup(name('AcroForm'))
  if (file.catalog.lookup(name('NeedsRendering')) === PDFBool.True) return true
  if (!(form instanceof PDFDict) || form.lookup(name('NeedAppearances')) !== PDFBool.True) return false
  const fields = form.lookup(name('Fields'))
  const seen = new Set<PDFDict>()
  return fields instanceof PDFArray && fields.asArray().some((each) => isFilled(file.context.lookup(each), seen))
}

/** @param seen a field that is found again, below itself or beside, has been looked at: a file can be made so that the walk never ends */
function isFilled(field: PDFObject | undefined, seen: Set<PDFDict>): boolean {
  if (!(field instanceof PDFDict) || seen.has(field)) return false
  seen.add(field)
  const [value, kids] = [field.lookup(name('V')), field.lookup(name('Kids'))]
  return (value !== undefined && !isEmpty(value)) || (kids instanceof PDFArray && kids.asArray().some((each) => isFilled(field.context.lookup(each), seen)))
}

function attachedTo(file: PDFDocument): number {
  const names = file.catalog.lookup(name('Names'))
  const files = names instanceof PDFDict ? names.lookup(name('EmbeddedFiles')) : undefined
  const list = files instanceof PDFDict ? files.lookup(name('Names')) : undefined
  if (list instanceof PDFArray) return list.size() / 2
  return files instanceof PDFDict && files.has(name('Kids')) ? 1 : 0
}
