import { useMemo } from 'react'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { recordKey, type RecordRef } from '#domain/journal/act.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { copiesInBatch } from '#domain/rules-across/copies-in-batch.ts'
import { providerInHand } from '#domain/rules-across/provider-in-hand.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import type { TeamFile } from '#domain/rules-across/read-meeting-file.ts'
import type { Summary } from '#domain/rules-across/summaries.ts'
import type { LetterFacts } from '#domain/rules-across/what-stops-letter.ts'
import { summaryOf, useApp } from '#state/app-store.ts'
import { besideIn, elsewhereIn } from '#state/of-the-child.ts'
import { useRecords } from '#state/use-records.ts'
import type { BatchLetter } from './batch-rows.ts'

/** The letters of some cases and their copies, as the records stand now; null until they have been read. */
export function useBatch(cases: readonly string[], team: TeamFile | null, today: CalendarDay): readonly BatchLetter[] | null {
  const summaries = useApp((state) => state.summaries)
  const pseudonymised = useApp((state) => state.batch.pseudonymised)
  const refs = useMemo(() => [...new Map(cases.flatMap((id) => refsOf(id, summaries)).map((ref) => [recordKey(ref), ref])).values()], [cases, summaries])
  const records = useRecords(refs)
  return useMemo(() => {
    if (records === null || team === null) return null
    const read = new Map(records.map((record) => [recordKey(record.about), record]))
    return cases.flatMap((id) => letterOf(id, { read, summaries, team, today, pseudonymised: pseudonymised.has(id) }))
  }, [cases, records, summaries, team, today, pseudonymised])
}

interface Known {
  readonly read: ReadonlyMap<string, FoldedRecord>
  readonly summaries: ReadonlyMap<string, Summary>
  readonly team: TeamFile
  readonly today: CalendarDay
  readonly pseudonymised: boolean
}

function letterOf(id: string, { read, summaries, team, today, pseudonymised }: Known): readonly BatchLetter[] {
  const record = read.get(recordKey({ kind: 'case', id }))
  if (record === undefined) return []
  const file = readCaseFile(record)
  const letter = file.signedLetters.at(-1)
  if (letter === undefined) return []
  const child = file.subject?.patient ?? ''
  const patient = summaryOf(summaries, 'patient', child)
  const facts: LetterFacts = {
    file,
    identity: patient?.identity ?? null,
    patientNeedsAPerson: (patient?.needsPerson ?? 0) > 0,
    elsewhere: elsewhereIn(summaries, id, child),
    today,
    team: team.team,
    provider: summaryOf(summaries, 'provider', providerInHand(file) ?? '')?.provider ?? null,
  }
  const recordsOf = (refs: readonly RecordRef[]): readonly FoldedRecord[] => refs.flatMap((ref) => read.get(recordKey(ref)) ?? [])
  const wish = { patients: recordsOf([{ kind: 'patient', id: child }]), beside: recordsOf(besideRefs(id, child, summaries)), pseudonymised }
  return [{ reference: file.subject?.reference ?? 'case', file, facts, letter, copies: copiesInBatch(facts, letter, wish) }]
}

function refsOf(id: string, summaries: ReadonlyMap<string, Summary>): readonly RecordRef[] {
  const patient = summaryOf(summaries, 'case', id)?.patient ?? ''
  return [{ kind: 'case', id }, ...(patient === '' ? [] : [{ kind: 'patient' as const, id: patient }]), ...besideRefs(id, patient, summaries)]
}

function besideRefs(id: string, patient: string, summaries: ReadonlyMap<string, Summary>): readonly RecordRef[] {
  const { cases, patients } = besideIn(summaries, id, patient)
  return [...cases.map((each) => ({ kind: 'case' as const, id: each })), ...patients.map((each) => ({ kind: 'patient' as const, id: each }))]
}
