/** Sealing of the view's rows with AES-256-GCM under the vault's view key, which lives only while unlocked. */

const IV_BYTES = 12

/** The view key as one that cannot be read back out. `raw` is 32 bytes and is wiped. */
export async function importViewKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  raw.fill(0)
  return key
}

/** Seals a text; `place` (table and key) is bound in, so that rows cannot be swapped. Gives iv then ciphertext. */
export async function seal(key: CryptoKey, place: string, text: string): Promise<Uint8Array> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const body = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) },
    key,
    new TextEncoder().encode(text),
  )
  const sealed = new Uint8Array(IV_BYTES + body.byteLength)
  sealed.set(iv)
  sealed.set(new Uint8Array(body), IV_BYTES)
  return sealed
}

/** Opens what `seal` made; throws ViewDamagedError when it was changed, moved, or sealed by another key. */
export async function unseal(key: CryptoKey, place: string, sealed: Uint8Array): Promise<string> {
  try {
    const body = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: sealed.slice(0, IV_BYTES), additionalData: new TextEncoder().encode(place) },
      key,
      sealed.slice(IV_BYTES),
    )
    return new TextDecoder().decode(body)
  } catch (cause) {
    throw new ViewDamagedError({ cause })
  }
}

/** Part of the view cannot be read. The view is only a view: it is thrown away and built again from the journal. */
export class ViewDamagedError extends Error {
  override readonly name = 'ViewDamagedError'
  constructor(options?: ErrorOptions) {
    super('A row of the view cannot be read', options)
  }
}
