import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { say, stopWithWords } from './stop-with-words.mjs'

const POLL_MS = 100
const LONGEST_WAIT_MS = 20 * 60_000

/**
 * Runs `work` while no other process of this machine holds the lock of the same name.
 *
 * The lock is a listening socket and not a file: the system frees it the moment its owner ends, however it
 * ends, so the next in line takes over and a stale lock cannot exist. Locks do not nest by the same name.
 *
 * @template T
 * @param {string} name what is locked, for example a folder's path
 * @param {() => Promise<T>} work
 * @param {{ waiting?: string }} [words] said once when another process holds the lock
 * @returns {Promise<T>} what `work` gives
 */
export async function withLock(name, work, { waiting } = {}) {
  const server = await takeLock(lockAddress(name), waiting)
  try {
    return await work()
  } finally {
    await new Promise((done) => server.close(done))
  }
}

async function takeLock(address, waiting) {
  const deadline = Date.now() + LONGEST_WAIT_MS
  for (let said = false; Date.now() < deadline; await wait(POLL_MS)) {
    const server = await listen(address)
    if (server !== null) return server
    await removeDeadSocket(address)
    if (!said && waiting !== undefined) say(waiting)
    said = true
  }
  return stopWithWords('Another set-up has been running for 20 minutes. End it, then run this command again.')
}

function listen(address) {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? done(null) : fail(error)))
    // Exclusive, and not keeping the process alive: a lock never outlives the work it protects.
    server.listen({ path: address, exclusive: true }, () => done(server.unref()))
  })
}

/** Only macOS keeps a socket as a file; there a file nobody listens on belonged to a process that died. */
async function removeDeadSocket(address) {
  if (!address.endsWith('.sock')) return
  const alive = await new Promise((done) => {
    const probe = connect(address, () => done(true)).once('error', () => done(false))
    probe.once('close', () => probe.destroy())
  })
  if (!alive) rmSync(address, { force: true })
}

function lockAddress(name) {
  const id = createHash('sha256').update(name).digest('hex').slice(0, 24)
  if (process.platform === 'linux') return `\0consilium-${id}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\consilium-${id}`
  return join(tmpdir(), `consilium-${id}.sock`)
}
