import { closeSync, fdatasyncSync, ftruncateSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { replaceFile, syncFolder, writeAll } from '../disk/write-whole-file.ts'

/** A file that only grows, and never by half of what it was asked to take. */
export interface AppendFile {
  readonly path: string
  size(): number
  /** Adds bytes and waits for the disk. Throws what the disk said; the file is then cut back to what it was. */
  add(bytes: Uint8Array): void
  /** Takes back the last additions: the file ends at `size` again. Never throws; a failed cut is tried again before the next addition. */
  cutTo(size: number): void
  /** As cutTo, but leaves it to the next addition. */
  cutLater(size: number): void
  /** Cuts away what an earlier cut could not. Throws what the disk said. */
  settle(): void
  /** Whether only what was added can stand on the disk. After a cut that failed, more may. */
  isCertain(): boolean
  /** Puts other bytes in its place, whole. Throws what the disk said; the old ones stand then. Its name lasts before the next addition does. */
  replace(bytes: Uint8Array): void
  close(): void
}

/** Opens a file of known good length; what stands behind that is cut away before anything is added. */
export function openAppendFile(path: string, goodSize: number): AppendFile {
  let size = goodSize
  let file: number | null = null
  let clean = false
  let certain = true
  /** Whether its entry in the folder is sure to last. */
  let named = goodSize > 0

  const ready = (): number => {
    file ??= openSync(path, 'a+', 0o600)
    if (!named) syncFolder(dirname(path))
    named = true
    if (!clean) ftruncateSync(file, size)
    clean = true
    return file
  }
  const cutLater = (to: number): void => {
    size = to
    clean = false
    certain = false
  }
  const settle = (): void => {
    if (certain) return
    fdatasyncSync(ready())
    certain = true
  }
  /** After a failed fdatasync the system may drop pages it could not write, so the file is opened anew. */
  const cutTo = (to: number): void => {
    cutLater(to)
    try {
      settle()
    } catch {
      close()
    }
  }
  const close = (): void => {
    clean = false
    if (file !== null) closeQuietly(file)
    file = null
  }

  return {
    path,
    size: () => size,
    add: (bytes) => {
      try {
        const open = ready()
        clean = false
        writeAll(open, bytes)
        fdatasyncSync(open)
        clean = true
        certain = true
        size += bytes.length
      } catch (error) {
        cutTo(size)
        close()
        throw error
      }
    },
    cutTo,
    cutLater,
    settle,
    isCertain: () => certain,
    replace: (bytes) => {
      replaceFile(path, bytes)
      close()
      size = bytes.length
      certain = true
      named = false
    },
    close,
  }
}

function closeQuietly(file: number): void {
  try {
    closeSync(file)
  } catch {
    // The disk refused already; the caller has been told.
  }
}
