import { PDFArray, PDFDict, type PDFName, PDFNull, PDFRawStream, PDFRef, type PDFContext, type PDFObject } from 'pdf-lib'
import { name } from '../name.ts'

/** Copies an object of one file, with all it refers to, into another; the same object always to the same place. */
export type CopyObject = (object: PDFObject) => PDFObject

/** What a stream may say of its old file: its place in the tags, who made it, what was attached. */
const ofOldFile = ['StructParent', 'StructParents', 'Metadata', 'PieceInfo', 'AF', 'OPI', 'LastModified', 'Length'].map((key) => name(key))

/**
 * Gives what copies from one file into another. Streams share their bytes with the old file.
 * @param change gives a stream as it is to be in the other file
 */
export function objectCopier(from: PDFContext, to: PDFContext, change: (stream: PDFRawStream) => PDFRawStream): CopyObject {
  const copies = new Map<PDFRef, PDFRef>()
  const copy = (object: PDFObject): PDFObject => {
    if (object instanceof PDFRef) return copyRef(object)
    if (object instanceof PDFRawStream) return copyStream(object)
    if (object instanceof PDFDict) return copyEntries(object, PDFDict.withContext(to))
    if (object instanceof PDFArray) return object.asArray().reduce((array: PDFArray, item) => pushed(array, copy(item)), PDFArray.withContext(to))
    return object
  }
  const copyRef = (ref: PDFRef): PDFObject => {
    const known = copies.get(ref)
    if (known !== undefined) return known
    const object = from.lookup(ref)
    if (object === undefined) return PDFNull
    const place = to.nextRef()
    copies.set(ref, place)
    to.assign(place, copy(object))
    return place
  }
  const copyStream = (stream: PDFRawStream): PDFRawStream => {
    const { dict, contents } = change(stream)
    const copied = copyEntries(dict, PDFDict.withContext(to), ofOldFile)
    return PDFRawStream.of(copied, contents)
  }
  const copyEntries = (dict: PDFDict, copied: PDFDict, without: readonly PDFName[] = []): PDFDict => {
    for (const [key, value] of dict.entries()) if (!without.includes(key)) copied.set(key, copy(value))
    return copied
  }
  return copy
}

function pushed(array: PDFArray, item: PDFObject): PDFArray {
  array.push(item)
  return array
}
