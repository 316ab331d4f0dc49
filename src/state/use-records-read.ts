import { useEffect, useState } from 'react'
import type { RecordKind } from '#domain/journal/act.ts'
import { foldRecord, type FoldedRecord } from '#domain/journal/fold-record.ts'
import type { RecordActs } from '#storage/open-rows.ts'
import { noteOpened } from './note-view.ts'
import { readRecord } from './start-session.ts'

export interface RecordsRead {
  /** As they were when they were read; null until they have been. They do not move while somebody reads them. */
  readonly records: readonly FoldedRecord[] | null
  /** Shows these instead. */
  readonly show: (records: readonly FoldedRecord[]) => void
}

/** Some records as they stand when a screen opens: for what a person reads through before they sign it, which is noted, or for a paper. */
export function useRecordsRead(kind: RecordKind, ids: readonly string[], as: 'opened' | 'for-a-paper' = 'for-a-paper'): RecordsRead {
  const [records, show] = useState<readonly FoldedRecord[] | null>(null)
  // Which ones is settled when the screen opens: what arrives later is said, not slipped in.
  const [wanted] = useState(ids)
  useEffect(() => {
    let current = true
    void Promise.all(wanted.map((id) => readRecord({ kind, id }))).then((read) => current && show(read.map(foldActs)))
    if (as === 'opened') for (const id of wanted) noteOpened({ kind, id })
    return () => {
      current = false
    }
  }, [kind, wanted, as])
  return { records, show }
}

/** A record folded from the acts the view gives. */
export function foldActs({ about, acts, refused }: RecordActs): FoldedRecord {
  return foldRecord(about, acts, new Set(Object.keys(refused)))
}
