import { isKeptInList } from '#domain/rules-across/practice-in-letter.ts'
import type { CaseSummary, Summary } from '#domain/rules-across/summaries.ts'
import { elsewhereIn } from './of-the-child.ts'

/** A letter that waits for a signature: its first, or that of the next version, because one is begun or the last goes to nobody. */
export function waitsForSignature(summaries: ReadonlyMap<string, Summary>, entry: CaseSummary): boolean {
  return entry.letterWaits || entry.letterBegun !== null || (entry.step.next === 'send' && versionKept(summaries, entry) !== null)
}

/** L42: the signed version of a listed letter that goes to nobody as it is; null where none is kept. */
export function versionKept(summaries: ReadonlyMap<string, Summary>, entry: CaseSummary): number | null {
  const letter = entry.letters.at(-1)
  // Only of the few that name a practice are the child’s other cases looked through.
  if (letter?.namesPractice !== true) return null
  return isKeptInList(entry, elsewhereIn(summaries, entry.id, entry.patient)) ? letter.version : null
}
