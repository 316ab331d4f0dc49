/** The disk would not take the journal's bytes. What was asked to be saved is not saved; the journal is as before. */
export class JournalWriteError extends Error {
  override readonly name = 'JournalWriteError'
  readonly reason: DiskTrouble

  constructor(reason: DiskTrouble, cause: unknown) {
    super(reason === 'disk-full' ? 'The disk is full' : 'The disk refused to write', { cause })
    this.reason = reason
  }
}

export type DiskTrouble = 'disk-full' | 'disk-failed'

/** EFBIG is how a limit on file size shows itself: to the user it is a full disk too. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Sorts what the operating system said into what the user can do about it. */
export function diskTrouble(error: unknown): DiskTrouble {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && FULL.has(code) ? 'disk-full' : 'disk-failed'
}

/** Whether the operating system refused because something is there already. */
export function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
