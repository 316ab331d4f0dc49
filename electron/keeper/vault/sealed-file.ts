import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { writeWholeFile } from '../disk/write-whole-file.ts'
import { openBytes, sealBytes, type Key } from './seal-bytes.ts'

/** Something small that a vault remembers in one file of its own, as JSON sealed under a key of the vault. */
export interface SealedFile<T> {
  /** Null when there is none, it was not sealed under this key, or it says something else than it should. */
  readonly read: () => T | null
  /** Puts it in place whole; false where the disk refuses. */
  readonly write: (value: T) => boolean
  /** The same; throws what the disk said. */
  readonly put: (value: T) => void
}

/** @param binding sealed in with it, so that it passes for no other file of the vault */
export function sealedFile<T>(path: string, key: Key, binding: string, schema: z.ZodType<T>): SealedFile<T> {
  const aad = Buffer.from(binding, 'utf8')
  const put = (value: T): void => writeWholeFile(path, sealBytes(key, Buffer.from(JSON.stringify(value), 'utf8'), aad))
  return {
    put,
    read: () => {
      try {
        const plain = openBytes(key, readFileSync(path), aad)
        return plain === null ? null : schema.parse(JSON.parse(Buffer.from(plain).toString('utf8')))
      } catch {
        return null
      }
    },
    write: (value) => {
      try {
        put(value)
        return true
      } catch {
        return false
      }
    },
  }
}
