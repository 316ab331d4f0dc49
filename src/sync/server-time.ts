import type { HttpReply } from './ports.ts'
import { iso, type Step } from './step.ts'

/** Where a team's first pull begins: before any entry there can be. */
export const BEGINNING = '1970-01-01T00:00:00.000Z'

/** The server's own time from its Date header, ms; null when it gives none we can read. */
export function serverTime(reply: HttpReply): number | null {
  const ms = reply.kind === 'answered' ? Date.parse(reply.headers['date'] ?? '') : Number.NaN
  return isBelievable(ms) ? ms : null
}

/** From 2000 to the year 9999: what else a header says is a fault, and has no ISO form to keep. */
function isBelievable(ms: number): boolean {
  return ms >= 946_684_800_000 && ms < 253_402_300_800_000
}

/** ISO instant of the server for a frame: its own word for the entry, else its clock, else ours. */
export function serverInstant(step: Step, lastUpdatedMs: number | null): string {
  return iso(lastUpdatedMs ?? step.now + (step.state.clockOffsetMs ?? 0))
}
