import { PDFArray, PDFDict, PDFRawStream, decodePDFRawStream, type PDFContext, type PDFObject } from 'pdf-lib'
import { joinBytes } from '../join-bytes.ts'
import { name } from '../name.ts'

/** More than this in one page's operators is no page that anybody drew. */
const mostContent = 200_000_000

/** The operators of a page. */
export interface PageContent {
  readonly plain: Uint8Array
  /** The same, packed, where the file has them so in one piece: not every page need be packed anew. */
  readonly packed: Uint8Array | null
}

/** The operators of a page, unpacked and in one piece. Throws when a part is missing or packed in a way that is not known. */
export function readContents(context: PDFContext, contents: PDFObject | undefined, inflate: (bytes: Uint8Array, most: number) => Uint8Array): PageContent {
  const object = context.lookup(contents)
  if (object === undefined && contents === undefined) return { plain: new Uint8Array(0), packed: null }
  const streams = object instanceof PDFArray ? object.asArray().map((each) => context.lookup(each)) : [object]
  const [first] = streams
  if (streams.length === 1) return { plain: unpackStream(first, inflate), packed: first instanceof PDFRawStream && isDeflated(first) ? first.contents : null }
  const newline = Uint8Array.of(10)
  return { plain: joinBytes(...streams.flatMap((stream) => [unpackStream(stream, inflate), newline])), packed: null }
}

function isDeflated({ dict }: PDFRawStream): boolean {
  return onlyOne(dict.lookup(name('Filter'))) === name('FlateDecode')
}

/** Unpacks one stream. Throws where even its sum does not match: what cannot be trusted is not drawn in part. */
export function unpackStream(stream: PDFObject | undefined, inflate: (bytes: Uint8Array, most: number) => Uint8Array): Uint8Array {
  if (!(stream instanceof PDFRawStream)) throw new TypeError('A part of a page is missing.')
  const parameters = onlyOne(stream.dict.lookup(name('DecodeParms')))
  if (parameters instanceof PDFDict && parameters.has(name('Predictor'))) throw new TypeError('Operators are not packed so.')
  return isDeflated(stream) ? inflate(stream.contents, mostContent) : decodePDFRawStream(stream).decode()
}

/** What stands alone in a list, or by itself. */
export function onlyOne(object: PDFObject | undefined): PDFObject | undefined {
  return object instanceof PDFArray && object.size() === 1 ? object.lookup(0) : object
}
