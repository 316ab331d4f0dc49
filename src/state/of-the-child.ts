import { besideOf, elsewhereOf, sharesNumber, type Elsewhere } from '#domain/rules-across/elsewhere.ts'
import { linesAbout, type LinesOfChild } from '#domain/rules-across/index-children.ts'
import type { PatientSummary, Summary } from '#domain/rules-across/summaries.ts'
import { summariesOf } from './app-store.ts'

/** Goes with the lists it was found in. */
const found = new WeakMap<ReadonlyMap<string, Summary>, Map<string, LinesOfChild>>()

/** The few lines that say something of a child, looked for once in each state of the lists, however many ask. */
function linesIn(summaries: ReadonlyMap<string, Summary>, patient: string): LinesOfChild {
  const known = found.get(summaries) ?? new Map<string, LinesOfChild>()
  found.set(summaries, known)
  const lines = known.get(patient) ?? linesAbout(patient, summariesOf(summaries, 'case'), summariesOf(summaries, 'patient'))
  known.set(patient, lines)
  return lines
}

/** What the child’s other cases, and entries of the same child, say that everybody must know of this case. */
export function elsewhereIn(summaries: ReadonlyMap<string, Summary>, caseId: string, patient: string): Elsewhere {
  const { cases, patients } = linesIn(summaries, patient)
  return elsewhereOf(caseId, patient, cases, patients)
}

/** The child’s other cases and joined entries, by id (M31). */
export function besideIn(summaries: ReadonlyMap<string, Summary>, caseId: string, patient: string): ReturnType<typeof besideOf> {
  const { cases, patients } = linesIn(summaries, patient)
  return besideOf(caseId, patient, cases, patients)
}

/** Other children’s entries with this child’s NHS number (S8). */
export function sharingIn(summaries: ReadonlyMap<string, Summary>, patient: string): readonly PatientSummary[] {
  return sharesNumber(patient, linesIn(summaries, patient).patients)
}
