import { chmodSync, lutimesSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Gives a folder and all below it one time, and modes that do not depend on who made it: what may be run stays so.
 * @param epoch seconds since 1970
 */
export function stampTimes(folder: string, epoch: number): void {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).map((entry) => join(entry.parentPath, entry.name))
  for (const path of [...entries, folder]) {
    const { mode } = statSync(path)
    const isOpen = statSync(path).isDirectory() || (mode & 0o100) !== 0
    chmodSync(path, (mode & 0o4000) | (isOpen ? 0o755 : 0o644))
    lutimesSync(path, epoch, epoch)
  }
}
