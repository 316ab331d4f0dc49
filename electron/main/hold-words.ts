import type { RequestOf } from '#bridge/bridge.ts'

/**
 * Words that are on no disk. The window seals them under a key that goes with every lock, so main can hold them over one,
 * and over the end of the window or the keeper, and can read none of them.
 */
export interface HeldWords {
  /** Holds a text in place of the one with its vault and id; `sealed` is null once it is held no more. */
  readonly hold: (words: RequestOf<'holdWords'>) => void
  /** What is held for a vault, as it was sealed. */
  readonly of: (vault: string) => readonly Uint8Array[]
  /** How many texts are held, by vault. */
  readonly counts: () => Readonly<Record<string, number>>
  /** How many texts are held in all. */
  readonly total: () => number
}

export function makeHeldWords(): HeldWords {
  const vaults = new Map<string, Map<string, Uint8Array>>()
  return {
    hold: ({ vault, id, sealed }) => {
      const texts = vaults.get(vault) ?? new Map<string, Uint8Array>()
      if (sealed === null) texts.delete(id)
      else texts.set(id, sealed)
      if (texts.size === 0) vaults.delete(vault)
      else vaults.set(vault, texts)
    },
    of: (vault) => [...(vaults.get(vault)?.values() ?? [])],
    counts: () => Object.fromEntries([...vaults].map(([vault, texts]) => [vault, texts.size])),
    total: () => [...vaults.values()].reduce((sum, texts) => sum + texts.size, 0),
  }
}
