import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A segment file is left for the next one when it has grown to this. */
export const SEGMENT_BYTES = 8 * 1024 * 1024

/** Paths of the segments of a journal folder, oldest first. */
export function listSegments(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /^\d{6}\.cjf$/.test(name))
    .sort()
    .map((name) => join(folder, name))
}

export function segmentPath(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(6, '0')}.cjf`)
}

export function segmentNumber(path: string): number {
  return Number(path.slice(-10, -4))
}

/** The bytes of a file; none when it is not there. */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Uint8Array()
    throw error
  }
}
