import { PDFDict, PDFRawStream, type PDFContext, type PDFDocument, type PDFObject, type PDFPageLeaf } from 'pdf-lib'
import { withoutCameraNotes } from './camera-notes.ts'
import { objectCopier, type CopyObject } from './copy-objects.ts'
import type { DrawnKind } from './drawn-keys.ts'
import type { Drawing } from './drawing.ts'
import { operands } from '../matrix.ts'
import type { PackPorts } from './pack-ports.ts'
import type { PageNotes } from './page-notes.ts'
import { placePage } from './page-place.ts'
import { isDeflated, readContents, unpackDeflated, unpackStream } from './read-content.ts'
import { readLayers } from './read-layers.ts'
import { removeComments } from './remove-comments.ts'
import { removeMarks } from './remove-marks.ts'
import { isDrawn, resourcePicker, type PickUsed } from './used-resources.ts'
import { name } from '../name.ts'

type Packing = Pick<PackPorts, 'inflateCounted' | 'deflate'>

/**
 * Draws the pages of a file into another. Each becomes one form: a drawing of its own, out of which neither its tags
 * nor its state of drawing can reach. Only what is drawn is copied; what a page does, links to or carries is not.
 */
export function drawPdf(file: PDFDocument, notes: readonly PageNotes[], into: PDFContext, ports: Packing): { readonly drawings: readonly Drawing[]; readonly layers: readonly PDFObject[] } {
  const pick = resourcePicker((stream) => unpackStream(stream, ports.inflateCounted).plain)
  const copy = objectCopier(file.context, into, (stream, kind) => changeStream(stream, kind, pick, ports))
  const drawings = file.getPages().map((page, index) => drawPage(page.node, notes[index]!, into, { copy, pick }, ports))
  return { drawings, layers: readLayers(file).all.map((layer) => copy(layer, 'layer')) }
}

interface Copying {
  readonly copy: CopyObject
  readonly pick: PickUsed
}

function drawPage(page: PDFPageLeaf, { laidOn }: PageNotes, into: PDFContext, { copy, pick }: Copying, ports: Packing): Drawing {
  const { width, height, box, matrix } = placePage(page)
  const { plain, packed } = readContents(page.context, page.get(name('Contents')), ports.inflateCounted)
  const content = onlyDrawing(plain)
  const all = page.Resources()
  const resources = all === undefined ? undefined : pick(content, all)
  const form = into.stream(content === plain && packed !== null ? packed : ports.deflate(content), {
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: [box.left, box.bottom, box.right, box.top],
    Resources: resources === undefined ? {} : copy(resources, 'resources'),
    Filter: 'FlateDecode',
  })
  const cut = `${operands([box.left, box.bottom, box.right - box.left, box.top - box.bottom])} re W n`
  const marks = laidOn.map((each, index) => `q ${operands(each.matrix)} cm /A${index} Do Q`)
  const group = page.lookup(name('Group'))
  return {
    width,
    height,
    operators: ['q', `${operands(matrix)} cm`, '/P Do', ...(marks.length === 0 ? [] : [cut, ...marks]), 'Q'].join('\n'),
    objects: Object.fromEntries([['P', into.register(form)], ...laidOn.map((each, index) => [`A${index}`, copy(each.drawing, 'form')] as const)]),
    hasText: showsText(resources, new Set()),
    ...(group instanceof PDFDict ? { group: copy(group, 'group') } : {}),
  }
}

/** A font that is damaged loses letters in silence, so each is unpacked once to see. Pictures are too large for that. */
function changeStream(stream: PDFRawStream, kind: DrawnKind, pick: PickUsed, ports: Packing): PDFRawStream {
  if (kind === 'letter' || isDrawn(stream)) return withoutTheRest(stream, pick, ports)
  if (kind === 'picture') return withoutCameraNotes(stream, ports.inflateCounted)
  return isDeflated(stream) ? PDFRawStream.of(stream.dict, unpackDeflated(stream, ports.inflateCounted).packed) : stream
}

/** A drawing without marks, and without resources that it does not use. */
function withoutTheRest(form: PDFRawStream, pick: PickUsed, { inflateCounted, deflate }: Packing): PDFRawStream {
  const { plain, packed } = unpackStream(form, inflateCounted)
  const content = onlyDrawing(plain)
  const dict = form.dict.clone()
  const resources = dict.lookup(name('Resources'))
  if (resources instanceof PDFDict) dict.set(name('Resources'), pick(content, resources))
  dict.set(name('Filter'), name('FlateDecode'))
  dict.delete(name('DecodeParms'))
  return PDFRawStream.of(dict, content === plain && packed !== null ? packed : deflate(content))
}

/** Operators without marks and comments. */
function onlyDrawing(content: Uint8Array): Uint8Array {
  return removeMarks(removeComments(content))
}

/** Text needs a font, on the page or in a drawing on it; a scan has none, unless its words were read into it. */
function showsText(resources: PDFDict | undefined, seen: Set<PDFDict>): boolean {
  if (resources === undefined || seen.has(resources)) return false
  seen.add(resources)
  const named = (key: string): readonly PDFObject[] => {
    const dict = resources.lookup(name(key))
    return dict instanceof PDFDict ? dict.values() : []
  }
  if (named('Font').length > 0) return true
  const forms = named('XObject').map((each) => resources.context.lookup(each)).filter((each) => each instanceof PDFRawStream)
  return forms.some(({ dict }) => {
    const own = dict.lookup(name('Resources'))
    return own instanceof PDFDict && showsText(own, seen)
  })
}
