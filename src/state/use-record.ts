import { useEffect, useMemo, useState } from 'react'
import type { RecordKind, RecordRef } from '#domain/journal/act.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { readCaseFile, type CaseFile } from '#domain/rules-across/read-case-file.ts'
import { readMeetingFile, readTeamFile, type MeetingFile, type TeamFile } from '#domain/rules-across/read-meeting-file.ts'
import type { RecordActs } from '#storage/open-rows.ts'
import { revisionOf, useApp } from './app-store.ts'
import { noteOpened } from './note-view.ts'
import { countReading } from './reading.ts'
import { readRecord } from './start-session.ts'
import { foldActs } from './use-records-read.ts'

/** Opened by a person, which is noted (K29), or only so far as a list shows it. */
type ReadAs = 'opened' | 'listed'

/**
 * A record as the view holds it now, folded; null until it has been read. Goes on showing the last reading while
 * the next comes, so that nothing on the screen ever blinks.
 */
export function useRecord(kind: RecordKind, id: string | null, as: ReadAs = 'opened'): FoldedRecord | null {
  useOpened(kind, as === 'opened' ? id : null)
  const revision = useApp((state) => (id === null ? '' : revisionOf(state, `${kind}/${id}`)))
  const [read, setRead] = useState<RecordActs | null>(null)
  useEffect(() => {
    if (id === null) return
    let current = true
    const about: RecordRef = { kind, id }
    // A new revision is the reason to read again; the view answers with what it holds by then.
    const reading = readRecord(about).then((acts) => {
      if (current) setRead(acts)
    })
    void countReading(reading)
    return () => {
      current = false
    }
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [kind, id, revision])
  return useMemo(() => {
    if (read === null || read.about.id !== id || read.about.kind !== kind) return null
    return foldActs(read)
  }, [read, kind, id])
}

/** Nothing waits for the note. */
function useOpened(kind: RecordKind, id: string | null): void {
  useEffect(() => {
    if (id !== null && (kind === 'case' || kind === 'patient')) noteOpened({ kind, id })
  }, [kind, id])
}

export function useCase(id: string | null, as: ReadAs = 'opened'): CaseFile | null {
  const record = useRecord('case', id, as)
  return useMemo(() => (record === null ? null : readCaseFile(record)), [record])
}

export function useMeeting(id: string | null): MeetingFile | null {
  const record = useRecord('meeting', id)
  return useMemo(() => (record === null ? null : readMeetingFile(record)), [record])
}

/** A meeting as the view holds it now, for a key that is pressed before its screen has read it. */
export async function readMeeting(id: string): Promise<MeetingFile> {
  return readMeetingFile(foldActs(await readRecord({ kind: 'meeting', id })))
}

export function useTeam(id: string | null): TeamFile | null {
  const record = useRecord('team', id)
  return useMemo(() => (record === null ? null : readTeamFile(record)), [record])
}
