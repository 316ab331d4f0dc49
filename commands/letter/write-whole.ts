import { open, rename, rm } from 'node:fs/promises'

/**
 * Writes a file wholly or not at all: first beside its place, then moved there, so that a full disk or a lost power
 * leaves the old file as it was. Answers false when it could not.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<boolean> {
  const beside = `${path}.${process.pid}.part`
  try {
    const file = await open(beside, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
    return true
  } catch {
    await rm(beside, { force: true }).catch(() => undefined)
    return false
  }
}
