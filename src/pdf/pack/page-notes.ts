import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFString, type PDFObject, type PDFPageLeaf } from 'pdf-lib'
import { boxOf } from './page-place.ts'
import { boxAround, type Matrix } from '../matrix.ts'
import { name } from '../name.ts'

/** Something laid on a page and drawn by itself: a filled-in field, a stamp, a highlighted line. */
export interface LaidOn {
  readonly drawing: PDFObject
  readonly matrix: Matrix
}

/** What stands on a page beside what it is drawn with. */
export interface PageNotes {
  readonly laidOn: readonly LaidOn[]
  readonly links: number
  /** Comments that are read by opening them: they are not drawn, and so not in the pack. */
  readonly notes: number
  readonly files: number
  /** Whether something was filled in, or marked, that the file leaves each program to draw its own way. */
  readonly isFieldNotDrawn: boolean
  readonly isMarkNotDrawn: boolean
}

const link = name('Link')
const widget = name('Widget')
/** These are opened, not read on the page. */
const opened = ['Popup', 'Text', 'FileAttachment', 'Sound', 'Movie', 'Screen', '3D', 'RichMedia', 'TrapNet'].map(name)
const attached = ['FileAttachment', 'Sound', 'Movie', 'Screen', '3D', 'RichMedia'].map(name)

/** Reads what is laid on a page. */
export function readNotes(page: PDFPageLeaf): PageNotes {
  const all = (page.Annots()?.asArray() ?? []).map((each) => page.context.lookup(each)).filter((each) => each instanceof PDFDict)
  const shown = all.filter(isShown)
  const drawable = shown.filter((each) => kindOf(each) !== link && !opened.includes(kindOf(each)))
  const notDrawn = drawable.filter((each) => appearanceOf(each) === null)
  return {
    laidOn: drawable.flatMap(layOn),
    links: shown.filter((each) => kindOf(each) === link).length,
    notes: shown.filter((each) => kindOf(each) !== widget && kindOf(each) !== link && kindOf(each) !== name('FreeText') && hasText(each, 'Contents')).length,
    files: all.filter((each) => attached.includes(kindOf(each))).length,
    isFieldNotDrawn: notDrawn.some((each) => kindOf(each) === widget && isFilledIn(each)),
    isMarkNotDrawn: notDrawn.some((each) => kindOf(each) !== widget),
  }
}

function kindOf(annotation: PDFDict): PDFName {
  const kind = annotation.lookup(name('Subtype'))
  return kind instanceof PDFName ? kind : name('')
}

const hidden = 2
const print = 4
const notOnScreen = 32

/** Seen on the screen or on paper: either is what the sender saw. */
function isShown(annotation: PDFDict): boolean {
  const value = annotation.lookup(name('F'))
  const flags = value instanceof PDFNumber ? value.asNumber() : 0
  return (flags & hidden) === 0 && ((flags & notOnScreen) === 0 || (flags & print) !== 0)
}

/** The drawing of its present state; null when the file has none. */
function appearanceOf(annotation: PDFDict): { readonly place: PDFObject; readonly form: PDFRawStream } | null {
  const appearances = annotation.lookup(name('AP'))
  if (!(appearances instanceof PDFDict)) return null
  const normal = appearances.lookup(name('N'))
  if (normal instanceof PDFRawStream) return { place: appearances.get(name('N'))!, form: normal }
  const state = annotation.lookup(name('AS'))
  if (!(normal instanceof PDFDict) || !(state instanceof PDFName)) return null
  const form = normal.lookup(state)
  return form instanceof PDFRawStream ? { place: normal.get(state)!, form } : null
}

/** Stretches the drawing onto its rectangle, as ISO 32000 12.5.5 says. One without a size is not seen. */
function layOn(annotation: PDFDict): readonly LaidOn[] {
  const appearance = appearanceOf(annotation)
  const rectangle = annotation.lookup(name('Rect'))
  const own = appearance?.form.dict.lookup(name('BBox'))
  if (appearance === null || !(rectangle instanceof PDFArray) || !(own instanceof PDFArray)) return []
  const to = boxOf(rectangle)
  const from = boxAround(boxOf(own), matrixOf(appearance.form.dict.lookup(name('Matrix'))))
  const [across, up] = [(to.right - to.left) / (from.right - from.left), (to.top - to.bottom) / (from.top - from.bottom)]
  if (!Number.isFinite(across) || !Number.isFinite(up)) return []
  return [{ drawing: appearance.place, matrix: [across, 0, 0, up, to.left - from.left * across, to.bottom - from.bottom * up] }]
}

function matrixOf(object: PDFObject | undefined): Matrix {
  if (!(object instanceof PDFArray) || object.size() !== 6) return [1, 0, 0, 1, 0, 0]
  return [0, 1, 2, 3, 4, 5].map((index) => object.lookup(index, PDFNumber).asNumber()) as unknown as Matrix
}

/** Fields that hold words or a choice; a button without a drawing shows nothing in any program. */
function isFilledIn(field: PDFDict): boolean {
  const kind = inherited(field, 'FT')
  const value = inherited(field, 'V')
  return (kind === name('Tx') || kind === name('Ch')) && value !== undefined && !isEmpty(value)
}

function inherited(field: PDFDict, key: string, depth = 0): PDFObject | undefined {
  const parent = field.lookup(name('Parent'))
  return field.lookup(name(key)) ?? (parent instanceof PDFDict && depth < 32 ? inherited(parent, key, depth + 1) : undefined)
}

function hasText(dict: PDFDict, key: string): boolean {
  const value = dict.lookup(name(key))
  return value !== undefined && !isEmpty(value)
}

export function isEmpty(value: PDFObject): boolean {
  if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText().trim() === ''
  return value instanceof PDFArray ? value.size() === 0 : false
}
