import { numberKey } from '#domain/person/find-by-words.ts'
import type { CaseSummary, PatientSummary, Summary } from '#domain/rules-across/summaries.ts'
import { summariesOf, summaryOf } from './app-store.ts'

/** A case as it is listed and found. */
export interface CaseLine {
  readonly entry: CaseSummary
  readonly patient: PatientSummary | null
  /** What is held against the typed words: names and numbers without accents, case or spaces, and the reference. */
  readonly text: string
  /** What it is sorted by. */
  readonly order: string
}

/** After every name. */
const LAST = '\uFFFF'

/** Goes with the summaries it was made from: nothing of them is kept once they are put away. */
const made = new WeakMap<ReadonlyMap<string, Summary>, readonly CaseLine[]>()

/** Every case by the child’s name, those without one last; made once for all who list or find, not at each key. */
export function caseLines(summaries: ReadonlyMap<string, Summary>): readonly CaseLine[] {
  const lines = made.get(summaries) ?? makeLines(summaries)
  made.set(summaries, lines)
  return lines
}

function makeLines(summaries: ReadonlyMap<string, Summary>): readonly CaseLine[] {
  return summariesOf(summaries, 'case')
    .map((entry) => lineOf(entry, summaryOf(summaries, 'patient', entry.patient)))
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
}

/** Most records are as they were when another has changed. */
const lines = new WeakMap<CaseSummary, CaseLine>()

function lineOf(entry: CaseSummary, patient: PatientSummary | null): CaseLine {
  const known = lines.get(entry)
  if (known !== undefined && known.patient === patient) return known
  const text = `${patient?.search ?? ''} ${numberKey(entry.reference)}`
  const line = { entry, patient, text, order: patient === null || patient.name === '' ? LAST : text }
  lines.set(entry, line)
  return line
}
