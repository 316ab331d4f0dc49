import { readingAt, type Reading } from '#domain/basics/reading-limit.ts'
import type { Profile } from '#domain/profile/profile.ts'
import type { Work } from '../work-in-vault.ts'
import { confirmationFile } from './confirmation-file.ts'

/** How long the records of an open vault may be read (K37). */
export interface ReadingLimit {
  /** Judged at opening; true for good from the first confirmation on. What was open stays open until it is locked. */
  readonly mayRead: () => boolean
  /** When it ends; null where there is no limit. */
  readonly told: () => Reading | null
  /** When the trust last confirmed who this person is, in ms, and the trust's own limit as far as it is known: for a locked copy. */
  readonly confirmedAt: () => number
  readonly days: () => number | undefined
  /** The trust took this person for who they are. */
  readonly confirmed: () => void
  /** The profile in force; null while there is none, or two stand: the limit is then the last one known. */
  readonly follow: (profile: Profile | null) => void
}

export interface ReadingGround {
  /** ms since 1970. */
  readonly now: () => number
  /** It may be read from now on, or for longer. */
  readonly changed: () => void
  /** Leaves a note in the journal that the trust confirmed who this is; false when the disk refuses. Never rejects. */
  readonly noteConfirmed: () => Promise<boolean>
}

/** A confirmation is remembered again after this much of the clock's running. */
const NEWS_MS = 3_600_000

const NO_LIMIT: ReadingLimit = { mayRead: () => true, told: () => null, confirmedAt: () => 0, days: () => undefined, confirmed: () => undefined, follow: () => undefined }

/**
 * Judges whether a vault's records may be read. The time is the journal's own count of how far the clock ran: a clock set back
 * lengthens nothing, and one set forward is put right by the next confirmation.
 */
export function limitReading({ vault, session, journal }: Work, profile: Profile | null, { now, changed, noteConfirmed }: ReadingGround): ReadingLimit {
  if (session.server === null || session.demo) return NO_LIMIT
  const { confirmations } = journal
  const file = confirmationFile(vault.folder, vault.vaultKey)
  const found = file.read()
  // One that knows of more than its journal's notes is of another journal than this: only the trust's limit in it is believed.
  let kept = found !== null && found.ranMs > confirmations.noted() ? null : found
  let days = profile === null ? found?.days : profile.readingDays
  let isConfirmedNow = false
  let isNoting = false

  /** The later of what the file and the journal know: without the file, or with an older one, no time is gained. */
  const sinceConfirmed = (): number | null => {
    const known = [kept?.ranMs ?? [], confirmations.confirmed() ?? []].flat()
    return known.length === 0 ? null : Math.max(0, confirmations.run(now()) - Math.max(...known))
  }
  const told = (): Reading => readingAt(sinceConfirmed(), days, now())
  const couldRead = told().kind !== 'ended'

  function keep(ranMs: number): void {
    kept = { ranMs, ...(days === undefined ? {} : { days }) }
    file.write(kept)
  }

  /** The clock has run, or jumped, since the last note: what is remembered now would count from before that. */
  function note(): void {
    if (isNoting) return
    isNoting = true
    void noteConfirmed().then((isNoted) => {
      isNoting = false
      if (!isNoted) keep(confirmations.noted())
      changed()
    })
  }

  return {
    mayRead: () => couldRead || isConfirmedNow,
    told,
    confirmedAt: () => now() - (sinceConfirmed() ?? now()),
    days: () => days,
    confirmed: () => {
      const ranMs = confirmations.noted()
      if (confirmations.run(now()) - ranMs >= NEWS_MS) note()
      else if (kept === null || ranMs - kept.ranMs >= NEWS_MS || told().kind === 'ended') keep(ranMs)
      const wasEnded = !couldRead && !isConfirmedNow
      isConfirmedNow = true
      if (wasEnded) changed()
    },
    follow: (next) => {
      if (next === null || next.readingDays === days) return
      days = next.readingDays
      if (kept !== null) keep(kept.ranMs)
    },
  }
}
