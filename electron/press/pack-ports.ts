import { deflateSync, inflateSync } from 'node:zlib'
import type { FontSet } from '#pdf/font/font-set.ts'
import type { PackPorts } from '#pdf/pack/pack-ports.ts'
import { loadShaper } from './load-shaper.ts'
import { lockPorts } from './lock-ports.ts'

/** What packing needs, by Node's own library. */
export function packPorts(fonts: FontSet): PackPorts {
  return {
    fonts,
    loadShaper,
    deflate: (bytes) => deflateSync(bytes),
    inflate: (bytes, most) => inflateSync(bytes, { maxOutputLength: most }),
    sha256: lockPorts.sha256,
  }
}
