import { closeSync, fdatasyncSync, ftruncateSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFolder, writeAll } from '../disk/write-whole-file.ts'

/** A file that only grows, and never by half of what it was asked to take. */
export interface AppendFile {
  readonly path: string
  size(): number
  /** Adds bytes and waits for the disk. Throws what the disk said; the file is then cut back to what it was. */
  add(bytes: Uint8Array): void
  /** Takes back the last additions: the file ends at `size` again. Never throws; a failed cut is tried again before the next addition. */
  cutTo(size: number): void
  close(): void
}

/** Opens a file of known good length; what stands behind that is cut away before anything is added. */
export function openAppendFile(path: string, goodSize: number): AppendFile {
  let size = goodSize
  let file: number | null = null
  let clean = false

  const ready = (): number => {
    if (file === null) {
      file = openSync(path, 'a+', 0o600)
      if (size === 0) syncFolder(dirname(path))
    }
    if (!clean) ftruncateSync(file, size)
    clean = true
    return file
  }
  /** After a failed fdatasync the system may drop pages it could not write, so the file is opened anew. */
  const cutTo = (to: number): void => {
    size = to
    clean = false
    try {
      fdatasyncSync(ready())
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
        size += bytes.length
      } catch (error) {
        cutTo(size)
        close()
        throw error
      }
    },
    cutTo,
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
