import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { stopWithWords } from './stop-with-words.mjs'

const LOWEST_TO_START = [20, 19]
/** From here on Node runs TypeScript files as they are. */
const LOWEST_TO_WORK = [22, 18]

/** Stops when this Node is too old even to install with. */
export function checkNodeIsRecent() {
  if (isAtLeast(process.versions.node, LOWEST_TO_START)) return
  stopWithWords(`Node ${process.versions.node} is too old. Install Node 20.19 or later from nodejs.org, then run the command again.`)
}

/**
 * The Node that commands and tests run under: this one when it is recent enough, else the one the
 * lock file brings for this system.
 * @param {string} root the project folder, dependencies installed
 * @returns {string} absolute path of a Node executable
 */
export function chooseNode(root) {
  if (isAtLeast(process.versions.node, LOWEST_TO_WORK)) return process.execPath
  const brought = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(brought)) return brought
  return stopWithWords(`On this system Node 22.18 or later is needed, and this is ${process.versions.node}. Install it from nodejs.org, then run the command again.`)
}

/**
 * @param {string} version like `22.18.0`
 * @param {readonly [number, number]} lowest major and minor
 */
function isAtLeast(version, [major, minor]) {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number)
  return ownMajor > major || (ownMajor === major && ownMinor >= minor)
}
