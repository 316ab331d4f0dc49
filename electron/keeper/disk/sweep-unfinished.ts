import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** The ending of what is still being made beside its place: one left by a crash was never answered with yes. */
export const UNFINISHED = '.new'

/** Removes what crashes left unfinished in a folder. Never throws: what the disk will not give up is tried again next time. */
export function sweepUnfinished(folder: string): void {
  sweepFolder(folder, (name) => name.endsWith(UNFINISHED))
}

/** Removes what nobody needs from a folder. Never throws. */
export function sweepFolder(folder: string, isNeedless: (name: string) => boolean): void {
  try {
    for (const name of readdirSync(folder).filter(isNeedless)) rmSync(join(folder, name), { recursive: true, force: true })
  } catch {
    // Nothing depends on it.
  }
}
