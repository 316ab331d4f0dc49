import type { OpenJournal } from '../journal/open-journal.ts'
import { readWaiting } from './forward-folder.ts'

/** The server's clock is known within half a second. */
const CLOCK_MS = 1000

/**
 * How many entries of who signs in were sent by a colleague while their records were locked (K44). Whoever sends one notes that one less waits;
 * that note lies in the clear, so no more of it is told than what the trust server took before they were here, by its receipts.
 * @param folder where these records’ sealed parts lie; asked before the note in it is forgotten
 * @param unlockedAt this moment, in ms of this computer’s clock
 * @returns the figure now, for server time minus this computer’s, in ms; null while that is not known
 */
export function followSentWhileAway(folder: string, journal: Pick<OpenJournal, 'waitingActs' | 'onAppend'>, unlockedAt: number): (clockOffsetMs: number | null) => number {
  const waited = new Set<string>(journal.waitingActs().map(({ id }) => id))
  const noted = Math.max(0, waited.size - (readWaiting(folder) ?? waited.size))
  const takenAt: number[] = []
  if (noted > 0) {
    journal.onAppend((frames) => {
      for (const { body } of frames) if (body.kind === 'receipt' && waited.delete(body.act)) takenAt.push(Date.parse(body.at))
    })
  }
  return (clockOffsetMs) => (clockOffsetMs === null ? 0 : Math.min(noted, takenAt.filter((at) => at + CLOCK_MS < unlockedAt + clockOffsetMs).length))
}
