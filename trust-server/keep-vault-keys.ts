import type { Database, Query } from './database.ts'

/** Whose computer signs with which key. Once said of a key it is never said otherwise. */
export interface VaultKeys {
  /** The user name; undefined while nobody has registered it. */
  readonly ownerOf: (query: Query, key: string) => Promise<string | undefined>
  /** Registers a key for somebody, unless somebody has already; gives whose it is. `told` runs in the same transaction when it is new. */
  readonly register: (key: string, user: string, now: number, told: (query: Query) => Promise<void>) => Promise<string>
}

export function keepVaultKeys(database: Database): VaultKeys {
  const known = new Map<string, string>()
  const remember = (key: string, owner: string): string => {
    known.set(key, owner)
    return owner
  }
  return {
    ownerOf: async (query, key) => {
      const here = known.get(key)
      if (here !== undefined) return here
      const [row] = await query('SELECT owner FROM vault_key WHERE key = $1', [key])
      return row === undefined ? undefined : remember(key, String(row['owner']))
    },
    register: async (key, user, now, told) => {
      const owner = await database.write(async (query) => {
        const made = await query('INSERT INTO vault_key VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING owner', [key, user, now])
        if (made.length > 0) await told(query)
        const [row] = await query('SELECT owner FROM vault_key WHERE key = $1', [key])
        return String(row?.['owner'])
      })
      return remember(key, owner)
    },
  }
}
