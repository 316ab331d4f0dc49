import { closeSync, existsSync, fdatasyncSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { UNFINISHED } from './sweep-unfinished.ts'

/**
 * Puts a whole file in place or leaves the old one untouched: temporary file, fdatasync, rename, fsync of the
 * folder. Throws what the disk said; nothing is left behind then. A kill in the middle leaves the temporary file.
 * @param ending of the temporary file's name
 */
export function writeWholeFile(path: string, bytes: Uint8Array, ending = UNFINISHED): void {
  replaceFile(path, bytes, ending)
  syncFolder(dirname(path))
}

/** The same but for the last step: after a power cut the old file may stand again. */
export function replaceFile(path: string, bytes: Uint8Array, ending = UNFINISHED): void {
  const temporary = `${path}${ending}`
  try {
    writeBeside(temporary, bytes)
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

function writeBeside(temporary: string, bytes: Uint8Array): void {
  const file = openSync(temporary, 'w', 0o600)
  try {
    writeAll(file, bytes)
    fdatasyncSync(file)
  } finally {
    closeSync(file)
  }
}

/**
 * Puts a whole file where nothing is yet: the system makes an empty one or says that there is one, so nothing is written
 * over, whoever writes at the same moment. Throws what the disk said (EEXIST where there is one); nothing of ours is left behind then.
 * The empty one is made last: a kill in the middle of the writing leaves the temporary file alone.
 */
export function writeNewFile(path: string, bytes: Uint8Array, ending = UNFINISHED): void {
  const temporary = `${path}${ending}`
  let isOurs = false
  try {
    writeBeside(temporary, bytes)
    closeSync(openSync(path, 'wx', 0o600))
    isOurs = true
    renameSync(temporary, path)
    syncFolder(dirname(path))
  } catch (error) {
    rmSync(temporary, { force: true })
    if (isOurs) rmSync(path, { force: true })
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

/** Makes a folder that lasts, readable by this user alone, where there is none. Throws what the disk said. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return
  mkdirSync(path, { recursive: true, mode: 0o700 })
  syncFolder(dirname(path))
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
