import { NOT_RUN, seenAt } from '#domain/basics/reading-limit.ts'
import type { FrameBody } from '#domain/journal/frame-body.ts'

/** How far this computer's clock has run forwards, as the notes of its journal have it, and when the trust last answered (K37). */
export interface ConfirmationsNoted {
  /** Takes in each frame, in order. */
  readonly add: (body: FrameBody) => void
  /** ms it had run by the last note. */
  readonly noted: () => number
  /** ms it has run by now. */
  readonly run: (now: number) => number
  /** ms it had run at the newest entry that is there only because the trust took this person for who they are; null for none. */
  readonly confirmed: () => number | null
}

/** Notes beside the record carry this computer's own time; every unlocking and every lock leaves one. */
export function noteConfirmations(): ConfirmationsNoted {
  let clock = NOT_RUN
  let confirmed: number | null = null
  return {
    add: (body) => {
      const at = body.kind === 'audit' ? Date.parse(body.at) : Number.NaN
      if (!Number.isNaN(at)) clock = seenAt(clock, at)
      if (isConfirmation(body)) confirmed = clock.ranMs
    },
    noted: () => clock.ranMs,
    run: (now) => seenAt(clock, now).ranMs,
    confirmed: () => confirmed,
  }
}

/** Entries that were received may have come from a locked copy, and a cursor is kept of a server that refuses the sign-in: they confirm nothing. */
function isConfirmation(body: FrameBody): boolean {
  if (body.kind === 'audit') return body.what === 'sign-in' || body.what === 'set-up' || body.what === 'confirmed'
  return body.kind === 'receipt' || body.kind === 'blob-receipt'
}
