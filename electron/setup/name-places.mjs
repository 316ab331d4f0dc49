import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The project folder. */
export const projectFolder = resolve(import.meta.dirname, '..', '..')

/**
 * The user's cache folder for this product, shared by all clones so that the runtime is fetched once.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string} absolute path; it may not exist yet
 */
export function cacheFolder(env = process.env) {
  const base = env.XDG_CACHE_HOME?.startsWith('/') ? env.XDG_CACHE_HOME : join(homedir(), '.cache')
  return join(base, 'consilium')
}

/**
 * Where test reports are written. Not under test-results: Playwright empties that folder when it starts.
 * @param {string} root the project folder
 */
export function reportFolder(root) {
  return join(root, 'node_modules', '.cache', 'consilium')
}

/**
 * Where Node keeps what it has compiled, for programs of ours that tests start again and again: half of such a start is compiling.
 * @param {string} root the project folder
 */
export function compiledFolder(root) {
  return join(reportFolder(root), 'compiled')
}
