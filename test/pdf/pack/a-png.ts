import { crc32, deflateSync } from 'node:zlib'

export interface PngWish {
  readonly width: number
  readonly height: number
  readonly depth: 1 | 2 | 4 | 8 | 16
  /** PNG's number: 0 grey, 2 red, green and blue, 3 numbers of a palette, 4 and 6 with alpha. */
  readonly type: 0 | 2 | 3 | 4 | 6
  readonly interlaced?: boolean
  readonly palette?: readonly number[]
  readonly clear?: readonly number[]
  /** The samples of a pixel, each from 0 to what its depth holds. */
  readonly pixel: (x: number, y: number) => readonly number[]
}

const adam7 = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const

/** A PNG file, its rows filtered in all five ways in turn. */
export function aPng(wish: PngWish): Uint8Array {
  const { width, height, depth, type, interlaced = false, palette, clear } = wish
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([depth, type, 0, 0, interlaced ? 1 : 0], 8)
  const passes = interlaced ? adam7 : [[0, 0, 1, 1] as const]
  const data = deflateSync(Buffer.concat(passes.map((pass) => packPass(wish, pass))))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...(palette === undefined ? [] : [chunk('PLTE', Buffer.from(palette))]),
    ...(clear === undefined ? [] : [chunk('tRNS', Buffer.from(clear))]),
    chunk('tEXt', Buffer.from('Author\0Dr Osei')),
    chunk('IDAT', data.subarray(0, 20)),
    chunk('IDAT', data.subarray(20)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function packPass({ width, height, depth, type, pixel }: PngWish, [left, top, across, down]: readonly [number, number, number, number]): Buffer {
  const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[type]
  const columns = Math.ceil((width - left) / across)
  const rowLength = Math.ceil((columns * samples * depth) / 8)
  const step = Math.max(1, (samples * depth) / 8)
  const rows: Buffer[] = []
  let before = Buffer.alloc(rowLength)
  if (columns <= 0) return Buffer.alloc(0)
  for (let y = top; y < height; y += down) {
    const row = packRow(Array.from({ length: columns }, (_, column) => pixel(left + column * across, y)).flat(), depth, rowLength)
    const filter = rows.length % 5
    rows.push(Buffer.concat([Buffer.from([filter]), filterRow(filter, row, before, step)]))
    before = row
  }
  return Buffer.concat(rows)
}

function packRow(values: readonly number[], depth: number, length: number): Buffer<ArrayBuffer> {
  const row = Buffer.alloc(length)
  for (const [index, value] of values.entries()) {
    if (depth === 16) row.writeUInt16BE(value, index * 2)
    else row[(index * depth) >> 3]! |= value << (8 - depth - ((index * depth) & 7))
  }
  return row
}

function filterRow(filter: number, row: Buffer, before: Buffer, step: number): Buffer {
  return Buffer.from(row.map((byte, at) => {
    const [left, up, corner] = [row[at - step] ?? 0, before[at]!, at < step ? 0 : before[at - step]!]
    const near = [left, up, corner].map((each) => Math.abs(left + up - corner - each)) as [number, number, number]
    const paeth = near[0] <= near[1] && near[0] <= near[2] ? left : near[1] <= near[2] ? up : corner
    return byte - [0, left, up, (left + up) >> 1, paeth][filter]!
  }))
}

function chunk(name: string, body: Buffer): Buffer {
  const frame = Buffer.alloc(body.length + 12)
  frame.writeUInt32BE(body.length, 0)
  frame.write(name, 4, 'latin1')
  frame.set(body, 8)
  frame.writeUInt32BE(crc32(frame.subarray(4, body.length + 8)), body.length + 8)
  return frame
}
