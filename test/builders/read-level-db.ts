/** The end of a table of LevelDB: two places of blocks, padded, and its magic number. */
const FOOTER = 48
const SNAPPY = 1
/** A log is cut into blocks of this many bytes, and each piece in it has a head. */
const LOG_BLOCK = 32_768
const LOG_HEAD = 7

/** What lies in a file of LevelDB, unpacked and joined over the seams of its blocks; nothing of any other file. */
export function blocksOfLevelDb(file: string, raw: Buffer): readonly Buffer[] {
  if (file.endsWith('.ldb') || file.endsWith('.sst')) return blocksOfTable(raw)
  return file.endsWith('.log') ? [joinedLog(raw)] : []
}

function blocksOfTable(raw: Buffer): readonly Buffer[] {
  if (raw.length < FOOTER) return []
  const footer = raw.subarray(raw.length - FOOTER)
  const metaindex = readPlace(footer, 0)
  const index = blockAt(raw, readPlace(footer, metaindex.end))
  return [index, ...placesIn(index).map((place) => blockAt(raw, place))]
}

interface Place {
  readonly offset: number
  readonly size: number
  /** Where in what it was read from it ends. */
  readonly end: number
}

function readPlace(bytes: Buffer, at: number): Place {
  const [offset, afterOffset] = readVarint(bytes, at)
  const [size, end] = readVarint(bytes, afterOffset)
  return { offset, size, end }
}

/** The places in an index block: its entries have keys that share their beginnings, and a place each. */
function placesIn(index: Buffer): readonly Place[] {
  const restarts = index.readUInt32LE(index.length - 4)
  const end = index.length - 4 * (restarts + 1)
  const places: Place[] = []
  for (let at = 0; at < end; ) {
    const [, afterShared] = readVarint(index, at)
    const [own, afterOwn] = readVarint(index, afterShared)
    const [length, afterLength] = readVarint(index, afterOwn)
    places.push(readPlace(index, afterLength + own))
    at = afterLength + own + length
  }
  return places
}

function blockAt(raw: Buffer, { offset, size }: Place): Buffer {
  const block = raw.subarray(offset, offset + size)
  return raw[offset + size] === SNAPPY ? unpackSnappy(block) : block
}

/** Unpacks a block of Snappy: pieces of its own, and copies of what came before. */
function unpackSnappy(packed: Buffer): Buffer {
  const [length, start] = readVarint(packed, 0)
  const out = Buffer.alloc(length)
  let to = 0
  for (let at = start; at < packed.length; ) {
    const tag = packed[at]!
    if ((tag & 3) === 0) {
      const short = tag >> 2
      const extra = short < 60 ? 0 : short - 59
      const size = (extra === 0 ? short : packed.readUIntLE(at + 1, extra)) + 1
      to += packed.copy(out, to, at + 1 + extra, at + 1 + extra + size)
      at += 1 + extra + size
      continue
    }
    const [size, back, used] = readCopy(packed, at, tag)
    // A copy may overlap itself: byte for byte, what it has just written is what it copies.
    for (let count = 0; count < size; count += 1, to += 1) out[to] = out[to - back]!
    at += used
  }
  return out
}

function readCopy(packed: Buffer, at: number, tag: number): readonly [size: number, back: number, used: number] {
  if ((tag & 3) === 1) return [((tag >> 2) & 7) + 4, ((tag >> 5) << 8) | packed[at + 1]!, 2]
  return (tag & 3) === 2 ? [(tag >> 2) + 1, packed.readUInt16LE(at + 1), 3] : [(tag >> 2) + 1, packed.readUInt32LE(at + 1), 5]
}

/** A log without the heads of its pieces: what goes on from one block into the next stands together. */
function joinedLog(raw: Buffer): Buffer {
  const pieces: Buffer[] = []
  for (let block = 0; block < raw.length; block += LOG_BLOCK) {
    const end = Math.min(raw.length, block + LOG_BLOCK)
    for (let at = block; at + LOG_HEAD <= end; ) {
      const size = raw.readUInt16LE(at + 4)
      pieces.push(raw.subarray(at + LOG_HEAD, Math.min(end, at + LOG_HEAD + size)))
      at += LOG_HEAD + size
    }
  }
  return Buffer.concat(pieces)
}

/** A number in as many groups of seven bits as it takes, and where it ends. */
function readVarint(bytes: Buffer, at: number): readonly [value: number, end: number] {
  let value = 0
  for (let shift = 0; shift < 35; shift += 7, at += 1) {
    const byte = bytes[at] ?? 0
    value += (byte & 127) * 2 ** shift
    if (byte < 128) return [value, at + 1]
  }
  return [value, at]
}
