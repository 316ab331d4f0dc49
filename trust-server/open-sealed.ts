import { createDecipheriv, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** The pair that others seal to: X25519. The private half never leaves this server and its database. */
export interface SealingKey {
  /** base64url, 43 characters. */
  readonly publicKey: string
  readonly privateKey: KeyObject
}

const KEY_CHARACTERS = 43
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Opens what was sealed to a key and bound to `aad`: the public key of a pair for this once, iv, ciphertext, tag. Undefined when the
 * key, the bytes or the binding are not the same, whatever it is given. The app holds its own copy, which seals; a contract test
 * keeps the two equal.
 */
export function openSealed({ publicKey, privateKey }: SealingKey, sealed: Buffer, aad: Uint8Array): Buffer | undefined {
  const once = sealed.subarray(0, KEY_CHARACTERS).toString('latin1')
  try {
    // An agreement on nothing (a point of low order) is refused by the library.
    const shared = diffieHellman({ privateKey, publicKey: publicKeyOf(once) })
    const key = Buffer.from(hkdfSync('sha256', shared, Buffer.from(once + publicKey, 'latin1'), 'consilium/sealed to a key/v1', 32))
    return openBytes(key, sealed.subarray(KEY_CHARACTERS), aad)
  } catch {
    return undefined
  }
}

/** The text of a public key, as it is told and sealed to. */
export function publicTextOf(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ format: 'jwk' }).x ?? ''
}

function publicKeyOf(text: string): KeyObject {
  if (!/^[A-Za-z0-9_-]{43}$/.test(text)) throw new TypeError('Not an X25519 key')
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: text }, format: 'jwk' })
}

function openBytes(key: Buffer, sealed: Buffer, aad: Uint8Array): Buffer {
  const end = sealed.length - TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(aad)
  decipher.setAuthTag(sealed.subarray(end))
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, end)), decipher.final()])
}
