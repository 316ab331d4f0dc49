import { createHash, randomBytes, type KeyObject } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { openWithIv, sealWithIv } from '../vault/seal-bytes.ts'
import type { SealingKey } from '../vault/record-keys.ts'

/*
 * A frame on the disk, big endian. These bytes can never change: journals of every version must stay readable.
 *   0  magic "CJF1"
 *   4  length of the sealed body, u32
 *   8  sha256 of the whole previous frame; zeros for the first
 *  40  id of the key, 16 bytes
 *  56  iv, 12 bytes
 *  68  crc32 of bytes 0 to 68 and of the sealed body
 *  72  sealed body: AES-256-GCM ciphertext, then its tag (16); bound to bytes 0 to 68
 */
const MAGIC = Buffer.from('CJF1', 'latin1')
const CLEAR = 68
const HEADER = 72
const TAG = 16

export const NO_HASH = '0'.repeat(64)

/** A frame found whole in some bytes. Its body is still sealed. */
export interface RawFrame {
  readonly offset: number
  readonly length: number
  /** sha256 of the frame, hex. */
  readonly hash: string
  readonly previous: string
  readonly keyId: Uint8Array
  readonly bytes: Uint8Array
}

/** The bytes of a frame that follows the frame with hash `previous`. */
export function writeFrame(previous: string, sealing: SealingKey, body: Uint8Array): { readonly bytes: Uint8Array; readonly hash: string } {
  const frame = Buffer.alloc(HEADER + body.length + TAG)
  const iv = randomBytes(12)
  MAGIC.copy(frame, 0)
  frame.writeUInt32BE(body.length + TAG, 4)
  frame.write(previous, 8, 'hex')
  frame.set(sealing.id, 40)
  frame.set(iv, 56)
  frame.set(sealWithIv(sealing.key, iv, body, frame.subarray(0, CLEAR)), HEADER)
  frame.writeUInt32BE(checksum(frame), CLEAR)
  return { bytes: frame, hash: sha256(frame) }
}

/** The frame that begins at `offset`, when it is whole and its checksum right; null otherwise. */
export function readFrame(bytes: Uint8Array, offset: number): RawFrame | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (offset + HEADER + TAG > view.length || MAGIC.compare(view, offset, offset + 4) !== 0) return null
  const length = HEADER + view.readUInt32BE(offset + 4)
  if (length < HEADER + TAG || offset + length > view.length) return null
  const frame = view.subarray(offset, offset + length)
  if (checksum(frame) !== frame.readUInt32BE(CLEAR)) return null
  return {
    offset,
    length,
    hash: sha256(frame),
    previous: frame.toString('hex', 8, 40),
    keyId: frame.subarray(40, 56),
    bytes: frame,
  }
}

/** The first whole frame at or after `offset`; null when there is none. */
export function findFrame(bytes: Uint8Array, offset: number): RawFrame | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = view.indexOf(MAGIC, offset); at >= 0; at = view.indexOf(MAGIC, at + 1)) {
    const frame = readFrame(view, at)
    if (frame !== null) return frame
  }
  return null
}

/** The body of a frame; null when the key or any byte is not the one it was sealed with. */
export function openFrame(frame: Pick<RawFrame, 'bytes'>, key: KeyObject): Uint8Array | null {
  const { bytes } = frame
  return openWithIv(key, bytes.subarray(56, CLEAR), bytes.subarray(HEADER), bytes.subarray(0, CLEAR))
}

function checksum(frame: Buffer): number {
  return crc32(frame.subarray(HEADER), crc32(frame.subarray(0, CLEAR)))
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
