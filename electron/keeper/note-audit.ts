import { JournalWriteError } from './disk/errors.ts'
import type { OpenJournal } from './journal/open-journal.ts'
import type { FailedTries } from './vault/try-passphrase.ts'

/** Views, unlocks and the like, at `now` in ms. A disk that refuses shows in the state of saving; it stops nobody from reading. */
export async function noteAudit(journal: OpenJournal, now: number, what: string, about: string | null, by?: string): Promise<void> {
  const at = new Date(now).toISOString()
  try {
    await journal.append([{ body: { kind: 'audit', what, about, at, ...(by === undefined ? {} : { by }) }, key: { kind: 'journal' } }])
  } catch (error) {
    if (!(error instanceof JournalWriteError)) throw error
  }
}

/** How many passphrases opened nothing before the one that did (K26). */
export async function noteFailedTries(journal: OpenJournal, now: number, failed: FailedTries | null): Promise<void> {
  if (failed !== null) await noteAudit(journal, now, `wrong passphrases: ${failed.wrong} since ${failed.since}`, null)
}
