import { decodePDFRawStream, PDFArray, PDFBool, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFStream, PDFString, type PDFObject } from 'pdf-lib'

/** Readers for the objects of a file that answer null where something is absent or of another kind, and never throw. */
export type Found = PDFObject | undefined

/** Goes down a path of keys, through references; the way through a stream is its dictionary. */
export function at(from: Found, ...path: readonly string[]): Found {
  return path.reduce<Found>((here, key) => dictOf(here)?.lookup(PDFName.of(key)), from)
}

/** What stands under a key itself: the reference, where it is one. */
export function rawAt(from: Found, key: string): Found {
  return dictOf(from)?.get(PDFName.of(key))
}

/** The dictionary an object is or has; the readers below likewise give null for any other kind. */
export function dictOf(object: Found): PDFDict | null {
  if (object instanceof PDFDict) return object
  return object instanceof PDFStream ? object.dict : null
}

export function nameOf(object: Found): string | null {
  return object instanceof PDFName ? object.decodeText() : null
}

export function numberOf(object: Found): number | null {
  return object instanceof PDFNumber ? object.asNumber() : null
}

export function boolOf(object: Found): boolean | null {
  return object instanceof PDFBool ? object.asBoolean() : null
}

export function textOf(object: Found): string | null {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : null
}

/** An entry of an array: as it stands, and what it stands for. */
export interface Entry {
  readonly raw: PDFObject
  readonly value: PDFObject
}

/** The entries of an array; one entry where the object is none, as the standard allows in many places. */
export function entriesAt(from: Found, key: string): readonly Entry[] {
  const raw = rawAt(from, key)
  const value = at(from, key)
  if (value instanceof PDFArray) return entriesOf(value)
  return raw === undefined || value === undefined ? [] : [{ raw, value }]
}

/** The entries of an array; none where the object is no array. */
export function entriesOf(list: Found): readonly Entry[] {
  if (!(list instanceof PDFArray)) return []
  return list.asArray().flatMap((raw, index) => {
    const value = list.lookup(index)
    return value === undefined ? [] : [{ raw, value }]
  })
}

/** The numbers of an array, without whatever else is in it. */
export function numbersOf(list: Found): readonly number[] {
  return entriesOf(list).flatMap(({ value }) => numberOf(value) ?? [])
}

/** A reference as a key for maps; null for an object that stands where it is used. */
export function keyOf(object: Found): string | null {
  return object instanceof PDFRef ? object.toString() : null
}

/** The bytes of a stream, unpacked; null for anything else and for a stream that cannot be unpacked. */
export function streamBytesOf(object: Found): Uint8Array | null {
  if (!(object instanceof PDFRawStream)) return null
  try {
    return decodePDFRawStream(object).decode()
  } catch {
    return null
  }
}

/** One character a byte: for what is written in ASCII. */
export function latinOf(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}
