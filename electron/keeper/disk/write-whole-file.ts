import { closeSync, fdatasyncSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Puts a whole file in place or leaves the old one untouched: temporary file, fdatasync, rename, fsync of the
 * folder. Throws what the disk said; nothing is left behind then.
 */
export function writeWholeFile(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.new`
  try {
    const file = openSync(temporary, 'w', 0o600)
    try {
      writeAll(file, bytes)
      fdatasyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

/**
 * Puts a whole file where nothing is yet: the system makes an empty one or says that there is one, so nothing is written
 * over, whoever writes at the same moment. Throws what the disk said (EEXIST where there is one); nothing of ours is left behind then.
 */
export function writeNewFile(path: string, bytes: Uint8Array): void {
  closeSync(openSync(path, 'wx', 0o600))
  try {
    writeWholeFile(path, bytes)
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
}

/** Writes every byte at the file's own place: a single write may take fewer. Throws what the disk said. */
export function writeAll(file: number, bytes: Uint8Array, position: number | null = null): void {
  let done = 0
  while (done < bytes.length) {
    done += writeSync(file, bytes, done, bytes.length - done, position === null ? null : position + done)
  }
}

/** Makes a new or renamed entry of a folder last. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const file = openSync(folder, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
