import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, projectFolder } from './name-places.mjs'
import { stopWithWords } from './stop-with-words.mjs'

/** The Electron inside the registry package that stands in where the official one cannot be had. */
export const FALLBACK_VERSION = '33.2.1'
/** Raised when what set-up puts around that Electron changes, so that no older copy is taken for it. */
const FALLBACK_REVISION = 1

/**
 * Looks up the Electron to run and how to start it here. Installs nothing, writes nothing.
 * Stops with a sentence when set-up has not run.
 * @param {{ root?: string, env?: NodeJS.ProcessEnv, uid?: number, platform?: NodeJS.Platform }} [from]
 * @returns {import('./find-runtime.d.mts').Runtime}
 */
export function findRuntime({ root = projectFolder, env = process.env, uid = process.getuid?.(), platform = process.platform } = {}) {
  const electronPath = findElectron(root, env)
  if (electronPath === null) return stopWithWords('Electron is not set up on this computer yet. Run npm start or npm test once; they set it up.')
  const sandboxed = !(platform === 'linux' && uid === 0)
  const args = []
  if (!sandboxed) args.push('--no-sandbox')
  if (!hasDisplay(env, platform)) args.push('--ozone-platform=headless')
  return { electronPath, args, sandboxed }
}

/**
 * Whether a window can be shown to somebody.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY)
}

/**
 * The folder of the fallback runtime. It holds a whole runtime when it holds `.complete`.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function fallbackFolder(env = process.env) {
  return join(cacheFolder(env), `electron-${FALLBACK_VERSION}-linux-x64-r${FALLBACK_REVISION}`)
}

/**
 * The executable alone, looked for in ELECTRON_OVERRIDE_DIST_PATH, then the official one in node_modules,
 * then the cached fallback.
 * @param {string} root the project folder
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | null} null when there is none
 */
export function findElectron(root, env = process.env) {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return existingFile(join(override, officialName(root) ?? defaultName()))
  return officialElectron(root) ?? fallbackElectron(env)
}

/**
 * The official Electron's executable, when its installer has finished in this node_modules.
 * @param {string} root the project folder
 * @returns {string | null}
 */
export function officialElectron(root) {
  const name = officialName(root)
  return name === null ? null : existingFile(join(root, 'node_modules', 'electron', 'dist', name))
}

/** The installer writes path.txt last, so a half-unpacked Electron is never taken for a whole one. */
function officialName(root) {
  const file = join(root, 'node_modules', 'electron', 'path.txt')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

function fallbackElectron(env) {
  const folder = fallbackFolder(env)
  return existsSync(join(folder, '.complete')) ? existingFile(join(folder, 'electron')) : null
}

function defaultName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

function existingFile(path) {
  return existsSync(path) ? path : null
}
