import { viewOf } from '../font/read-font-tables.ts'
import { endOfScan, isAdobe, jpegMarkers, withoutNotes } from './without-notes.ts'

/** A JPEG picture ready to be passed through: the compressed picture itself is not touched. */
export interface JpegPicture {
  readonly kind: 'jpeg'
  /** Without notes. */
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
  readonly colours: 1 | 3 | 4
  /** Adobe's programs write four-colour pictures as negatives, and mark them. */
  readonly isNegative: boolean
  /** EXIF's number for how the camera was held, 1 to 8. */
  readonly orientation: number
}

const { adobe, exif, scan, end } = jpegMarkers

/** Reads a JPEG file to its end; null when it is cut short, or of a kind that PDF does not know. */
export function readJpeg(bytes: Uint8Array): JpegPicture | null {
  const view = viewOf(bytes)
  let [frame, orientation, isByAdobe]: [Frame | null, number, boolean] = [null, 1, false]
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1]!
    if (bytes[at] !== 0xff) return null
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === end) break
    const next = at + 2 + view.getUint16(at + 2)
    if (next > bytes.length) return null
    const body = bytes.subarray(at + 4, next)
    if (isFrame(marker)) frame = readFrame(marker, body)
    if (marker === exif) orientation = readOrientation(body) ?? orientation
    if (marker === adobe && isAdobe(body)) isByAdobe = true
    at = next
    if (marker !== scan) continue
    if (frame === null) return null
    at = endOfScan(bytes, next)
    if (bytes[at + 1] === end) return pictureOf(withoutNotes(bytes), frame, isByAdobe, orientation)
  }
  return null
}

interface Frame {
  readonly width: number
  readonly height: number
  readonly colours: number
}

function pictureOf(bytes: Uint8Array, frame: Frame, isByAdobe: boolean, orientation: number): JpegPicture | null {
  const { width, height, colours } = frame
  if (colours !== 1 && colours !== 3 && colours !== 4) return null
  return { kind: 'jpeg', bytes, width, height, colours, isNegative: isByAdobe && colours === 4, orientation }
}

/** Start of frame: C0 to CF without the tables that share the range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** Baseline, extended and progressive, 8 bits: what every reader of PDF draws. */
function readFrame(marker: number, body: Uint8Array): Frame | null {
  if (marker > 0xc2 || body.length < 6 || body[0] !== 8) return null
  const view = viewOf(body)
  const frame = { width: view.getUint16(3), height: view.getUint16(1), colours: body[5]! }
  return frame.width === 0 || frame.height === 0 ? null : frame
}

const orientationTag = 0x0112

/** The orientation in a camera's notes; undefined when they are not EXIF or do not say. */
function readOrientation(body: Uint8Array): number | undefined {
  if (body.length < 20 || String.fromCharCode(...body.subarray(0, 4)) !== 'Exif') return undefined
  const tiff = viewOf(body.subarray(6))
  const little = tiff.getUint16(0) === 0x4949
  const directory = tiff.getUint32(4, little)
  if (directory + 2 > tiff.byteLength) return undefined
  for (let left = tiff.getUint16(directory, little), at = directory + 2; left > 0 && at + 12 <= tiff.byteLength; left -= 1, at += 12) {
    const value = tiff.getUint16(at + 8, little)
    if (tiff.getUint16(at, little) === orientationTag) return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}
