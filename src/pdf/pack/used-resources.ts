import { PDFDict, type PDFName, PDFRawStream, type PDFObject } from 'pdf-lib'
import { readNames } from './read-operations.ts'
import { name, textOf } from '../name.ts'

/** Gives of the resources of a page or a drawing those that its operators name. */
export type PickUsed = (content: Uint8Array, resources: PDFDict) => PDFDict

const kinds = ['ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'XObject', 'Font', 'Properties'].map(name)
/** These stand in for the plain colours without being named. */
const always = ['DefaultGray', 'DefaultRGB', 'DefaultCMYK'].map(name)

/**
 * Gives what picks the resources in use: programs often give every page one list with the pictures of all, and another
 * child's picture must not travel along unseen. A drawing that has no list of its own, or lacks a name in it, takes it
 * from the page it stands on, so what is drawn by drawings counts too.
 * @param unpack gives the operators of a stream
 */
export function resourcePicker(unpack: (stream: PDFRawStream) => Uint8Array): PickUsed {
  const asked = new Map<PDFRawStream, ReadonlySet<string>>()
  const listed = new Map<PDFDict, ReadonlyMap<string, readonly Named[]>>()
  /** What a drawing takes from the page around it. */
  const wants = (stream: PDFRawStream, resources: PDFDict | undefined): ReadonlySet<string> => {
    const known = asked.get(stream)
    if (known !== undefined) return known
    // A drawing inside itself is not drawn again.
    asked.set(stream, new Set())
    const own = new Set(kinds.flatMap((kind) => entriesOf(resources, kind).map(([key]) => decoded(textOf(key)))))
    const wanted = new Set([...namesIn(unpack(stream), resources)].filter((each) => !own.has(each)))
    asked.set(stream, wanted)
    return wanted
  }
  const drawingsOfList = (resources: PDFDict | undefined): ReadonlyMap<string, readonly Named[]> => {
    if (resources === undefined) return new Map()
    const drawings = listed.get(resources) ?? drawingsIn(resources)
    listed.set(resources, drawings)
    return drawings
  }
  const namesIn = (content: Uint8Array, resources: PDFDict | undefined): ReadonlySet<string> => {
    const all = new Set<string>()
    for (const written of readNames(content)) all.add(decoded(decoded(written)))
    const drawings = drawingsOfList(resources)
    // What a drawing takes from here may be a drawing in its turn: a set gives what is added to it in the middle, too.
    for (const each of all) for (const [stream, own] of drawings.get(each) ?? []) for (const wanted of wants(stream, own)) all.add(wanted)
    return all
  }
  return (content, resources) => {
    const used = namesIn(content, resources)
    const picked = PDFDict.withContext(resources.context)
    for (const kind of kinds) {
      const entries = entriesOf(resources, kind).filter(([key]) => used.has(decoded(textOf(key))) || always.includes(key))
      if (entries.length === 0) continue
      const list = PDFDict.withContext(resources.context)
      for (const [key, value] of entries) list.set(key, value)
      picked.set(kind, list)
    }
    return picked
  }
}

function entriesOf(resources: PDFDict | undefined, kind: PDFName): readonly (readonly [PDFName, PDFObject])[] {
  const list = resources?.lookup(kind)
  return list instanceof PDFDict ? list.entries() : []
}

type Named = readonly [PDFRawStream, PDFDict | undefined]

/** The streams of operators behind each name of a list of resources. */
function drawingsIn(resources: PDFDict): ReadonlyMap<string, readonly Named[]> {
  const all = new Map<string, Named[]>()
  for (const [key, value] of kinds.flatMap((kind) => entriesOf(resources, kind))) {
    const drawings = drawingsOf(resources.context.lookup(value))
    if (drawings.length === 0) continue
    const text = decoded(textOf(key))
    all.set(text, [...(all.get(text) ?? []), ...drawings])
  }
  return all
}

/** Those of one object: a form, a pattern, the mask of a state, the letters of a drawn font. */
function drawingsOf(object: PDFObject | undefined): readonly Named[] {
  if (object instanceof PDFRawStream) return isDrawn(object) ? [[object, dictIn(object.dict, 'Resources')]] : []
  if (!(object instanceof PDFDict)) return []
  const mask = dictIn(object, 'SMask')?.lookup(name('G'))
  const letters = dictIn(object, 'CharProcs')?.values().map((each) => object.context.lookup(each)) ?? []
  const ofFont = letters.flatMap((each): readonly Named[] => (each instanceof PDFRawStream ? [[each, dictIn(object, 'Resources')]] : []))
  return mask instanceof PDFRawStream ? [...ofFont, [mask, dictIn(mask.dict, 'Resources')]] : ofFont
}

/**
 * The bytes of a name that are written by their numbers, put in their places. pdf-lib does the same for the names of
 * lists, but not with small letters: those of operators are decoded once more, so that both are alike. They are
 * compared as text, for a `PDFName` is kept for ever.
 */
function decoded(written: string): string {
  return written.includes('#') ? written.replace(/#([\dA-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : written
}

/** Whether a stream holds operators: a form, or a pattern of tiles. */
export function isDrawn({ dict }: PDFRawStream): boolean {
  return dict.lookup(name('Subtype')) === name('Form') || dict.has(name('PatternType'))
}

function dictIn(dict: PDFDict, key: string): PDFDict | undefined {
  const found = dict.lookup(name(key))
  return found instanceof PDFDict ? found : undefined
}
