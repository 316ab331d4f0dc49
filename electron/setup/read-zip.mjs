import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, stat } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const END_SIZE = 22
const LONGEST_COMMENT = 0xffff
const STORED = 0
const DEFLATED = 8

/**
 * Lists a zip by its central directory. Zip64 and encryption are refused: nothing we unpack uses them.
 * @param {string} file path of the zip
 * @returns {Promise<import('./read-zip.d.mts').ZipEntry[]>}
 */
export async function listZip(file) {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const { at, length, count } = findDirectory(await readPart(handle, Math.max(0, size - END_SIZE - LONGEST_COMMENT), size))
    return readDirectory(await readPart(handle, at, at + length), count)
  } finally {
    await handle.close()
  }
}

/**
 * Writes one entry to a file below `folder`, creating folders on the way.
 * @param {string} file path of the zip
 * @param {import('./read-zip.d.mts').ZipEntry} entry
 * @param {string} folder
 * @param {string} name path below `folder`
 */
export async function extractEntry(file, entry, folder, name) {
  const target = resolve(folder, name)
  if (!target.startsWith(resolve(folder) + sep)) throw new Error(`The archive names a file outside its folder.`)
  await mkdir(dirname(target), { recursive: true })
  const from = await findBody(file, entry)
  const body = entry.packed === 0 ? Readable.from([]) : createReadStream(file, { start: from, end: from + entry.packed - 1, highWaterMark: 1 << 20 })
  const out = createWriteStream(target, { mode: entry.executable ? 0o755 : 0o644 })
  if (entry.method === DEFLATED) await pipeline(body, createInflateRaw({ chunkSize: 1 << 20 }), out)
  else await pipeline(body, out)
  const written = await stat(target)
  if (written.size !== entry.size) throw new Error(`The archive ends in the middle of a file.`)
}

function findDirectory(tail) {
  for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_OF_DIRECTORY) continue
    const [count, length, start] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)]
    if (count === 0xffff || start === 0xffffffff) throw new Error('The archive is of a kind that is not read here (zip64).')
    return { count, length, at: start }
  }
  throw new Error('The archive is not a whole zip file.')
}

function readDirectory(bytes, count) {
  const entries = []
  for (let at = 0, n = 0; n < count; n += 1) {
    if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('The archive has a damaged list of files.')
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)]
    const nameLength = bytes.readUInt16LE(at + 28)
    if ((flags & 1) !== 0 || (method !== STORED && method !== DEFLATED)) throw new Error('The archive is encrypted or packed in a way that is not read here.')
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method,
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      executable: ((bytes.readUInt32LE(at + 38) >>> 16) & 0o100) !== 0,
      header: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** A local header repeats the name and has an extra field of its own length, so only it says where the body is. */
async function findBody(file, entry) {
  const handle = await open(file)
  try {
    const local = await readPart(handle, entry.header, entry.header + 30)
    if (local.readUInt32LE(0) !== LOCAL_HEADER) throw new Error('The archive has a damaged list of files.')
    return entry.header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  } finally {
    await handle.close()
  }
}

async function readPart(handle, from, to) {
  const bytes = Buffer.alloc(to - from)
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, from)
  if (bytesRead !== bytes.length) throw new Error('The archive ends in the middle of a file.')
  return bytes
}
