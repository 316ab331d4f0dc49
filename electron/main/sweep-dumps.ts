import { rmSync } from 'node:fs'

/**
 * Takes away the folder in which Electron would keep dumps (E23). We never let it make one; what another start with other switches
 * left there would be the memory of a window. Never throws: what the disk will not give up is tried again next time.
 */
export function sweepDumps(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Nothing depends on it.
  }
}
