import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { systemKeyStore, type SafeStore } from '#electron/main/key-store.ts'
import { openBytes, sealBytes } from '#electron/keeper/vault/seal-bytes.ts'

type Backend = ReturnType<SafeStore['getSelectedStorageBackend']>

const NONE = new Uint8Array()

/** Electron's safeStorage as each system has it; the newer Electron has the two that do not block as well. */
function safeStore({ backend = 'gnome_libsecret' as Backend, available = true, newer = true } = {}): SafeStore {
  const key = randomBytes(32)
  const encryptString = (text: string) => Buffer.from(sealBytes(key, Buffer.from(text), NONE))
  const decryptString = (bytes: Buffer) => {
    const plain = openBytes(key, bytes, NONE)
    if (plain === null) throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.')
    return Buffer.from(plain).toString()
  }
  const old = { isEncryptionAvailable: () => available, getSelectedStorageBackend: () => backend, encryptString, decryptString }
  if (!newer) return old
  const blocks = () => {
    throw new Error('This blocks the window')
  }
  return {
    ...old, encryptString: blocks, decryptString: blocks,
    encryptStringAsync: async (text) => encryptString(text),
    decryptStringAsync: async (bytes) => ({ result: decryptString(bytes), shouldReEncrypt: false }),
  }
}

const secret = Uint8Array.from(randomBytes(32))

describe('the key store of the system', () => {
  it.each([
    ['win32', {}], ['darwin', {}], ['linux', {}], ['linux', { backend: 'kwallet6' as Backend }], ['linux', { newer: false }],
  ] as const)('[K35] on %s with %j opens what it sealed, which is not the secret itself, and nothing of another', async (platform, how) => {
    const own = systemKeyStore(safeStore(how), platform)
    const sealed = await own.answer({ what: 'seal', bytes: secret })
    if (sealed === null) throw new Error('Not sealed')
    expect(own.isReal()).toBe(true)
    expect(Buffer.from(sealed).includes(Buffer.from(secret))).toBe(false)
    expect(await own.answer({ what: 'open', bytes: sealed })).toEqual(Buffer.from(secret))
    expect(await systemKeyStore(safeStore(how), platform).answer({ what: 'open', bytes: sealed })).toBe(null)
  })

  it.each([
    ['linux', { backend: 'basic_text' as Backend }], ['linux', { backend: 'unknown' as Backend }], ['linux', { available: false }], ['win32', { available: false }], ['darwin', { available: false }],
  ] as const)('[K35] on %s with %j is none, and neither seals nor opens', async (platform, how) => {
    const own = systemKeyStore(safeStore(how), platform)
    expect(own.isReal()).toBe(false)
    expect(await own.answer({ what: 'seal', bytes: secret })).toBe(null)
    expect(await own.answer({ what: 'open', bytes: secret })).toBe(null)
  })
})
