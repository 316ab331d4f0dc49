import type { ServerQuestion } from '#state/saving.ts'
import { counted } from '../kit/show-time.ts'

/** What is known of a trust server that is not as it was, before anything is sent to it. */
export function questionTitle(question: ServerQuestion): string {
  if (question.kind === 'another-server') return 'The trust server is not the one you sent to before, or it was emptied.'
  return `The trust server lacks ${goneWords(question)} that it held before.`
}

/** "41 entries in 9 cases" */
function goneWords({ entries, records, cases }: Extract<ServerQuestion, { readonly kind: 'lost-entries' }>): string {
  const where = cases === records ? counted(cases, 'case') : counted(records, 'record')
  return `${counted(entries, 'entry', 'entries')} in ${where}`
}

/** What is safe, what may have happened, and who decides. */
export function questionLead(question: ServerQuestion, mayDecide: boolean): string {
  const why = question.kind === 'lost-entries' ? 'It may have been restored from a backup. ' : ''
  const who = mayDecide ? 'Ask your IT department what happened, then decide.' : 'Those who add entries decide, each for their own computer.'
  return `${why}Nothing has been lost on this computer, and nothing is sent until somebody decides. ${who}`
}

/** Asked once more, before anything goes. */
export function sureTitle({ ours }: ServerQuestion): string {
  return ours === 0 ? 'Go on with this trust server?' : `Send ${counted(ours, 'entry', 'entries')} to the trust server again?`
}

export function sureLead({ ours }: ServerQuestion): string {
  const own = ours === 0 ? 'This computer has no entries of its own to send.' : ours === 1 ? 'It was made on this computer.' : 'They were made on this computer.'
  return `${own} Your colleagues’ computers send theirs. What the server has is not doubled.`
}

/** For the corner: what of it is not said by the state of the connection. */
export function questionInCorner(question: ServerQuestion): readonly string[] {
  return question.kind === 'lost-entries' ? [`the trust server lacks ${counted(question.entries, 'entry', 'entries')} it held before, nothing is sent`] : []
}

export const NOTHING_SENT = 'Nothing is sent until somebody decides'

/** What of ours a lost computer would take with it, because the server does not hold it; those that wait are counted elsewhere. */
export function onlyHereForNow(question: ServerQuestion | null, waiting: number): readonly string[] {
  if (question === null) return []
  const ours = question.kind === 'lost-entries' ? question.ours : question.ours - waiting
  if (ours <= 0) return []
  return [question.kind === 'lost-entries' ? `the ${ours.toLocaleString('en-GB')} the trust server lacks` : `the ${ours.toLocaleString('en-GB')} this trust server may lack`]
}
