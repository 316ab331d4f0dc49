import { randomBytes } from 'node:crypto'
import type { KeyStore } from '#electron/keeper/vault/key-store.ts'
import { openBytes, sealBytes } from '#electron/keeper/vault/seal-bytes.ts'

/** A key store as an account on a computer has one: it opens what it sealed, and nothing another did. */
export function aKeyStore(): KeyStore {
  const key = randomBytes(32)
  const none = new Uint8Array()
  return { seal: async (secret) => sealBytes(key, secret, none), open: async (sealed) => openBytes(key, sealed, none) }
}
