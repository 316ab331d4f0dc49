import { randomBytes } from 'node:crypto'
import { PAPER_ORIGIN } from './content-policy.ts'

/** Papers kept at once; the oldest makes room. More than are ever open side by side. */
const KEPT = 12

/** PDF bytes held in memory for the built-in viewer, and nowhere else. */
export interface PaperShelf {
  /** Gives the address at which the viewer finds the bytes until the shelf is cleared. */
  put(bytes: Uint8Array): string
  /** The bytes at an address; null when there are none (any more). */
  take(address: string): Uint8Array | null
  clear(): void
}

export function makePaperShelf(): PaperShelf {
  const papers = new Map<string, Uint8Array>()
  return {
    put: (bytes) => {
      const address = `${PAPER_ORIGIN}/${randomBytes(16).toString('hex')}`
      papers.set(address, bytes)
      for (const oldest of [...papers.keys()].slice(0, -KEPT)) papers.delete(oldest)
      return address
    },
    take: (address) => papers.get(address.replace(/[?#].*$/, '')) ?? null,
    clear: () => papers.clear(),
  }
}
