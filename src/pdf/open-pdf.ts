import { EncryptedPDFError, PDFDocument } from 'pdf-lib'

/** A file as objects, or why there are none: `locked` with a password, or `broken`. */
export type OpenedPdf = { readonly state: 'open'; readonly file: PDFDocument } | { readonly state: 'locked' | 'broken' }

/** Reads a PDF file whole. One with any part that cannot be read is broken: what is not read would be lost in silence. */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  try {
    const file = await PDFDocument.load(new SharedBytes(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length), { updateMetadata: false, throwOnInvalidObject: true, parseSpeed: Infinity })
    return file.getPageCount() === 0 ? { state: 'broken' } : { state: 'open', file }
  } catch (error) {
    return { state: error instanceof EncryptedPDFError || namesEncryption(bytes) ? 'locked' : 'broken' }
  }
}

/** Bytes of which a part is no copy: pdf-lib takes one of every stream, which is felt where pages are scans. */
class SharedBytes extends Uint8Array {
  static get [Symbol.species](): Uint8ArrayConstructor {
    return Uint8Array
  }

  override slice(start?: number, end?: number): Uint8Array<ArrayBuffer> {
    return this.subarray(start, end)
  }
}

/** Where objects stand inside encrypted streams, reading fails before the reader has found out why. */
function namesEncryption(bytes: Uint8Array): boolean {
  const name = [...'/Encrypt '].map((letter) => letter.charCodeAt(0))
  for (let at = bytes.indexOf(name[0]!); at !== -1; at = bytes.indexOf(name[0]!, at + 1)) {
    if (name.every((code, index) => bytes[at + index] === code)) return true
  }
  return false
}
