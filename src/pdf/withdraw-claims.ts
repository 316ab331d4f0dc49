import { PDFName, PDFRawStream, decodePDFRawStream, type PDFDocument } from 'pdf-lib'

/** `pdfaid` says that a file can be archived, `pdfuaid` that it is accessible by the standard. */
export type Claim = 'pdfaid' | 'pdfuaid'

/** Takes claims out of a file's metadata that are no longer true of it. A file without metadata claims nothing. */
export function withdrawClaims(file: PDFDocument, claims: readonly Claim[]): void {
  const metadata = file.catalog.lookup(PDFName.of('Metadata'))
  if (!(metadata instanceof PDFRawStream)) return
  const packet = latin1(metadata.dict.has(PDFName.of('Filter')) ? decodePDFRawStream(metadata).decode() : metadata.contents)
  const cleared = claims.reduce(withoutClaim, packet)
  if (cleared === packet) return
  const stream = file.context.stream(Uint8Array.from(cleared, (letter) => letter.charCodeAt(0)), { Type: 'Metadata', Subtype: 'XML' })
  file.catalog.set(PDFName.of('Metadata'), file.context.register(stream))
  file.context.delete(file.context.getObjectRef(metadata)!)
}

/** A property is written either as an element or as an attribute. */
function withoutClaim(packet: string, claim: Claim): string {
  const element = new RegExp(`<${claim}:(\\w+)>[^<]*</${claim}:\\1>\\s*`, 'g')
  const attribute = new RegExp(`\\s${claim}:\\w+=(?:"[^"]*"|'[^']*')`, 'g')
  return packet.replace(element, '').replace(attribute, '')
}

/** One character a byte, so that what is not touched keeps its bytes. */
function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096))
  return text
}
