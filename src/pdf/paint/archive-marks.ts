import { PDFHexString, PDFName, PDFString, type PDFDocument } from 'pdf-lib'
import { colourProfile } from './colour-profile.ts'
import { bytesOf } from './pack-stream.ts'

/** PDF/A-2 holds no other file; PDF/A-3 does. PDF/A-1 is the oldest, with the fewest liberties. */
export type ArchiveLevel = '1b' | '2a' | '3a'

/** What a page holds, as bytes and as its zlib stream. */
export interface PageContents {
  readonly plain: Uint8Array
  readonly packed: Uint8Array
}

interface Archived {
  readonly title: string
  /** The same contents get the same identifier. */
  readonly contents: readonly PageContents[]
  readonly level: ArchiveLevel
  readonly crc32: (bytes: Uint8Array) => number
}

/**
 * Says of a file that it is an accessible archive file, PDF/UA-1 (ISO 14289-1) and PDF/A-2a, 3a or 1b (ISO 19005): its
 * metadata, what its colours are, and an identifier. Whoever claims it has tagged every page and embedded every font.
 */
export function markAsArchive(file: PDFDocument, { title, contents, level, crc32 }: Archived): void {
  const { context, catalog } = file
  const metadata = context.stream(metadataOf(title, level), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(PDFName.of('Metadata'), context.register(metadata))
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  const profile = context.register(context.stream(colourProfile, { N: 3 }))
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    Info: PDFString.of('sRGB'),
    DestOutputProfile: profile,
  })
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]))
  const identifier = PDFHexString.of(identifierOf(title, contents, crc32))
  context.trailerInfo.ID = context.obj([identifier, identifier])
}

/** One byte a character. PDF/A knows PDF/UA’s name for itself only when the file explains it. */
function metadataOf(title: string, level: ArchiveLevel): string {
  return `<?xpacket begin="\u00EF\u00BB\u00BF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>Consilium</pdf:Producer>
<pdfaid:part>${level.charAt(0)}</pdfaid:part><pdfaid:conformance>${level.charAt(1).toUpperCase()}</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>The part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

function escaped(text: string): string {
  return text.replace(/[&<>]|[^\u0020-\u007E]/gu, (character) => `&#${character.codePointAt(0)};`)
}

/**
 * Sixteen bytes from the words themselves, so that the same paper gives the same file: of the pages two sums that have nothing
 * to do with each other (CRC-32, and the Adler-32 a zlib stream ends with) and their length, and a sum of the title.
 */
function identifierOf(title: string, contents: readonly PageContents[], crc32: Archived['crc32']): string {
  let [one, other, length] = [0x811c9dc5, 0x9e3779b9, 0]
  for (const { plain, packed } of contents) {
    one = Math.imul(one ^ crc32(plain), 0x01000193)
    other = Math.imul(other ^ endOf(packed), 0x85ebca6b)
    length = Math.imul(length, 0x01000193) + plain.length
  }
  return [one, other, length, crc32(bytesOf(title))].map((sum) => (sum >>> 0).toString(16).toUpperCase().padStart(8, '0')).join('')
}

/** The last four bytes as a number. */
function endOf(bytes: Uint8Array): number {
  return bytes.subarray(-4).reduce((sum, byte) => (sum << 8) | byte, 0)
}
