import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

const BLOCK = 512

/**
 * Takes one file out of a gzipped tar, as npm packs them, without holding it in memory.
 * @param {string} tarball path of the .tgz
 * @param {string} name path of the wanted file inside it
 * @param {string} target path to write it to
 * @returns {Promise<boolean>} false when the tarball is whole and has no such file
 */
export async function extractFromTar(tarball, name, target) {
  let found = false
  const source = createReadStream(tarball, { highWaterMark: 1 << 20 })
  await pipeline(source, createGunzip({ chunkSize: 1 << 20 }), async function* (chunks) {
    for await (const part of readMember(chunks, name)) {
      found = true
      yield part
    }
  }, createWriteStream(target))
  return found
}

/**
 * The bytes of one member of a tar stream.
 * @param {AsyncIterable<Buffer>} chunks
 * @param {string} name
 * @returns {AsyncGenerator<Buffer>}
 */
async function* readMember(chunks, name) {
  let held = Buffer.alloc(0)
  /** Bytes of the present member still to come, then the padding after it. */
  let body = 0
  let padding = 0
  let wanted = false
  for await (const chunk of chunks) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    for (;;) {
      const part = held.subarray(0, body)
      if (part.length > 0 && wanted) yield part
      body -= part.length
      const skip = body === 0 ? Math.min(padding, held.length - part.length) : 0
      padding -= skip
      held = held.subarray(part.length + skip)
      if (body > 0 || padding > 0 || held.length < BLOCK) break
      const header = readHeader(held.subarray(0, BLOCK))
      held = held.subarray(BLOCK)
      body = header.size
      padding = (BLOCK - (body % BLOCK)) % BLOCK
      wanted = header.name === name
    }
  }
  if (body > 0) throw new Error(`The archive ends in the middle of a file.`)
}

/** @param {Buffer} block 512 bytes; two blocks of zeros end a tar and read as an empty name of size 0 */
function readHeader(block) {
  const text = (from, to) => block.subarray(from, to).toString('utf8').split('\0', 1)[0] ?? ''
  const prefix = text(345, 500)
  const own = text(0, 100)
  const size = Number.parseInt(text(124, 136).trim() || '0', 8)
  if (!Number.isSafeInteger(size) || size < 0) throw new Error('The archive has a file of unreadable size.')
  return { name: prefix === '' ? own : `${prefix}/${own}`, size }
}
