import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another running server has the folder. */
class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
}

const takeoverMs = 10_000
/** Locks this process holds: after a restart in a container the new process may have the old one's number. */
const held = new Set<string>()

/** Takes the folder for this process alone and gives the function that lets go of it. Throws FolderInUse. */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'lock')
  const mine = `${process.pid} ${readStartTime(process.pid)}`
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, mine)
  try {
    // A link appears whole or not at all, so nobody reads half a lock.
    if (!tryLink(draft, path)) takeOver(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
  held.add(path)
  return () => {
    held.delete(path)
    if (readText(path) === mine) rmSync(path, { force: true })
  }
}

/** Replaces the lock of a dead process. The guard file lets one of several waiting processes do so. */
function takeOver(draft: string, path: string): void {
  const inUse = new FolderInUse('Another trust server is already using this data folder. Stop it first, or choose another folder.')
  const guard = `${path}.takeover`
  if (isOld(guard)) rmSync(guard, { force: true })
  if (isHeld(path) || !tryLink(draft, guard)) throw inUse
  try {
    if (tryLink(draft, path)) return
    if (isHeld(path)) throw inUse
    renameSync(draft, path)
  } finally {
    rmSync(guard, { force: true })
  }
}

function isHeld(path: string): boolean {
  if (held.has(path)) return true
  const [written = '', startTime = ''] = (readText(path) ?? '').split(' ')
  const pid = Number(written)
  return pid > 0 && pid !== process.pid && isRunning(pid) && readStartTime(pid) === startTime
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Tells a process from a later one with the same number. Linux only; elsewhere the number alone decides. */
function readStartTime(pid: number): string {
  return (readText(`/proc/${pid}/stat`) ?? '').split(') ').at(-1)?.split(' ')[19] ?? ''
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function isOld(path: string): boolean {
  const at = statSync(path, { throwIfNoEntry: false })?.mtimeMs
  return at !== undefined && Date.now() - at > takeoverMs
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
