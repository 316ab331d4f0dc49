import { randomBytes } from 'node:crypto'
import { existsSync, rmSync, statfsSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { sweepFolder, UNFINISHED } from './sweep-unfinished.ts'

/** How little room is left: less than there should be, or so little that the reserve was given up. Bytes. */
export interface LittleRoom {
  readonly kind: 'low' | 'reserve-used'
  readonly freeBytes: number
}

/** Room on the disk that nobody else gets, for the entry that the full disk would refuse (K34). */
export interface Reserve {
  /** Makes it, or makes it anew after it was given up, where there is room to spare. Never throws: without it all is as it was. */
  keep(): Promise<void>
  /** Gives it up. True when there was one: what the disk refused may be tried again. */
  give(): boolean
  /** Null while there is room enough, or where the system does not say. */
  room(): LittleRoom | null
}

/** `bytes` are kept back; below `low` free bytes somebody is told. */
export interface ReservePlan {
  readonly bytes: number
  readonly low: number
}

/** Some hundred entries and a letter with its pages; told from half a gigabyte on. */
export const USUAL_RESERVE: ReservePlan = { bytes: 32 * 1024 * 1024, low: 512 * 1024 * 1024 }

const NAME = 'reserve'
const PART = 1024 * 1024

const NO_RESERVE: Reserve = { keep: async () => undefined, give: () => false, room: () => null }

/** `folder` lies on the disk of the vaults. Without a plan nothing is kept back and nobody is told. */
export function openReserve(folder: string, plan: ReservePlan | undefined): Reserve {
  if (plan === undefined) return NO_RESERVE
  const { bytes, low } = plan
  const path = join(folder, NAME)
  let isUsed = false
  let hasFailed = false
  let isFilling = false
  const sweep = (): void => sweepFolder(folder, (name) => name === `${NAME}${UNFINISHED}`)
  sweep()
  return {
    keep: async () => {
      const free = freeBytes(folder)
      if (isFilling || hasFailed || existsSync(path) || free === null || free < low + 2 * bytes) return
      isFilling = true
      try {
        await fill(`${path}${UNFINISHED}`, bytes)
        await rename(`${path}${UNFINISHED}`, path)
        isUsed = false
      } catch {
        // Somebody else's limit than the disk's own: it would be met again each time.
        hasFailed = true
        sweep()
      } finally {
        isFilling = false
      }
    },
    give: () => {
      try {
        rmSync(path)
      } catch {
        return false
      }
      isUsed = true
      return true
    },
    room: () => {
      const free = freeBytes(folder)
      if (free === null || (free >= low && !isUsed)) return null
      return { kind: isUsed ? 'reserve-used' : 'low', freeBytes: free }
    },
  }
}

/** Chance, as a disk may keep no room for what it can compress; in parts, so that nobody's saving waits for it. */
async function fill(path: string, bytes: number): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    for (let done = 0; done < bytes; done += PART) await file.write(randomBytes(Math.min(PART, bytes - done)))
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** Room left for this user where a folder is, in bytes; null where the system does not say. */
export function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return null
  }
}
