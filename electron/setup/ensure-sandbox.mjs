import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runChild } from './run-child.mjs'
import { say, stopWithWords } from './stop-with-words.mjs'

const ROOT_WITH_SETUID = 0o4755

/**
 * Makes sure that Chromium's sandbox can work for an ordinary user. For root it cannot, and root is told so.
 * @param {string} electronPath
 */
export async function ensureSandbox(electronPath) {
  if (process.platform !== 'linux') return
  if (process.getuid() === 0) {
    say('Running as root, so Electron runs without its sandbox. As an ordinary user it keeps it.')
    return
  }
  const helper = join(dirname(electronPath), 'chrome-sandbox')
  if (isSetuidRoot(helper)) return
  if ((await runChild('unshare', ['-Ur', 'true'], { quiet: true })).ok) return
  stopWithWords(`Electron's sandbox is not allowed to start on this computer yet. Run this line, then the command again:\n  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`)
}

function isSetuidRoot(helper) {
  const found = statSync(helper, { throwIfNoEntry: false })
  return found !== undefined && found.uid === 0 && (found.mode & 0o7777) === ROOT_WITH_SETUID
}
