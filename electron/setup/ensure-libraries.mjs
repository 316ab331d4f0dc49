import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { canInstallPackages, installLine, installPackages, isOnPath } from './install-packages.mjs'
import { hasTime64Names, namePackages, readMissingLibraries } from './name-packages.mjs'
import { runChild } from './run-child.mjs'
import { say, stopWithWords } from './stop-with-words.mjs'

/**
 * Makes sure that the system has the libraries Electron links to: root gets them installed, others the
 * one line to run.
 * @param {string} electronPath
 */
export async function ensureLibraries(electronPath) {
  if (process.platform !== 'linux' || !isOnPath('ldd')) return
  const missing = await missingLibraries(electronPath)
  if (missing.length === 0) return
  if (!isOnPath('apt-get')) {
    stopWithWords(`Electron needs these libraries of the system: ${missing.join(', ')}. Install them with your package manager, then run the command again.`)
  }
  const packages = namePackages(missing, await usesTime64Names())
  if (canInstallPackages()) {
    say(`Installing what Electron needs from the system: ${packages.join(' ')}…`)
    if ((await installPackages(packages)) && (await missingLibraries(electronPath)).length === 0) return
  }
  stopWithWords(`Electron needs libraries that this computer lacks. Run this line, then the command again:\n  ${installLine(packages)}`)
}

async function missingLibraries(electronPath) {
  // Its own libraries lie beside it and are found by their place, so only the system's can be missing.
  const { output } = await runChild('ldd', [electronPath], { cwd: dirname(electronPath), quiet: true, env: { ...process.env, LC_ALL: 'C' } })
  return readMissingLibraries(output)
}

async function usesTime64Names() {
  const { ok } = await runChild('apt-cache', ['show', 'libgtk-3-0t64'], { quiet: true })
  return ok || hasTime64Names(readFileSync('/etc/os-release', 'utf8'))
}
