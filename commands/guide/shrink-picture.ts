import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const COLOURS = 64

interface Pixels {
  readonly width: number
  readonly height: number
  /** Four bytes a pixel in what a window gives, three without transparency. */
  readonly channels: 3 | 4
  readonly bytes: Buffer
}

/**
 * The same picture in at most 64 colours: a screen of words has few, and a guide should not make a repository heavy.
 * Throws on a PNG of another kind than a window gives (8 bits, RGB or RGBA, not interlaced).
 */
export function shrinkPicture(png: Uint8Array): Buffer {
  const pixels = readPixels(Buffer.from(png))
  const palette = choosePalette(countColours(pixels))
  return writeIndexed(pixels, palette)
}

function readPixels(png: Buffer): Pixels {
  let header: Buffer | null = null
  const data: Buffer[] = []
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') header = body
    if (type === 'IDAT') data.push(body)
    at += length + 12
  }
  if (header === null || header[8] !== 8 || (header[9] !== 2 && header[9] !== 6) || header[12] !== 0) throw new Error('The picture is no PNG as a window gives it.')
  const channels = header[9] === 6 ? 4 : 3
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  return { width, height, channels, bytes: unfilter(inflateSync(Buffer.concat(data)), width * channels, height, channels) }
}

/** Each line of a PNG is kept as its difference from its neighbours, by one of five rules. */
function unfilter(raw: Buffer, stride: number, height: number, step: number): Buffer {
  const out = Buffer.alloc(stride * height)
  for (let line = 0; line < height; line += 1) {
    const filter = raw[line * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x += 1) {
      const at = line * stride + x
      const left = x < step ? 0 : (out[at - step] ?? 0)
      const up = line === 0 ? 0 : (out[at - stride] ?? 0)
      const corner = x < step || line === 0 ? 0 : (out[at - stride - step] ?? 0)
      out[at] = (raw[line * (stride + 1) + 1 + x] ?? 0) + [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter]!
    }
  }
  return out
}

/** Paeth's predictor: the neighbour closest to where the three point. */
function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

function countColours({ bytes, channels }: Pixels): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (let at = 0; at < bytes.length; at += channels) {
    const colour = bytes.readUIntBE(at, 3)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  return counts
}

interface Palette {
  readonly kept: readonly number[]
  /** For each colour of the picture, which of the kept ones stands for it. */
  readonly indexOf: ReadonlyMap<number, number>
}

/** The colours that are seen most; every other is shown as the nearest of them. */
function choosePalette(counts: ReadonlyMap<number, number>): Palette {
  const kept = [...counts].sort(([, one], [, other]) => other - one).slice(0, COLOURS).map(([colour]) => colour)
  return { kept, indexOf: new Map([...counts.keys()].map((colour) => [colour, closest(colour, kept)])) }
}

function closest(colour: number, kept: readonly number[]): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (const [index, other] of kept.entries()) {
    const far = distance(colour, other)
    if (far < least) [best, least] = [index, far]
  }
  return best
}

function distance(one: number, other: number): number {
  return [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0)
}

function writeIndexed({ width, height, channels, bytes }: Pixels, { kept, indexOf }: Palette): Buffer {
  const lines = Buffer.alloc((width + 1) * height)
  for (let line = 0; line < height; line += 1) {
    for (let x = 0; x < width; x += 1) lines[line * (width + 1) + 1 + x] = indexOf.get(bytes.readUIntBE((line * width + x) * channels, 3)) ?? 0
  }
  const colours = Buffer.alloc(kept.length * 3)
  for (const [index, colour] of kept.entries()) colours.writeUIntBE(colour, index * 3, 3)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const out = Buffer.alloc(named.length + 8)
  out.writeUInt32BE(body.length, 0)
  named.copy(out, 4)
  out.writeUInt32BE(crc32(named), named.length + 4)
  return out
}
