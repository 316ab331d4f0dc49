import { useMemo } from 'react'
import type { RecordRef } from '#domain/journal/act.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import type { Summary } from '#domain/rules-across/summaries.ts'
import { useApp } from '#state/app-store.ts'
import { besideIn } from '#state/of-the-child.ts'
import { readRecords, useRecords } from '#state/use-records.ts'

/** The child’s other cases and joined entries, where somebody may be named who is not named in this one; null until read. */
export function useBeside(caseId: string | null, patient: string | null): readonly FoldedRecord[] | null {
  const summaries = useApp((state) => state.summaries)
  return useRecords(useMemo(() => refsBeside(summaries, caseId, patient), [summaries, caseId, patient]))
}

/** The same as they are now, read for something that is done at once. */
export function readBeside(caseId: string, patient: string | null): Promise<readonly FoldedRecord[]> {
  return readRecords(refsBeside(useApp.getState().summaries, caseId, patient))
}

function refsBeside(summaries: ReadonlyMap<string, Summary>, caseId: string | null, patient: string | null): readonly RecordRef[] {
  if (caseId === null || patient === null) return []
  const { cases, patients } = besideIn(summaries, caseId, patient)
  return [...cases.map((id) => ({ kind: 'case' as const, id })), ...patients.map((id) => ({ kind: 'patient' as const, id }))]
}
