import { PDFName } from 'pdf-lib'

const known = new Map<string, PDFName>()

/** A name of PDF's, without its slash. pdf-lib reads each anew, which is felt where pages are many. Each is kept for ever: never one that a file chose. */
export function name(text: string): PDFName {
  const found = known.get(text) ?? PDFName.of(text)
  known.set(text, found)
  return found
}

/** What a name says, its bytes written by numbers put in their places: only then need pdf-lib take it apart. */
export function textOf(key: PDFName): string {
  const written = key.asString()
  return written.includes('#') ? key.decodeText() : written.slice(1)
}
