import { useMemo } from 'react'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { besideOf } from '#domain/rules-across/elsewhere.ts'
import { summariesOf, useApp } from '#state/app-store.ts'
import { useRecords } from '#state/use-records.ts'

/** The child’s other cases and joined entries, where somebody may be named who is not named in this one; null until read. */
export function useBeside(caseId: string | null, patient: string | null): readonly FoldedRecord[] | null {
  const summaries = useApp((state) => state.summaries)
  const refs = useMemo(() => {
    if (caseId === null || patient === null) return []
    const { cases, patients } = besideOf(caseId, patient, summariesOf(summaries, 'case'), summariesOf(summaries, 'patient'))
    return [...cases.map((id) => ({ kind: 'case' as const, id })), ...patients.map((id) => ({ kind: 'patient' as const, id }))]
  }, [summaries, caseId, patient])
  return useRecords(refs)
}
