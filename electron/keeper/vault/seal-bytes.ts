import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto'

const IV_BYTES = 12
const TAG_BYTES = 16

/** 32 bytes, as they are or held by the system. */
export type Key = Uint8Array | KeyObject

/** Seals bytes with AES-256-GCM under a key of 256 bits, bound to `aad`: iv (12), ciphertext, tag (16). */
export function sealBytes(key: Key, plain: Uint8Array, aad: Uint8Array): Uint8Array {
  const iv = randomBytes(IV_BYTES)
  return Buffer.concat([iv, sealWithIv(key, iv, plain, aad)])
}

/** Opens what sealBytes sealed. Null when the key, the bytes or the binding are not the same. */
export function openBytes(key: Key, sealed: Uint8Array, aad: Uint8Array): Uint8Array | null {
  if (sealed.length < IV_BYTES + TAG_BYTES) return null
  return openWithIv(key, sealed.subarray(0, IV_BYTES), sealed.subarray(IV_BYTES), aad)
}

/** As sealBytes with a given iv, which must never be used twice with one key. Gives ciphertext, tag (16). */
export function sealWithIv(key: Key, iv: Uint8Array, plain: Uint8Array, aad: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(aad)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Opens what sealWithIv sealed; null when anything differs. */
export function openWithIv(key: Key, iv: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Uint8Array | null {
  if (sealed.length < TAG_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', key, iv)
  decipher.setAAD(aad)
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()])
  } catch {
    return null
  }
}
