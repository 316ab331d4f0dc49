/** Without a sign-in records are read for this many days at most; a trust may shorten it, and nothing lengthens it (design 7). */
export const LONGEST_READING_DAYS = 35
/** From this many days before the end it is said, and not before two thirds of the time are over. */
const SOON_DAYS = 7

const DAY_MS = 24 * 3_600_000

/** Whether records are read, and when that ends or ended, in ms since 1970. */
export type Reading =
  | { readonly kind: 'full'; readonly until: number }
  | { readonly kind: 'soon-ends'; readonly until: number }
  | { readonly kind: 'ended'; readonly until: number }

/**
 * How far a clock has run forwards, of what was noted of it in order. Setting it back takes nothing away: what ran stays counted,
 * and it counts on from where it stands. `lastAt` and `ranMs` in ms.
 */
export interface ClockRun {
  readonly ranMs: number
  readonly lastAt: number | null
}

export const NOT_RUN: ClockRun = { ranMs: 0, lastAt: null }

/** The same after the clock was seen to say `at`, in ms. */
export function seenAt({ ranMs, lastAt }: ClockRun, at: number): ClockRun {
  return { ranMs: ranMs + (lastAt === null ? 0 : Math.max(0, at - lastAt)), lastAt: at }
}

/**
 * Whether records may be read (K37).
 * @param sinceMs how far the clock has run since the trust last confirmed who they are; null where it never has here
 * @param days the trust's own limit; the longest where it sets none, or a longer one
 * @param now ms since 1970
 */
export function readingAt(sinceMs: number | null, days: number | undefined, now: number): Reading {
  const limitMs = Math.min(days ?? LONGEST_READING_DAYS, LONGEST_READING_DAYS) * DAY_MS
  const leftMs = sinceMs === null ? 0 : limitMs - Math.max(0, sinceMs)
  const until = now + leftMs
  if (leftMs <= 0) return { kind: 'ended', until }
  return { kind: leftMs <= Math.min(SOON_DAYS * DAY_MS, limitMs / 3) ? 'soon-ends' : 'full', until }
}
