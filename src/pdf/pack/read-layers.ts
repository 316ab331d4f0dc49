import { PDFArray, PDFDict, type PDFDocument, type PDFObject } from 'pdf-lib'
import { name } from '../name.ts'

/** Parts of pages that a reader can show and hide. */
export interface Layers {
  readonly all: readonly PDFObject[]
  /** Whether the file begins with any of them, or what depends on them, switched off. */
  readonly isAnyHidden: boolean
}

/** Reads the layers of a file, as it is set to be shown when it is opened. */
export function readLayers(file: PDFDocument): Layers {
  const properties = file.catalog.lookup(name('OCProperties'))
  if (!(properties instanceof PDFDict)) return { all: [], isAnyHidden: false }
  const all = listIn(properties, 'OCGs')
  const setting = properties.lookup(name('D'))
  const isHidden = setting instanceof PDFDict && isAnyOff(all, setting)
  return { all, isAnyHidden: isHidden || file.context.enumerateIndirectObjects().some(([, object]) => showsWhatIsOff(object)) }
}

function isAnyOff(all: readonly PDFObject[], setting: PDFDict): boolean {
  const shown = listIn(setting, 'ON')
  const isOff = setting.lookup(name('BaseState')) === name('OFF') ? all.some((layer) => !shown.includes(layer)) : listIn(setting, 'OFF').length > 0
  return isOff || (listIn(setting, 'AS').length > 0 && all.some((layer) => isOffOnScreen(setting.context.lookup(layer))))
}

/** A layer may say by itself that it is for paper alone. */
function isOffOnScreen(layer: PDFObject | undefined): boolean {
  const usage = layer instanceof PDFDict ? layer.lookup(name('Usage')) : undefined
  const view = usage instanceof PDFDict ? usage.lookup(name('View')) : undefined
  return view instanceof PDFDict && view.lookup(name('ViewState')) === name('OFF')
}

/** What is shown only while a layer is off, or by a rule of its own, is hidden while all layers are on. */
function showsWhatIsOff(object: PDFObject): boolean {
  if (!(object instanceof PDFDict) || object.lookup(name('Type')) !== name('OCMD')) return false
  const policy = object.lookup(name('P'))
  return object.has(name('VE')) || policy === name('AllOff') || policy === name('AnyOff')
}

function listIn(dict: PDFDict, key: string): readonly PDFObject[] {
  const list = dict.lookup(name(key))
  return list instanceof PDFArray ? list.asArray() : []
}
