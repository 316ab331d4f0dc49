import type { PDFContext, PDFObject, PDFRef } from 'pdf-lib'

/** Packs bytes into a zlib stream (RFC 1950). */
export type Deflate = (bytes: Uint8Array) => Uint8Array

type Entries = Readonly<Record<string, number | string | Readonly<Record<string, number | PDFObject>>>>

/** Puts contents into a file as a packed stream. A string has one byte a character. */
export function packStream(context: PDFContext, deflate: Deflate, contents: string | Uint8Array, entries: Entries = {}): PDFRef {
  return addStream(context, deflate(typeof contents === 'string' ? bytesOf(contents) : contents), entries)
}

/** Puts contents that are packed already into a file. */
export function addStream(context: PDFContext, packed: Uint8Array, entries: Entries = {}): PDFRef {
  return context.register(context.stream(packed, { ...entries, Filter: 'FlateDecode' }))
}

/** One byte a character. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}
