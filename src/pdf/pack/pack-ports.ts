import type { PressPorts } from '../press-ports.ts'

/** What packing needs from outside. */
export interface PackPorts extends PressPorts {
  readonly sha256: (bytes: Uint8Array) => Uint8Array
}
