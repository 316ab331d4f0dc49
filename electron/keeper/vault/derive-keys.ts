import { hkdfSync } from 'node:crypto'
import { argon2id } from 'hash-wasm'

export type Slowness = Omit<SlowHash, 'salt'>

/** Argon2id parameters as kept in the vault file, so that later vaults may be made slower. */
export interface SlowHash {
  /** Memory in KiB. */
  readonly m: number
  readonly t: number
  readonly p: number
  /** base64 of 16 random bytes. */
  readonly salt: string
}

/** 64 MiB, three passes: about half a second, far above the floor OWASP gives (19 MiB, t=2). */
export const SLOW = { m: 65_536, t: 3, p: 1 } as const

/** 32 bytes from something a person typed. */
export function slowHash(typed: string, how: SlowHash): Promise<Uint8Array> {
  return argon2id({
    password: new TextEncoder().encode(typed.normalize('NFKC')),
    salt: Buffer.from(how.salt, 'base64'),
    memorySize: how.m,
    iterations: how.t,
    parallelism: how.p,
    hashLength: 32,
    outputType: 'binary',
  })
}

/** A key for one purpose from the vault key (HKDF-SHA256). A purpose's name can never change. */
export function deriveKey(vaultKey: Uint8Array, purpose: string, bytes = 32): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', vaultKey, new Uint8Array(), `consilium/${purpose}/v1`, bytes))
}
