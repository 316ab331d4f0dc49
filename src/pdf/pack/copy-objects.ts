import { PDFArray, PDFBool, PDFDict, PDFHexString, PDFName, PDFNull, PDFNumber, PDFRawStream, PDFRef, PDFStream, PDFString, type PDFContext, type PDFObject } from 'pdf-lib'
import { kindAt, type DrawnKind } from './drawn-keys.ts'
import { name, textOf } from '../name.ts'

/**
 * Copies an object of one file into another, with what drawing reads of it and of all it refers to; the same object
 * always to the same place. What it is not for its kind to be, or nothing draws, becomes nothing.
 */
export type CopyObject = (object: PDFObject, kind: DrawnKind) => PDFObject

/**
 * Gives what copies from one file into another. Streams share their bytes with the old file. Only known keys are
 * copied: programs put names, paths and whole pages under keys of their own.
 * @param change gives a stream as it is to be in the other file
 */
export function objectCopier(from: PDFContext, to: PDFContext, change: (stream: PDFRawStream, kind: DrawnKind) => PDFRawStream): CopyObject {
  const copies = new Map<DrawnKind, Map<PDFRef, PDFRef>>()
  const copy = (object: PDFObject, kind: DrawnKind): PDFObject | null => {
    if (object instanceof PDFRef) return copyRef(object, kind)
    if (object instanceof PDFArray) return copyItems(object, kind)
    if (!(object instanceof PDFDict || object instanceof PDFStream)) return isValue(object) ? object : null
    const own = ownKind(object, kind)
    if (own === null) return null
    return object instanceof PDFRawStream ? copyStream(object, own) : object instanceof PDFDict ? copyEntries(object, own, PDFDict.withContext(to)) : null
  }
  const copyRef = (ref: PDFRef, asked: DrawnKind): PDFObject | null => {
    const object = from.lookup(ref)
    if (object === undefined) return PDFNull
    const kind = ownKind(object, asked)
    if (kind === null) return null
    const known = placesOf(kind).get(ref)
    if (known !== undefined) return known
    const place = to.nextRef()
    placesOf(kind).set(ref, place)
    to.assign(place, copy(object, kind) ?? PDFNull)
    return place
  }
  const placesOf = (kind: DrawnKind): Map<PDFRef, PDFRef> => {
    const known = copies.get(kind) ?? new Map<PDFRef, PDFRef>()
    copies.set(kind, known)
    return known
  }
  const copyItems = (list: PDFArray, kind: DrawnKind): PDFArray => {
    const copied = PDFArray.withContext(to)
    for (const item of list.asArray()) copied.push(copy(item, kind) ?? PDFNull)
    return copied
  }
  const copyStream = (stream: PDFRawStream, kind: DrawnKind): PDFRawStream => {
    const { dict, contents } = change(stream, kind)
    const copied = copyEntries(dict, kind, PDFDict.withContext(to))
    for (const [key, how] of [['Filter', 'value'], ['DecodeParms', 'packing']] as const) {
      const value = dict.get(name(key))
      const said = value === undefined ? null : copy(value, how)
      if (said !== null) copied.set(name(key), said)
    }
    return PDFRawStream.of(copied, contents)
  }
  const copyEntries = (dict: PDFDict, kind: DrawnKind, copied: PDFDict): PDFDict => {
    for (const [key, value] of dict.entries()) {
      const drawn = kindAt(kind, textOf(key))
      const entry = drawn === null ? null : copy(value, drawn)
      if (entry !== null) copied.set(key, entry)
    }
    return copied
  }
  return (object, kind) => copy(object, kind) ?? PDFNull
}

function isValue(object: PDFObject): boolean {
  return object instanceof PDFName || object instanceof PDFNumber || object instanceof PDFString || object instanceof PDFHexString || object instanceof PDFBool || object === PDFNull
}

/** Where a form and a picture may stand, the object says which it is; a plain value has no entries of its own. */
function ownKind(object: PDFObject, kind: DrawnKind): DrawnKind | null {
  const dict = object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : null
  if (dict === null) return kind
  if (kind === 'value') return null
  if (kind !== 'object') return kind
  const subtype = dict.lookup(name('Subtype'))
  return subtype === name('Form') ? 'form' : subtype === name('Image') ? 'picture' : null
}
