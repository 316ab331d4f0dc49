import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { runChild } from './run-child.mjs'
import { say, stopWithWords } from './stop-with-words.mjs'
import { withLock } from './take-lock.mjs'

/**
 * Makes node_modules hold what package-lock.json names. Does nothing when a stamp in it says that it does.
 * @param {string} root the project folder
 */
export async function installDependencies(root) {
  if (isInstalled(root)) return
  const waiting = 'Another set-up of this folder is under way; waiting for it.'
  await withLock(`dependencies of ${root}`, () => installUnlessDone(root), { waiting })
}

async function installUnlessDone(root) {
  if (isInstalled(root)) return
  say('Installing the dependencies…')
  const args = ['ci', '--include=dev', '--loglevel=error']
  const [program, ...first] = npmCommand()
  const { ok } = await runChild(program, [...first, ...args], { cwd: root })
  if (!ok) {
    stopWithWords('The dependencies could not be installed. Check that this computer reaches the npm registry, then run the command again.')
  }
  writeFileSync(stampFile(root), dependencyStamp(root))
}

/**
 * What an installed node_modules was installed from: lock file, system and processor.
 * @param {string} root the project folder
 */
function dependencyStamp(root) {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
  return `${lock} ${process.platform}-${process.arch}\n`
}

/**
 * The npm that started us, so that no other version on the path is used.
 * @returns {string[]} program and first arguments
 */
export function npmCommand(env = process.env) {
  const started = env.npm_execpath
  const isNpm = started !== undefined && basename(started) === 'npm-cli.js'
  return isNpm ? [process.execPath, started] : [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}

function isInstalled(root) {
  const stamp = stampFile(root)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === dependencyStamp(root)
}

function stampFile(root) {
  return join(root, 'node_modules', '.consilium-installed')
}
