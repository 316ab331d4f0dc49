import { PGlite } from '@electric-sql/pglite'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { channel } from './database.ts'
import type { Database, Query } from './database.ts'
import { lockFolder } from './lock-folder.ts'

/**
 * Opens PostgreSQL in process, in memory when no folder is given. It does not sync to the disk,
 * so it is for demonstration and tests only. Throws FolderInUse when another server has the folder.
 */
export async function openPglite(folder: string | undefined): Promise<Database> {
  if (folder === undefined) return wrap(await PGlite.create(), () => undefined)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // Two processes on one folder lose committed rows without an error.
  const unlock = lockFolder(folder)
  try {
    return wrap(await PGlite.create({ dataDir: join(folder, 'pglite') }), unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

function wrap(pglite: PGlite, unlock: () => void): Database {
  return {
    query: queryOn(pglite),
    write: (work) => pglite.transaction((transaction) => work(queryOn(transaction))),
    listen: async (told) => void (await pglite.listen(channel, told)),
    close: async () => {
      await pglite.close()
      unlock()
    },
  }
}

function queryOn(connection: Pick<PGlite, 'query'>): Query {
  return async (sql, values = []) => (await connection.query<Record<string, unknown>>(sql, [...values])).rows
}
