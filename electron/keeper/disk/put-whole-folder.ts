import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { sweepUnfinished, UNFINISHED } from './sweep-unfinished.ts'
import { makeFolder, syncFolder } from './write-whole-file.ts'

/**
 * Makes a folder with everything `fill` puts into it, whole or not at all: beside its place, then renamed. Throws what the disk said;
 * nothing of ours is left behind then, and what stood in its place before stands there still.
 */
export async function putWholeFolder<T>(folder: string, fill: (beside: string) => T | Promise<T>): Promise<T> {
  const parent = dirname(folder)
  const beside = `${folder}${UNFINISHED}`
  let isInPlace = false
  try {
    makeFolder(parent)
    sweepUnfinished(parent)
    makeFolder(beside)
    const made = await fill(beside)
    renameSync(beside, folder)
    isInPlace = true
    for (const each of [parent, dirname(parent)]) syncFolder(each)
    return made
  } catch (error) {
    rmSync(isInPlace ? folder : beside, { recursive: true, force: true })
    throw error
  }
}
