import { randomBytes } from 'node:crypto'

/** The folder the user chose last for a batch, so that its other parts go there too. The window never has its path. */
export interface FolderShelf {
  /** Gives the key the folder is known by until another is chosen or the shelf is cleared. */
  put(folder: string): string
  /** Null when no folder is known by this key (any more). */
  take(key: string): string | null
  clear(): void
}

export function makeFolderShelf(): FolderShelf {
  let held: { readonly key: string; readonly folder: string } | null = null
  return {
    put: (folder) => {
      const key = randomBytes(16).toString('hex')
      held = { key, folder }
      return key
    },
    take: (key) => (held?.key === key ? held.folder : null),
    clear: () => {
      held = null
    },
  }
}
