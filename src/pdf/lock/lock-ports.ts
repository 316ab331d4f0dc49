/** The arithmetic of locking, from outside. `aesCbc` encrypts whole blocks without padding; a key of 16 or 32 bytes. */
export interface LockPorts {
  readonly sha256: (bytes: Uint8Array) => Uint8Array
  readonly sha384: (bytes: Uint8Array) => Uint8Array
  readonly sha512: (bytes: Uint8Array) => Uint8Array
  readonly aesCbc: (key: Uint8Array, iv: Uint8Array, blocks: Uint8Array) => Uint8Array
  readonly random: (length: number) => Uint8Array
}
