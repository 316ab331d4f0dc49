import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from '#electron/setup/take-lock.mjs'
import { openPglite } from '../../trust-server/open-pglite.ts'

const MODULES = join(import.meta.dirname, '../../node_modules')

/**
 * Puts an empty database in process, without a table yet, into a trust server's data folder that has none. A server makes
 * the same at its first start, in seconds of work; a test of how it does that leaves it to the server.
 */
export async function putEmptyDatabase(dataDir: string): Promise<void> {
  cpSync(await emptyDatabase(), join(dataDir, 'pglite'), { recursive: true })
}

/** Made once for each PGlite, by whichever test asks first. */
async function emptyDatabase(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(MODULES, '@electric-sql/pglite/package.json'), 'utf8')) as { version: string }
  const folder = join(MODULES, '.cache/consilium', `empty-database-${version}`)
  if (!existsSync(folder)) await withLock(folder, async () => void (existsSync(folder) || (await make(folder))))
  return folder
}

/** Put in its place whole. */
async function make(folder: string): Promise<void> {
  mkdirSync(join(folder, '..'), { recursive: true })
  const beside = mkdtempSync(`${folder}-`)
  await (await openPglite(beside)).close()
  renameSync(join(beside, 'pglite'), folder)
  rmSync(beside, { recursive: true })
}
