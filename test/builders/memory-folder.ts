import { accessSync, constants } from 'node:fs'
import { tmpdir } from 'node:os'

/** Where the system keeps files in memory; the usual folder for temporary ones where it has no such place. */
export function memoryFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK)
    return '/dev/shm'
  } catch {
    return tmpdir()
  }
}
