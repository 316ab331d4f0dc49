import { useEffect, useMemo, useState } from 'react'
import { recordKey, type RecordRef } from '#domain/journal/act.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { revisionOf, useApp } from './app-store.ts'
import { readRecord } from './start-session.ts'
import { foldActs } from './use-records-read.ts'

/** Several records as the view holds them now; null until these very ones have been read. */
export function useRecords(refs: readonly RecordRef[]): readonly FoldedRecord[] | null {
  const wanted = JSON.stringify(refs.map(({ kind, id }) => ({ kind, id })))
  const revisions = useApp((state) => refs.map((ref) => revisionOf(state, recordKey(ref))).join())
  const [read, setRead] = useState<{ readonly wanted: string; readonly records: readonly FoldedRecord[] } | null>(null)
  useEffect(() => {
    let current = true
    void readRecords(JSON.parse(wanted) as RecordRef[]).then((records) => {
      if (current) setRead({ wanted, records })
    })
    return () => {
      current = false
    }
    // A new revision of any of them is the reason to read again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [wanted, revisions])
  return useMemo(() => (read?.wanted === wanted ? read.records : null), [read, wanted])
}

/** The same, once, for who cannot wait for a screen. */
export async function readRecords(refs: readonly RecordRef[]): Promise<readonly FoldedRecord[]> {
  return (await Promise.all(refs.map((ref) => readRecord(ref)))).map(foldActs)
}
