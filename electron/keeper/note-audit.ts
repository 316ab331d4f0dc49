import type { AuditEvent } from '#domain/journal/audit-events.ts'
import type { FrameOf } from '#domain/journal/frame-body.ts'
import { JournalWriteError } from './disk/errors.ts'
import type { OpenJournal } from './journal/open-journal.ts'
import type { FailedTries } from './vault/try-passphrase.ts'

type More = Partial<Pick<FrameOf<'audit'>, 'by' | 'count' | 'since' | 'head'>>

/**
 * Views, unlocks and the like, at `now` in ms. Answers whether the disk took it: one that refuses shows in the state of saving; it
 * stops nobody from reading.
 */
export async function noteAudit(journal: OpenJournal, now: number, what: AuditEvent, about: string | null, more: More = {}): Promise<boolean> {
  const at = new Date(now).toISOString()
  try {
    await journal.append([{ body: { kind: 'audit', what, about, at, ...more }, key: { kind: 'journal' } }])
    return true
  } catch (error) {
    if (!(error instanceof JournalWriteError)) throw error
    return false
  }
}

/** How many passphrases opened nothing before the one that did (K26). */
export async function noteFailedTries(journal: OpenJournal, now: number, failed: FailedTries | null): Promise<void> {
  if (failed !== null) await noteAudit(journal, now, 'wrong passphrases', null, { count: failed.wrong, since: failed.since })
}
