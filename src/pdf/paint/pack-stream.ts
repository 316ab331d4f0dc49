import type { PDFContext, PDFObject, PDFRef } from 'pdf-lib'

/** Packs bytes into a zlib stream (RFC 1950). */
export type Deflate = (bytes: Uint8Array) => Uint8Array

/** Puts contents into a file as a packed stream. A string has one byte a character. */
export function packStream(context: PDFContext, deflate: Deflate, contents: string | Uint8Array, entries: Readonly<Record<string, number | string | Readonly<Record<string, number | PDFObject>>>> = {}): PDFRef {
  const bytes = typeof contents === 'string' ? bytesOf(contents) : contents
  return context.register(context.stream(deflate(bytes), { ...entries, Filter: 'FlateDecode' }))
}

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}
