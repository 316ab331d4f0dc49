import { PDFArray, PDFDict, PDFHexString, PDFRawStream, PDFStream, PDFString, type PDFContext, type PDFObject } from 'pdf-lib'
import { hexOf } from '../hex.ts'
import { WrittenObject } from '../paint/written-object.ts'

/** Puts every string and every stream of a file through `lock`: what is left in clear are names, numbers and structure. */
export function lockObjects(context: PDFContext, lock: (bytes: Uint8Array) => Uint8Array): void {
  for (const [ref, object] of context.enumerateIndirectObjects()) context.assign(ref, locked(object, lock))
}

function locked(object: PDFObject, lock: (bytes: Uint8Array) => Uint8Array): PDFObject {
  if (object instanceof PDFString || object instanceof PDFHexString) return PDFHexString.of(hexOf(lock(object.asBytes())))
  if (object instanceof PDFStream) {
    lockEntries(object.dict, lock)
    return PDFRawStream.of(object.dict, lock(object.getContents()))
  }
  if (object instanceof WrittenObject) throw new Error('what is written already cannot be locked')
  if (object instanceof PDFDict) lockEntries(object, lock)
  if (object instanceof PDFArray) for (const [index, item] of object.asArray().entries()) object.set(index, locked(item, lock))
  return object
}

function lockEntries(dict: PDFDict, lock: (bytes: Uint8Array) => Uint8Array): void {
  for (const [key, value] of dict.entries()) dict.set(key, locked(value, lock))
}
