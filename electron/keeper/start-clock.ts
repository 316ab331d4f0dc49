/**
 * The keeper's clock, in ms since 1970: the computer's own, or one that starts at `setTo` (ISO) now and runs on
 * from there, for tests and demonstrations. Throws a RangeError when `setTo` is no instant.
 */
export function startClock(setTo: string | null, real: () => number = Date.now): () => number {
  if (setTo === null) return real
  const at = Date.parse(setTo)
  if (Number.isNaN(at)) throw new RangeError('The given clock is not an instant')
  const started = real()
  return () => at + (real() - started)
}
