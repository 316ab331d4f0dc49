import { joinAll } from '../join-bytes.ts'

/** Markers of JPEG (ITU-T T.81, annex B). */
export const jpegMarkers = { begin: 0xd8, end: 0xd9, scan: 0xda, jfif: 0xe0, exif: 0xe1, adobe: 0xee, comment: 0xfe } as const

const { begin, end, scan, jfif, adobe, comment } = jpegMarkers

/**
 * Gives a JPEG without notes: where and when it was taken, by whose telephone, a small copy of what it was cut from,
 * and whatever stands before its beginning and behind its end. The compressed picture is left byte for byte, whole or
 * not and of whatever kind. The same bytes, where there is nothing to leave out; none at all, where nothing begins.
 */
export function withoutNotes(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = []
  let at = beginOf(bytes)
  while (at < bytes.length) {
    const marker = bytes[at + 1]
    if (bytes[at] !== 0xff || marker === 0xff) {
      at += 1
      continue
    }
    const next = endOfPart(bytes, at)
    kept.push(partOf(bytes.subarray(at, next)))
    if (marker === end) break
    at = next
  }
  const isWhole = kept.reduce((length, part) => length + part.length, 0) === bytes.length
  return isWhole && kept.every((part) => part.buffer === bytes.buffer) ? bytes : joinAll(kept)
}

function beginOf(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0xff); at !== -1; at = bytes.indexOf(0xff, at + 1)) if (bytes[at + 1] === begin) return at
  return bytes.length
}

/** Where a marker ends, with its own bytes and, after the head of a scan, with the compressed picture. */
function endOfPart(bytes: Uint8Array, at: number): number {
  const marker = bytes[at + 1]
  if (marker === undefined || standsAlone(marker) || at + 4 > bytes.length) return Math.min(at + 2, bytes.length)
  const next = Math.min(at + 2 + Math.max(bytes[at + 2]! * 256 + bytes[at + 3]!, 2), bytes.length)
  return marker === scan ? endOfScan(bytes, next) : next
}

function standsAlone(marker: number): boolean {
  return marker <= 1 || (marker >= 0xd0 && marker <= end)
}

/** Where the next marker stands after a stretch of compressed picture, or the file ends. */
export function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]!
    const isPicture = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!isPicture) return at
  }
  return bytes.length
}

const nothing = new Uint8Array(0)

/** A part as it is kept. JFIF and Adobe's mark say how colours are written, and may be longer than that. */
function partOf(part: Uint8Array): Uint8Array {
  const marker = part[1]!
  if (marker === jfif) return startsWith(part, 'JFIF\0') && part.length >= 18 ? withoutSmallCopy(part) : nothing
  if (marker === adobe) return isAdobe(part.subarray(4)) ? ofLength(part, 16) : nothing
  return marker === comment || (marker > jfif && marker <= 0xef) ? nothing : part
}

/** Whether the body of a segment is the mark of Adobe's programs. */
export function isAdobe(body: Uint8Array): boolean {
  return body.length >= 12 && startsWith(body, 'Adobe', 0)
}

function withoutSmallCopy(part: Uint8Array): Uint8Array {
  if (part.length === 18 && part[16] === 0 && part[17] === 0) return part
  return Uint8Array.from(ofLength(part, 18)).fill(0, 16)
}

function ofLength(part: Uint8Array, length: number): Uint8Array {
  if (part.length === length) return part
  const cut = Uint8Array.from(part.subarray(0, length))
  cut.set([0, length - 2], 2)
  return cut
}

function startsWith(bytes: Uint8Array, text: string, from = 4): boolean {
  return [...text].every((letter, index) => bytes[from + index] === letter.charCodeAt(0))
}
