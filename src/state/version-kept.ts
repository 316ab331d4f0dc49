import { elsewhereOf } from '#domain/rules-across/elsewhere.ts'
import { isKeptInList } from '#domain/rules-across/practice-in-letter.ts'
import type { CaseSummary, Summary } from '#domain/rules-across/summaries.ts'
import { summariesOf } from './app-store.ts'

/** A letter that waits for a signature: its first, or that of the next version, because one is begun or the last goes to nobody. */
export function waitsForSignature(summaries: ReadonlyMap<string, Summary>, entry: CaseSummary): boolean {
  return entry.letterWaits || entry.letterBegun !== null || (entry.step.next === 'send' && versionKept(summaries, entry) !== null)
}

/** L42: the signed version of a listed letter that goes to nobody as it is; null where none is kept. */
export function versionKept(summaries: ReadonlyMap<string, Summary>, entry: CaseSummary): number | null {
  const letter = entry.letters.at(-1)
  // Only of the few that name a practice are the child’s other cases looked through.
  if (letter?.namesPractice !== true) return null
  const elsewhere = elsewhereOf(entry.id, entry.patient, summariesOf(summaries, 'case'), summariesOf(summaries, 'patient'))
  return isKeptInList(entry, elsewhere) ? letter.version : null
}
