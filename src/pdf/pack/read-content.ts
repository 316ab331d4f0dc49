import { PDFArray, PDFDict, PDFRawStream, decodePDFRawStream, type PDFContext, type PDFObject } from 'pdf-lib'
import { joinAll } from '../join-bytes.ts'
import { name } from '../name.ts'
import type { PressPorts } from '../press-ports.ts'

/** More than this in one page's operators is no page that anybody drew. */
const mostContent = 200_000_000

type InflateCounted = PressPorts['inflateCounted']

/** What a stream holds, or the streams of a page together: operators mostly. */
export interface Content {
  readonly plain: Uint8Array
  /** The same, packed, and nothing behind it, where the file has it so in one piece: not every page need be packed anew. */
  readonly packed: Uint8Array | null
}

/** The operators of a page, unpacked and in one piece. Throws when a part is missing or packed in a way that is not known. */
export function readContents(context: PDFContext, contents: PDFObject | undefined, inflateCounted: InflateCounted): Content {
  const object = context.lookup(contents)
  if (object === undefined && contents === undefined) return { plain: new Uint8Array(0), packed: null }
  const streams = object instanceof PDFArray ? object.asArray().map((each) => context.lookup(each)) : [object]
  if (streams.length === 1) return unpackStream(streams[0], inflateCounted)
  const newline = Uint8Array.of(10)
  return { plain: joinAll(streams.flatMap((stream) => [unpackStream(stream, inflateCounted).plain, newline])), packed: null }
}

/** Whether a stream is packed by zlib and in no other way. */
export function isDeflated({ dict }: PDFRawStream): boolean {
  return onlyOne(dict.lookup(name('Filter'))) === name('FlateDecode')
}

/** Unpacks one stream. Throws where even its sum does not match: what cannot be trusted is not drawn in part. */
export function unpackStream(stream: PDFObject | undefined, inflateCounted: InflateCounted): Content {
  if (!(stream instanceof PDFRawStream)) throw new TypeError('A part of a page is missing.')
  const parameters = onlyOne(stream.dict.lookup(name('DecodeParms')))
  if (parameters instanceof PDFDict && parameters.has(name('Predictor'))) throw new TypeError('Operators are not packed so.')
  return isDeflated(stream) ? unpackDeflated(stream, inflateCounted) : { plain: decodePDFRawStream(stream).decode(), packed: null }
}

/** Unpacks one that is packed by zlib. Throws as `unpackStream` does. */
export function unpackDeflated({ contents }: PDFRawStream, inflateCounted: InflateCounted): Content & { readonly packed: Uint8Array } {
  const { plain, length } = inflateCounted(contents, mostContent)
  return { plain, packed: length === contents.length ? contents : contents.subarray(0, length) }
}

/** What stands alone in a list, or by itself. */
function onlyOne(object: PDFObject | undefined): PDFObject | undefined {
  return object instanceof PDFArray && object.size() === 1 ? object.lookup(0) : object
}
