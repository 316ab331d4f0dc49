import type { AuditEvent } from '#domain/journal/audit-events.ts'

/** What is opened again within this time is one look. */
const ONE_LOOK_MS = 10 * 60 * 1000

/** What is seen over and over in one look; everything else is noted each time. */
const LOOKS: ReadonlySet<AuditEvent> = new Set(['view record', 'view signed letter', 'view pages', 'view on the projector', 'view trail'])

/** Which views were noted since unlocking, and when. */
export interface ViewsNoted {
  /** Whether this one, at `now` in ms, is a look of its own. */
  readonly isNew: (what: AuditEvent, about: string | null, now: number) => boolean
  /** It stands in the journal. */
  readonly noted: (what: AuditEvent, about: string | null, now: number) => void
}

export function startViewsNoted(): ViewsNoted {
  const last = new Map<string, number>()
  const nameOf = (what: AuditEvent, about: string | null) => `${what} ${about ?? ''}`
  return {
    isNew: (what, about, now) => {
      if (!LOOKS.has(what)) return true
      const before = last.get(nameOf(what, about))
      // A clock set back must not hide a look.
      return before === undefined || now < before || now - before >= ONE_LOOK_MS
    },
    noted: (what, about, now) => void last.set(nameOf(what, about), now),
  }
}
