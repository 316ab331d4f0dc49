import { PDFArray, PDFDict, PDFRawStream, type PDFObject } from 'pdf-lib'
import { name } from '../name.ts'
import { withoutNotes } from '../picture/without-notes.ts'
import type { PressPorts } from '../press-ports.ts'
import { unpackStream } from './read-content.ts'

/**
 * Gives a picture of another file without what a camera noted in it: where and when it was taken is no part of it. Only
 * a JPEG has such notes; what it is packed in besides is taken off. Throws when that is damaged.
 */
export function withoutCameraNotes(picture: PDFRawStream, inflateCounted: PressPorts['inflateCounted']): PDFRawStream {
  const filters = listOf(picture.dict, 'Filter')
  if (filters.at(-1) !== name('DCTDecode')) return picture
  const jpeg = filters.length === 1 ? picture.contents : unpackStream(outerOf(picture, filters), inflateCounted).plain
  const bytes = withoutNotes(jpeg)
  if (bytes === picture.contents) return picture
  const dict = picture.dict.clone()
  const parameters = listOf(picture.dict, 'DecodeParms')[filters.length - 1]
  dict.set(name('Filter'), name('DCTDecode'))
  if (parameters instanceof PDFDict) dict.set(name('DecodeParms'), parameters)
  else dict.delete(name('DecodeParms'))
  return PDFRawStream.of(dict, bytes)
}

/** The packing round a JPEG, as a stream of its own. */
function outerOf({ dict: { context }, contents, dict }: PDFRawStream, filters: readonly (PDFObject | undefined)[]): PDFRawStream {
  const outer = PDFDict.withContext(context)
  const count = filters.length - 1
  const parameters = listOf(dict, 'DecodeParms').slice(0, count).filter((each) => each instanceof PDFDict)
  outer.set(name('Filter'), context.obj(filters.slice(0, count) as PDFObject[]))
  if (parameters.length > 0) outer.set(name('DecodeParms'), context.obj(parameters))
  return PDFRawStream.of(outer, contents)
}

/** What a key holds, one thing or several. */
function listOf(dict: PDFDict, key: string): readonly (PDFObject | undefined)[] {
  const held = dict.lookup(name(key))
  if (held instanceof PDFArray) return held.asArray().map((each) => dict.context.lookup(each))
  return held === undefined ? [] : [held]
}
