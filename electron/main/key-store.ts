import type { SafeStorage } from 'electron'
import type { AskKeyStore } from '#bridge/keeper-messages.ts'

/** The part of Electron's safeStorage that is used. An older Electron has not got the two that do not block. */
export type SafeStore = Pick<SafeStorage, 'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'> &
  Partial<Pick<SafeStorage, 'encryptStringAsync' | 'decryptStringAsync'>>

export interface SystemKeyStore {
  /** On Linux without a keyring Electron would keep secrets under a known password: that is no key store. */
  readonly isReal: () => boolean
  /** Null where there is none, or it does not know these bytes. Never rejects. */
  readonly answer: (asked: Pick<AskKeyStore, 'what' | 'bytes'>) => Promise<Uint8Array | null>
}

const NONE: ReadonlySet<string> = new Set(['basic_text', 'unknown'])

/** The system's key store: Keychain on macOS, the account's data protection on Windows, a keyring on Linux (K35). */
export function systemKeyStore(safe: SafeStore, platform: NodeJS.Platform): SystemKeyStore {
  const isReal = (): boolean => safe.isEncryptionAvailable() && (platform !== 'linux' || !NONE.has(safe.getSelectedStorageBackend()))

  /** It takes text alone. */
  async function seal(secret: Uint8Array): Promise<Uint8Array> {
    const text = Buffer.from(secret).toString('base64')
    return safe.encryptStringAsync === undefined ? safe.encryptString(text) : safe.encryptStringAsync(text)
  }

  async function open(sealed: Uint8Array): Promise<Uint8Array> {
    const bytes = Buffer.from(sealed)
    const text = safe.decryptStringAsync === undefined ? safe.decryptString(bytes) : (await safe.decryptStringAsync(bytes)).result
    return Buffer.from(text, 'base64')
  }

  return {
    isReal,
    answer: async ({ what, bytes }) => {
      try {
        if (!isReal()) return null
        return await (what === 'seal' ? seal(bytes) : open(bytes))
      } catch {
        return null
      }
    },
  }
}
