import type { Pathway } from './read-pathway.ts'

/** What people said of one letter version: nobody that it was sent, somebody, or the other side that they have it. */
export type LetterSent = 'no' | 'sent' | 'acknowledged'

/** Sent and not taken back (A5); acknowledged when any way it went was (A7). */
export function letterSent({ dispatches }: Pick<Pathway, 'dispatches'>, version: number): LetterSent {
  const out = dispatches.filter((dispatch) => dispatch.version === version && dispatch.undone === null)
  if (out.some((dispatch) => dispatch.acknowledged !== null)) return 'acknowledged'
  return out.length === 0 ? 'no' : 'sent'
}
