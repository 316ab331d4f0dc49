import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runChild } from './run-child.mjs'
import { say, stopWithWords } from './stop-with-words.mjs'
import { withLock } from './take-lock.mjs'

/** What a build is made from, below the project folder. */
const INPUTS = ['src', 'electron', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
/** What a build leaves, below the project folder. Other things in out/ stay. */
const OUTPUTS = ['out/main', 'out/preload', 'out/renderer', 'out/.built']

/**
 * Builds the app unless a finished build is newer than everything it is made from.
 * @param {string} root the project folder
 */
export async function buildIfStale(root) {
  await withLock(`build of ${root}`, async () => {
    if (!isStale(root)) return
    say('Building…')
    if (!(await buildNow(root))) stopWithWords('The app could not be built; the reason stands above.')
  }, { waiting: 'Another build of this folder is under way; waiting for it.' })
}

/**
 * Builds the app from nothing, so that no later step can meet an older build.
 * @param {string} root the project folder
 * @returns {Promise<boolean>} whether it was built
 */
export function buildAfresh(root) {
  return withLock(`build of ${root}`, () => buildNow(root))
}

async function buildNow(root) {
  forgetBuild(root)
  const started = new Date()
  const { ok } = await runChild(process.execPath, [electronVite(root), 'build', '--logLevel', 'warn'], { cwd: root })
  if (!ok) return false
  const stamp = join(root, 'out', '.built')
  writeFileSync(stamp, '')
  // A file saved while the build ran may not be in it, so the build counts from its start.
  utimesSync(stamp, started, started)
  return true
}

/**
 * Removes a build, and nothing else in out/. A run with hot reload does so first, as it writes there too.
 * @param {string} root the project folder
 */
export function forgetBuild(root) {
  for (const output of OUTPUTS) rmSync(join(root, output), { recursive: true, force: true })
}

/** @param {string} root the project folder */
export function electronVite(root) {
  return join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
}

/**
 * Whether there is no finished build, or something it is made from has changed since. Folders count too:
 * their time changes when a file in them goes.
 * @param {string} root the project folder
 */
export function isStale(root) {
  const stamp = statSync(join(root, 'out', '.built'), { throwIfNoEntry: false })
  if (stamp === undefined || !existsSync(join(root, 'out', 'main', 'main.js'))) return true
  return INPUTS.some((input) => isNewer(join(root, input), stamp.mtimeMs))
}

function isNewer(path, than) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return false
  if (found.mtimeMs > than) return true
  return found.isDirectory() && readdirSync(path).some((name) => isNewer(join(path, name), than))
}
