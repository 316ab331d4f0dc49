import { randomBytes } from 'node:crypto'

/** In megabytes, of all enclosures held at once: one pack and the letter beside it stay well within a laptop's memory. */
export const MOST_TOGETHER = 300

/** Files to be enclosed, held in memory and nowhere else. */
export interface EnclosureShelf {
  /** Gives the key the bytes are held under until they are dropped or the shelf is cleared. */
  put(bytes: Uint8Array): string
  /** Null when nothing is held under this key (any more). */
  take(key: string): Uint8Array | null
  drop(keys: readonly string[]): void
  /** How many bytes more can be held. */
  room(): number
  clear(): void
}

export function makeEnclosureShelf(): EnclosureShelf {
  const held = new Map<string, Uint8Array>()
  return {
    put: (bytes) => {
      const key = randomBytes(16).toString('hex')
      held.set(key, bytes)
      return key
    },
    take: (key) => held.get(key) ?? null,
    drop: (keys) => {
      for (const key of keys) held.delete(key)
    },
    room: () => MOST_TOGETHER * 1_000_000 - [...held.values()].reduce((sum, { length }) => sum + length, 0),
    clear: () => held.clear(),
  }
}
