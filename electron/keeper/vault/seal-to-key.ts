import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto'
import { openBytes, sealBytes } from './seal-bytes.ts'

/** A pair for sealing to somebody: X25519. */
export interface SealingPair {
  /** base64url, 43 characters. */
  readonly publicKey: string
  /** PKCS8 DER. */
  readonly privateKey: Uint8Array
}

const KEY_CHARACTERS = 43

export function makeSealingPair(): SealingPair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  return { publicKey: publicTextOf(publicKey), privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }) }
}

/**
 * Seals bytes so that the holder of a public key alone opens them, bound to `aad`: a key pair for this once, what both agree on
 * (RFC 7748), HKDF-SHA256 over it with both public keys, AES-256-GCM. Throws a TypeError for what is no public key.
 */
export function sealToKey(publicKey: string, plain: Uint8Array, aad: Uint8Array): Uint8Array {
  const once = generateKeyPairSync('x25519')
  const oncePublic = publicTextOf(once.publicKey)
  const key = agreedKey(once.privateKey, publicKeyOf(publicKey), oncePublic, publicKey)
  const sealed = sealBytes(key, plain, aad)
  key.fill(0)
  return Buffer.concat([Buffer.from(oncePublic, 'latin1'), sealed])
}

/** Opens what sealToKey sealed. Null when the key, the bytes or the binding are not the same, whatever it is given. */
export function openWithKey({ publicKey, privateKey }: SealingPair, sealed: Uint8Array, aad: Uint8Array): Uint8Array | null {
  const oncePublic = Buffer.from(sealed.subarray(0, KEY_CHARACTERS)).toString('latin1')
  try {
    const own = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
    const key = agreedKey(own, publicKeyOf(oncePublic), oncePublic, publicKey)
    const plain = openBytes(key, sealed.subarray(KEY_CHARACTERS), aad)
    key.fill(0)
    return plain
  } catch {
    return null
  }
}

/** An agreement on nothing (a point of low order) is refused by the library. */
function agreedKey(privateKey: KeyObject, publicKey: KeyObject, oncePublic: string, holder: string): Uint8Array {
  const shared = diffieHellman({ privateKey, publicKey })
  const key = new Uint8Array(hkdfSync('sha256', shared, Buffer.from(oncePublic + holder, 'latin1'), 'consilium/sealed to a key/v1', 32))
  shared.fill(0)
  return key
}

function publicTextOf(key: KeyObject): string {
  const { x } = key.export({ format: 'jwk' })
  if (x === undefined) throw new TypeError('Not an X25519 key')
  return x
}

function publicKeyOf(text: string): KeyObject {
  if (!/^[A-Za-z0-9_-]{43}$/.test(text)) throw new TypeError('Not an X25519 key')
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: text }, format: 'jwk' })
}
