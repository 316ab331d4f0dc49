import type { Pathway } from './read-pathway.ts'

/** What people said of one letter version: nobody that it was sent, that it went to the wrong person alone, that it was sent, or that the other side has it. */
export type LetterSent = 'no' | 'astray' | 'sent' | 'acknowledged'

/** Sent and not taken back (A5); acknowledged when any way it went was (A7). */
export function letterSent({ dispatches }: Pick<Pathway, 'dispatches'>, version: number): LetterSent {
  const of = dispatches.filter((dispatch) => dispatch.version === version)
  const out = of.filter(({ undone }) => undone === null)
  if (out.some((dispatch) => dispatch.acknowledged !== null)) return 'acknowledged'
  if (out.length > 0) return 'sent'
  return of.some(({ astray }) => astray === true) ? 'astray' : 'no'
}

/** Has whom it is for not been sent it, as far as anybody said? */
export function isToSend(sent: LetterSent): boolean {
  return sent === 'no' || sent === 'astray'
}
