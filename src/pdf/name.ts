import { PDFName } from 'pdf-lib'

const known = new Map<string, PDFName>()

/** A name of PDF's, without its slash. pdf-lib reads each anew, which is felt where pages are many. Each is kept for ever: never one that a file chose. */
export function name(text: string): PDFName {
  const found = known.get(text) ?? PDFName.of(text)
  known.set(text, found)
  return found
}
