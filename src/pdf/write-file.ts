import { PDFStream, PDFNumber, type PDFContext, type PDFDict, type PDFObject, type PDFRef } from 'pdf-lib'
import { joinAll } from './join-bytes.ts'
import { name } from './name.ts'
import { bytesOf, type Deflate } from './paint/pack-stream.ts'

/** Where an object stands: at a byte of the file, or at a place in a stream, itself an object, that holds several. */
type Standing = { readonly at: number; readonly generation: number } | { readonly within: number; readonly place: number }

/** How many objects share a stream: enough to pack well, and few enough for a reader who wants one of them. */
const SHARING = 200

/**
 * Writes out the objects of a file (ISO 32000-1, 7.5). pdf-lib’s own writers measure each object
 * before they write it, and copy what a stream holds byte by byte.
 * @param deflate packs all but streams into streams that several objects share, as PDF 1.5 and later allow; null keeps each by itself
 */
export function writeFile(context: PDFContext, deflate: Deflate | null): Uint8Array {
  const pieces = gatherPieces()
  const standing = new Map<number, Standing>()
  const sharing: [number, PDFObject][] = []
  let next = context.largestObjectNumber + 1
  const put = (number: number, object: PDFObject, generation = 0): void => {
    standing.set(number, { at: pieces.length(), generation })
    pieces.add(`${number} ${generation} obj\n`)
    addObject(pieces, object)
    pieces.add('\nendobj\n\n')
  }
  pieces.add('%PDF-1.7\n%\u0081\u0081\u0081\u0081\n\n')
  for (const [{ objectNumber, generationNumber }, object] of latestObjects(context)) {
    // What shares a stream is of generation 0.
    if (deflate === null || generationNumber > 0 || object instanceof PDFStream) put(objectNumber, object, generationNumber)
    else sharing.push([objectNumber, object])
  }
  if (deflate !== null) {
    for (let from = 0; from < sharing.length; from += SHARING) {
      const part = sharing.slice(from, from + SHARING)
      for (const [place, [number]] of part.entries()) standing.set(number, { within: next, place })
      put(next++, shareStream(context, part, deflate))
    }
  }
  const start = pieces.length()
  if (deflate === null) pieces.add(`xref\n0 ${next}\n${rowsOf(standing, next)}trailer\n${trailerOf(context, next).toString()}\n\n`)
  else put(next, tableStream(context, standing.set(next, { at: start, generation: 0 }), next + 1, deflate))
  pieces.add(`startxref\n${start}\n%%EOF`)
  return pieces.whole()
}

/** A number that was freed and used again stands for the latest generation only. */
function latestObjects(context: PDFContext): Iterable<readonly [PDFRef, PDFObject]> {
  const latest = new Map<number, readonly [PDFRef, PDFObject]>()
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (ref.generationNumber >= (latest.get(ref.objectNumber)?.[0].generationNumber ?? 0)) latest.set(ref.objectNumber, [ref, object])
  }
  return latest.values()
}

interface Pieces {
  /** Adds bytes, or text of one byte a character. */
  readonly add: (piece: string | Uint8Array) => void
  readonly length: () => number
  readonly whole: () => Uint8Array
}

function gatherPieces(): Pieces {
  const pieces: Uint8Array[] = []
  let [length, text] = [0, '']
  const endText = (): void => {
    pieces.push(bytesOf(text))
    text = ''
  }
  return {
    add: (piece) => {
      length += piece.length
      if (typeof piece === 'string') {
        text += piece
        return
      }
      endText()
      pieces.push(piece)
    },
    length: () => length,
    whole: () => {
      endText()
      return joinAll(pieces)
    },
  }
}

function addObject(pieces: Pieces, object: PDFObject): void {
  if (!(object instanceof PDFStream)) {
    pieces.add(object.toString())
    return
  }
  const contents = object.getContents()
  object.dict.set(name('Length'), PDFNumber.of(contents.length))
  pieces.add(`${object.dict.toString()}\nstream\n`)
  pieces.add(contents)
  pieces.add('\nendstream')
}

function shareStream(context: PDFContext, objects: readonly (readonly [number, PDFObject])[], deflate: Deflate): PDFStream {
  let [places, texts] = ['', '']
  for (const [number, object] of objects) {
    places += `${number} ${texts.length} `
    texts += `${object.toString()}\n`
  }
  return context.stream(deflate(bytesOf(places + texts)), { Type: 'ObjStm', N: objects.length, First: places.length, Filter: 'FlateDecode' })
}

/** The entries of a file’s trailer. @param size one more than its highest object number */
function trailerOf(context: PDFContext, size: number): PDFDict {
  const { Root, Encrypt, Info, ID } = context.trailerInfo
  return context.obj({ Size: size, Root, Encrypt, Info, ID })
}

/** Where each object stands, as rows of text (7.5.4). A number nobody uses is free. */
function rowsOf(standing: ReadonlyMap<number, Standing>, size: number): string {
  return Array.from({ length: size }, (_, number) => {
    const where = standing.get(number)
    return where === undefined || !('at' in where) ? '0000000000 65535 f \n' : `${String(where.at).padStart(10, '0')} ${String(where.generation).padStart(5, '0')} n \n`
  }).join('')
}

/** The same as a stream (7.5.8): seven bytes an object, in fields of one, four and two. */
function tableStream(context: PDFContext, standing: ReadonlyMap<number, Standing>, size: number, deflate: Deflate): PDFStream {
  const table = new Uint8Array(size * 7)
  const view = new DataView(table.buffer)
  view.setUint16(5, 65535)
  for (const [number, where] of standing) {
    const row = number * 7
    view.setUint8(row, 'at' in where ? 1 : 2)
    view.setUint32(row + 1, 'at' in where ? where.at : where.within)
    view.setUint16(row + 5, 'at' in where ? where.generation : where.place)
  }
  const stream = context.stream(deflate(table), { Type: 'XRef', W: [1, 4, 2], Filter: 'FlateDecode' })
  for (const [key, value] of trailerOf(context, size).entries()) stream.dict.set(key, value)
  return stream
}
