import type { PressPorts } from '../press-ports.ts'
import { viewOf } from '../font/read-font-tables.ts'
import { joinAll } from '../join-bytes.ts'

/** A PNG picture as its file holds it. */
export interface PngPicture {
  readonly kind: 'png'
  readonly width: number
  readonly height: number
  /** Bits of one sample: 1, 2, 4, 8 or 16. */
  readonly depth: number
  readonly colour: PngColour
  readonly isInterlaced: boolean
  /** Red, green and blue of each colour by its number, where samples are such numbers. */
  readonly palette: Uint8Array | null
  /** What the file says of see-through colours, where it has no alpha samples. */
  readonly clear: Uint8Array | null
  /** The picture, in one zlib stream. */
  readonly data: Uint8Array
}

export type PngColour = 'grey' | 'rgb' | 'numbers' | 'grey-alpha' | 'rgb-alpha'

const colours: Readonly<Record<number, PngColour>> = { 0: 'grey', 2: 'rgb', 3: 'numbers', 4: 'grey-alpha', 6: 'rgb-alpha' }
const depths: Readonly<Record<PngColour, readonly number[]>> = {
  'grey': [1, 2, 4, 8, 16],
  'rgb': [8, 16],
  'numbers': [1, 2, 4, 8],
  'grey-alpha': [8, 16],
  'rgb-alpha': [8, 16],
}

/** How many samples a pixel has. */
export function samplesOf(colour: PngColour): number {
  return { 'grey': 1, 'rgb': 3, 'numbers': 1, 'grey-alpha': 2, 'rgb-alpha': 4 }[colour]
}

/** Reads a PNG file; null when a part is damaged or missing. */
export function readPng(bytes: Uint8Array, crc32: PressPorts['crc32']): PngPicture | null {
  const chunks = readChunks(bytes, crc32)
  const head = chunks?.get('IHDR')?.[0]
  const data = chunks?.get('IDAT')
  if (chunks === null || head === undefined || head.length < 13 || data === undefined) return null
  const view = viewOf(head)
  const colour = colours[head[9]!]
  const palette = chunks.get('PLTE')?.[0] ?? null
  if (colour === undefined || !depths[colour].includes(head[8]!) || view.getUint32(0) === 0 || view.getUint32(4) === 0) return null
  if (colour === 'numbers' && (palette === null || palette.length === 0 || palette.length % 3 !== 0)) return null
  return {
    kind: 'png',
    width: view.getUint32(0),
    height: view.getUint32(4),
    depth: head[8]!,
    colour,
    isInterlaced: head[12] === 1,
    palette: colour === 'numbers' ? palette : null,
    clear: chunks.get('tRNS')?.[0] ?? null,
    data: data.length === 1 ? data[0]! : joinAll(data),
  }
}

/** The parts of the file by name; null when one does not match its sum, or the last is not there. */
function readChunks(bytes: Uint8Array, crc32: PressPorts['crc32']): ReadonlyMap<string, readonly Uint8Array[]> | null {
  const view = viewOf(bytes)
  const chunks = new Map<string, Uint8Array[]>()
  for (let at = 8; at + 12 <= bytes.length; ) {
    const next = at + 12 + view.getUint32(at)
    if (next > bytes.length || crc32(bytes.subarray(at + 4, next - 4)) !== view.getUint32(next - 4)) return null
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const known = chunks.get(name)
    const body = bytes.subarray(at + 8, next - 4)
    if (known === undefined) chunks.set(name, [body])
    else known.push(body)
    if (name === 'IEND') return chunks
    at = next
  }
  return null
}
