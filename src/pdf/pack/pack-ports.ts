import type { PressPorts } from '../set-paper.ts'

/** What packing needs from outside. */
export interface PackPorts extends Pick<PressPorts, 'fonts' | 'loadShaper'> {
  readonly deflate: (bytes: Uint8Array) => Uint8Array
  /** Throws when the bytes are no whole zlib stream, or give more than `most` bytes. */
  readonly inflate: (bytes: Uint8Array, most: number) => Uint8Array
  readonly sha256: (bytes: Uint8Array) => Uint8Array
}
