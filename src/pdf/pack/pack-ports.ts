import type { PressPorts } from '../press-ports.ts'

/** What packing needs from outside. */
export interface PackPorts extends PressPorts {
  /** Throws when the bytes are no whole zlib stream, or give more than `most` bytes. */
  readonly inflate: (bytes: Uint8Array, most: number) => Uint8Array
  readonly sha256: (bytes: Uint8Array) => Uint8Array
}
