import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runChild } from './run-child.mjs'
import { withLock } from './take-lock.mjs'

/** Whether this run may and can install Debian packages. */
export function canInstallPackages() {
  return process.getuid?.() === 0 && isOnPath('apt-get')
}

/**
 * Installs Debian packages without a question. Only where `canInstallPackages`.
 * @param {readonly string[]} packages
 * @returns {Promise<boolean>} whether they are installed now
 */
export function installPackages(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['install', '-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Options::=--force-confold', ...packages]
  return withLock('apt-get', async () => {
    // Its result does not count: without a network the packages may still be in apt's own cache.
    await runChild('apt-get', ['update', '-qq'], { env, quiet: true })
    const { ok } = await runChild('apt-get', install, { env, quiet: true })
    return ok
  })
}

/**
 * The line a person with the right to do so runs instead.
 * @param {readonly string[]} packages
 */
export function installLine(packages) {
  return `sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`
}

/** @param {string} program its name, without a folder */
export function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => isExecutable(join(folder, program)))
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
