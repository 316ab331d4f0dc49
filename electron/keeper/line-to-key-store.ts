import type { AskKeyStore, ToKeeper } from '#bridge/keeper-messages.ts'
import type { KeyStore } from './vault/key-store.ts'

export interface KeyStoreLine extends KeyStore {
  /** Main answered. */
  readonly take: (message: Extract<ToKeeper, { readonly kind: 'key-store' }>) => void
}

/** The system may ask its person to open the key store first. */
const LONGEST_MS = 60_000

/** The key store as the keeper asks it: through main, which alone may reach it. A silence is no key. */
export function lineToKeyStore(send: (message: AskKeyStore) => void, longestMs = LONGEST_MS): KeyStoreLine {
  const waiting = new Map<number, (bytes: Uint8Array | null) => void>()
  let last = 0

  const ask = (what: AskKeyStore['what'], bytes: Uint8Array): Promise<Uint8Array | null> =>
    new Promise((resolve) => {
      const id = (last += 1)
      const timer = setTimeout(() => settle(id, null), longestMs)
      waiting.set(id, (given) => {
        clearTimeout(timer)
        resolve(given)
      })
      send({ kind: 'key-store', id, what, bytes })
    })

  function settle(id: number, bytes: Uint8Array | null): void {
    waiting.get(id)?.(bytes)
    waiting.delete(id)
  }

  return { seal: (secret) => ask('seal', secret), open: (sealed) => ask('open', sealed), take: ({ id, bytes }) => settle(id, bytes) }
}
