import { PDFArray, PDFDict, PDFName, PDFRawStream, type PDFContext, type PDFDocument, type PDFObject, type PDFPageLeaf } from 'pdf-lib'
import { objectCopier, type CopyObject } from './copy-objects.ts'
import type { Drawing, Layers } from './drawing.ts'
import { operands } from '../matrix.ts'
import type { PackPorts } from './pack-ports.ts'
import type { PageNotes } from './page-notes.ts'
import { placePage } from './page-place.ts'
import { readContents, unpackStream } from './read-content.ts'
import { removeMarks } from './remove-marks.ts'

type Packing = Pick<PackPorts, 'inflate' | 'deflate'>

const name = (text: string): PDFName => PDFName.of(text)

/**
 * Draws the pages of a file into another. Each becomes one form: a drawing of its own, out of which neither its tags
 * nor its state of drawing can reach. Only what is drawn is copied; what a page does, links to or carries is not.
 */
export function drawPdf(file: PDFDocument, notes: readonly PageNotes[], into: PDFContext, ports: Packing): { readonly drawings: readonly Drawing[]; readonly layers: Layers } {
  const copy = objectCopier(file.context, into, (stream) => changeStream(stream, ports))
  const drawings = file.getPages().map((page, index) => drawPage(page.node, notes[index]!, into, copy, ports))
  const { all, hidden } = layersOf(file)
  return { drawings, layers: { all: all.map(copy), hidden: hidden.map(copy) } }
}

function drawPage(page: PDFPageLeaf, { laidOn }: PageNotes, into: PDFContext, copy: CopyObject, ports: Packing): Drawing {
  const { width, height, box, matrix } = placePage(page)
  const resources = page.Resources()
  const content = removeMarks(readContents(page.context, page.get(name('Contents')), ports.inflate))
  const form = into.stream(ports.deflate(content), {
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: [box.left, box.bottom, box.right, box.top],
    Resources: resources === undefined ? {} : copy(resources),
    Filter: 'FlateDecode',
  })
  const cut = `${operands([box.left, box.bottom, box.right - box.left, box.top - box.bottom])} re W n`
  const marks = laidOn.map((each, index) => `q ${operands(each.matrix)} cm /A${index} Do Q`)
  const group = page.lookup(name('Group'))
  return {
    width,
    height,
    operators: ['q', `${operands(matrix)} cm`, '/P Do', ...(marks.length === 0 ? [] : [cut, ...marks]), 'Q'].join('\n'),
    objects: Object.fromEntries([['P', into.register(form)], ...laidOn.map((each, index) => [`A${index}`, copy(each.drawing)] as const)]),
    hasText: showsText(resources, new Set()),
    ...(group instanceof PDFDict ? { group: copy(group) } : {}),
  }
}

/** A font that is damaged loses letters in silence, so each is unpacked once to see. Pictures are too large for that. */
function changeStream(stream: PDFRawStream, ports: Packing): PDFRawStream {
  const { dict } = stream
  const kind = dict.lookup(name('Subtype'))
  if (kind === name('Form')) return withoutMarks(stream, ports)
  const isPlain = dict.lookup(name('Filter')) === name('FlateDecode') && !dict.has(name('DecodeParms'))
  if (kind !== name('Image') && isPlain) unpackStream(stream, ports.inflate)
  return stream
}

function withoutMarks(form: PDFRawStream, { inflate, deflate }: Packing): PDFRawStream {
  const content = unpackStream(form, inflate)
  const cleared = removeMarks(content)
  if (cleared === content) return form
  const dict = form.dict.clone()
  dict.set(name('Filter'), name('FlateDecode'))
  dict.delete(name('DecodeParms'))
  return PDFRawStream.of(dict, deflate(cleared))
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

function layersOf(file: PDFDocument): Layers {
  const properties = file.catalog.lookup(name('OCProperties'))
  const all = properties instanceof PDFDict ? listIn(properties, 'OCGs') : []
  const setting = properties instanceof PDFDict ? properties.lookup(name('D')) : undefined
  if (!(setting instanceof PDFDict)) return { all, hidden: [] }
  const shown = listIn(setting, 'ON')
  const allOff = setting.lookup(name('BaseState')) === name('OFF')
  return { all, hidden: allOff ? all.filter((layer) => !shown.includes(layer)) : listIn(setting, 'OFF') }
}

function listIn(dict: PDFDict, key: string): readonly PDFObject[] {
  const list = dict.lookup(name(key))
  return list instanceof PDFArray ? list.asArray() : []
}
