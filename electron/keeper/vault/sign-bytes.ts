import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'

/** A vault's signing key, and the public half that is the vault's id: Ed25519, base64url, 43 characters. */
export interface SigningPair {
  readonly id: string
  /** PKCS8 DER, base64: kept sealed in the vault file. */
  readonly pkcs8: string
}

export function makeSigningPair(): SigningPair {
  const { privateKey } = generateKeyPairSync('ed25519')
  return { id: vaultIdOf(privateKey), pkcs8: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64') }
}

/** The signing key itself. Throws when the text is not an Ed25519 key. */
export function readSigningKey(pkcs8: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' })
}

/** The vault id that belongs to a signing key. */
export function vaultIdOf(key: KeyObject): string {
  const id = createPublicKey(key).export({ format: 'jwk' }).x
  if (id === undefined) throw new TypeError('Not an Ed25519 key')
  return id
}

/** Ed25519 over the UTF-8 bytes of a text, base64url, 86 characters. */
export function signText(key: KeyObject, text: string): string {
  return sign(null, Buffer.from(text, 'utf8'), key).toString('base64url')
}

/** What arrives is checked where it is sorted and again where it is kept: what was found right a moment ago is not reckoned twice. */
const MOST_REMEMBERED = 2000
/** By signature, what it was found right for: a fingerprint, so that no text of a record stays here. */
const foundRight = new Map<string, string>()
const keys = new Map<string, KeyObject>()

/** Whether the vault with this id signed this text. False for anything that is not an id or a signature. */
export function signedBy(vault: string, text: string, sig: string): boolean {
  const bytes = Buffer.from(text, 'utf8')
  const what = createHash('sha256').update(`${vault} `).update(bytes).digest('base64')
  if (foundRight.get(sig) === what) return true
  try {
    if (!verify(null, bytes, publicKeyOf(vault), Buffer.from(sig, 'base64url'))) return false
    remember(foundRight, sig, what)
    return true
  } catch {
    return false
  }
}

/** Throws for what is no id of a vault. */
function publicKeyOf(vault: string): KeyObject {
  const known = keys.get(vault)
  if (known !== undefined) return known
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: vault }, format: 'jwk' })
  remember(keys, vault, key)
  return key
}

/** The oldest makes room. */
function remember<T>(map: Map<string, T>, name: string, value: T): void {
  map.set(name, value)
  const [oldest] = map.keys()
  if (map.size > MOST_REMEMBERED && oldest !== undefined) map.delete(oldest)
}
