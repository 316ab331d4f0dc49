import type { RecordRef } from '#domain/journal/act.ts'
import type { CaseSummary, Summary } from '#domain/rules-across/summaries.ts'
import { summariesOf, summaryOf } from '#state/app-store.ts'

/** All that is here of one child: every entry of theirs that a person said is this child, and every case of these. */
export interface ChildsRecords {
  readonly patients: readonly string[]
  readonly cases: readonly CaseSummary[]
}

/** @param patient the entry to begin from */
export function childsRecords(summaries: ReadonlyMap<string, Summary>, patient: string): ChildsRecords {
  const patients = new Set([patient])
  // A set gives what is added while it is gone through.
  for (const id of patients) for (const other of summaryOf(summaries, 'patient', id)?.sameAs ?? []) patients.add(other)
  return { patients: [...patients], cases: summariesOf(summaries, 'case').filter((entry) => patients.has(entry.patient)) }
}

export function refsOf({ patients, cases }: ChildsRecords): readonly RecordRef[] {
  return [...patients.map((id): RecordRef => ({ kind: 'patient', id })), ...cases.map(({ id }): RecordRef => ({ kind: 'case', id }))]
}
