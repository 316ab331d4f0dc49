import { createHash } from 'node:crypto'
import { crc32, deflateRawSync, gzipSync } from 'node:zlib'

/** A file to pack. */
export interface Packed {
  readonly name: string
  readonly bytes: Buffer
  readonly executable?: boolean
  /** Left as it is instead of deflated. */
  readonly stored?: boolean
}

/** A gzipped tar, as npm packs one. */
export function packTar(files: readonly Packed[]): Buffer {
  const members = files.flatMap(({ name, bytes }) => [tarHeader(name, bytes.length), bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)])
  return gzipSync(Buffer.concat([...members, Buffer.alloc(1024)]))
}

function tarHeader(name: string, size: number): Buffer {
  const block = Buffer.alloc(512)
  block.write(name, 0)
  block.write('0000644\0', 100)
  block.write(size.toString(8).padStart(11, '0'), 124)
  block.write('0ustar\0', 156)
  return block
}

/** A zip without a comment. */
export function packZip(files: readonly Packed[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const file of files) {
    const packed = file.stored === true ? file.bytes : deflateRawSync(file.bytes)
    const common = zipCommon(file, packed.length)
    const name = Buffer.from(file.name)
    // An extra field only the local header has, as real packers write one.
    const local = Buffer.concat([u32(0x04034b50), common, u16(name.length), u16(4), name, Buffer.alloc(4), packed])
    const mode = ((file.executable === true ? 0o100755 : 0o100644) << 16) >>> 0
    directory.push(Buffer.concat([u32(0x02014b50), u16(0x0314), common, u16(name.length), u16(0), u16(0), u16(0), u16(0), u32(mode), u32(at), name]))
    bodies.push(local)
    at += local.length
  }
  const list = Buffer.concat(directory)
  return Buffer.concat([...bodies, list, u32(0x06054b50), u16(0), u16(0), u16(files.length), u16(files.length), u32(list.length), u32(at), u16(0)])
}

/** Version, flags, method, time, check sum and sizes, which both headers have in the same order. */
function zipCommon(file: Packed, packed: number): Buffer {
  return Buffer.concat([u16(20), u16(0), u16(file.stored === true ? 0 : 8), u32(0), u32(crc32(file.bytes)), u32(packed), u32(file.bytes.length)])
}

/** npm's notation of a sha512. */
export function integrityOf(bytes: Buffer): string {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
