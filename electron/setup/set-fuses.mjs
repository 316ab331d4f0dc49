import { open } from 'node:fs/promises'

/** Electron puts its switches (fuses) behind this mark in the executable: version, count, then one byte each. */
const MARK = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1')
const VERSION = 1
const CHUNK = 1 << 22
const ON = '1'.charCodeAt(0)
const OFF = '0'.charCodeAt(0)

/** Places of the fuses that the fallback runtime's packager changed. */
const INSPECT_ARGUMENTS = 3
const BROWSER_SNAPSHOT = 6

/**
 * Gives back Electron's own defaults: Playwright may attach, and no packager's snapshot is loaded at start.
 * @param {string} executable path of an Electron executable, changed in place
 */
export async function setFuses(executable) {
  const file = await open(executable, 'r+')
  try {
    const at = await findMark(file)
    if (at === -1) throw new Error('The runtime has no switches where they are expected.')
    const head = Buffer.alloc(2)
    await file.read(head, 0, 2, at)
    if (head[0] !== VERSION || head[1] <= BROWSER_SNAPSHOT) throw new Error('The runtime has switches of another version.')
    await file.write(Buffer.of(ON), 0, 1, at + 2 + INSPECT_ARGUMENTS)
    await file.write(Buffer.of(OFF), 0, 1, at + 2 + BROWSER_SNAPSHOT)
  } finally {
    await file.close()
  }
}

/** @returns {Promise<number>} offset just after the mark, or -1 */
async function findMark(file) {
  const bytes = Buffer.alloc(CHUNK + MARK.length)
  for (let from = 0; ; from += CHUNK) {
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from)
    const at = bytes.subarray(0, bytesRead).indexOf(MARK)
    if (at !== -1) return from + at + MARK.length
    if (bytesRead < bytes.length) return -1
  }
}
