const BASE_MS = 2000
const CAP_MS = 5 * 60_000
/** A server may ask for more patience than we would have, but not for more than this. */
const LONGEST_WISH_MS = 15 * 60_000

/**
 * How long to wait before try number `attempts + 1`, in ms: full jitter (a chance from 0 up to 1 of 2 s, 4 s, 8 s
 * and so on up to 5 min), so that a whole trust's laptops do not come back in one moment. Never sooner than the
 * server asked for.
 */
export function backOff(attempts: number, chance: number, retryAfterMs: number | null): number {
  const most = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(Math.max(attempts - 1, 0), 20))
  return Math.round(Math.min(LONGEST_WISH_MS, retryAfterMs ?? 0) + chance * most)
}

/** Retry-After in ms, given as seconds or as a date; `now` is the server's time if known. Null when it says nothing we can read. */
export function readRetryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined) return null
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}
