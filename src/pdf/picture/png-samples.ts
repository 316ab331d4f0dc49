import { samplesOf, type PngPicture } from './read-png.ts'

/** The samples of a picture, row by row from the top, each row ending on a whole byte as the file's own rows do. */
export interface Samples {
  readonly bytes: Uint8Array
  readonly rowLength: number
}

/** More than this, unpacked, would not fit beside the rest of a pack in memory. */
export const mostSampleBytes = 300_000_000

export function rowLengthOf({ depth, colour }: PngPicture, width: number): number {
  return Math.ceil((width * samplesOf(colour) * depth) / 8)
}

/** Unpacks a picture. Throws when its data are damaged or not all there. */
export function unpackPng(picture: PngPicture, inflate: (bytes: Uint8Array, most: number) => Uint8Array): Samples {
  const passes = picture.isInterlaced ? adam7 : [wholePicture]
  const parts = passes.map((pass) => partOf(picture, pass))
  const length = parts.reduce((sum, part) => sum + part.rows * (part.rowLength + 1), 0)
  const packed = inflate(picture.data, length + 1024)
  if (packed.length < length) throw new RangeError('The picture ends before its last row.')
  const rowLength = rowLengthOf(picture, picture.width)
  const bytes = new Uint8Array(rowLength * picture.height)
  let from = 0
  for (const [index, part] of parts.entries()) {
    const rows = unfilter(packed.subarray(from, from + part.rows * (part.rowLength + 1)), part, stepOf(picture))
    from += part.rows * (part.rowLength + 1)
    if (picture.isInterlaced) scatter(picture, rows, part, passes[index]!, bytes, rowLength)
    else bytes.set(rows)
  }
  return { bytes, rowLength }
}

/** Where the pixels of one pass stand in the whole picture: the first, and how far to the next. */
interface Pass {
  readonly left: number
  readonly top: number
  readonly across: number
  readonly down: number
}

const wholePicture: Pass = { left: 0, top: 0, across: 1, down: 1 }
const adam7: readonly Pass[] = [
  { left: 0, top: 0, across: 8, down: 8 },
  { left: 4, top: 0, across: 8, down: 8 },
  { left: 0, top: 4, across: 4, down: 8 },
  { left: 2, top: 0, across: 4, down: 4 },
  { left: 0, top: 2, across: 2, down: 4 },
  { left: 1, top: 0, across: 2, down: 2 },
  { left: 0, top: 1, across: 1, down: 2 },
]

interface Part {
  readonly columns: number
  readonly rows: number
  readonly rowLength: number
}

function partOf(picture: PngPicture, pass: Pass): Part {
  const columns = Math.max(0, Math.ceil((picture.width - pass.left) / pass.across))
  const rows = columns === 0 ? 0 : Math.max(0, Math.ceil((picture.height - pass.top) / pass.down))
  return { columns, rows, rowLength: rowLengthOf(picture, columns) }
}

/** How many bytes back the same sample of the pixel before stands. */
function stepOf({ depth, colour }: PngPicture): number {
  return Math.max(1, (samplesOf(colour) * depth) / 8)
}

/** Undoes the five filters of PNG, a row at a time: each byte was written as what differs from its neighbours. */
function unfilter(packed: Uint8Array, { rows, rowLength }: Part, step: number): Uint8Array {
  const bytes = new Uint8Array(rows * rowLength)
  let above = new Uint8Array(rowLength)
  for (let row = 0; row < rows; row += 1) {
    const from = row * (rowLength + 1)
    const here = bytes.subarray(row * rowLength, (row + 1) * rowLength)
    here.set(packed.subarray(from + 1, from + 1 + rowLength))
    unfilterRow(packed[from]!, here, above, step)
    above = here
  }
  return bytes
}

/** A loop for each filter: a picture has millions of bytes. Outside it the bytes to the left count as 0. */
function unfilterRow(filter: number, here: Uint8Array, above: Uint8Array, step: number): void {
  if (filter > 4) throw new RangeError('The picture has a row that cannot be read.')
  if (filter === 1) for (let at = step; at < here.length; at += 1) here[at]! += here[at - step]!
  if (filter === 2) for (let at = 0; at < here.length; at += 1) here[at]! += above[at]!
  if (filter === 3) for (let at = 0; at < here.length; at += 1) here[at]! += ((at < step ? 0 : here[at - step]!) + above[at]!) >> 1
  if (filter === 4) for (let at = 0; at < here.length; at += 1) here[at]! += at < step ? above[at]! : nearest(here[at - step]!, above[at]!, above[at - step]!)
}

/** Paeth's guess: of three neighbours the one nearest to where their slope points. */
function nearest(left: number, up: number, corner: number): number {
  const byLeft = Math.abs(up - corner)
  const byUp = Math.abs(left - corner)
  const byCorner = Math.abs(left + up - 2 * corner)
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}

/** Puts the pixels of a pass where they stand in the whole picture. */
function scatter(picture: PngPicture, rows: Uint8Array, part: Part, pass: Pass, bytes: Uint8Array, rowLength: number): void {
  const bits = samplesOf(picture.colour) * picture.depth
  for (let row = 0; row < part.rows; row += 1) {
    const to = (pass.top + row * pass.down) * rowLength
    for (let column = 0; column < part.columns; column += 1) {
      const place = pass.left + column * pass.across
      if (bits >= 8) {
        const from = row * part.rowLength + (column * bits) / 8
        for (let byte = 0; byte < bits / 8; byte += 1) bytes[to + (place * bits) / 8 + byte] = rows[from + byte]!
      } else {
        const value = bitsAt(rows, row * part.rowLength, column, bits)
        bytes[to + ((place * bits) >> 3)]! |= value << (8 - bits - ((place * bits) & 7))
      }
    }
  }
}

/** The sample at a place of the row that begins at `row`. */
export function sampleAt(bytes: Uint8Array, row: number, place: number, depth: number): number {
  return depth === 16 ? bytes[row + place * 2]! * 256 + bytes[row + place * 2 + 1]! : bitsAt(bytes, row, place, depth)
}

function bitsAt(bytes: Uint8Array, row: number, place: number, bits: number): number {
  return (bytes[row + ((place * bits) >> 3)]! >> (8 - bits - ((place * bits) & 7))) & ((1 << bits) - 1)
}
