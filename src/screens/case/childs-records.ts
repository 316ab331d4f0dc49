import { longDay, type CalendarDay } from '#domain/basics/calendar.ts'
import type { RecordRef } from '#domain/journal/act.ts'
import { isSameIdentity } from '#domain/person/same-as.ts'
import type { CaseSummary, PatientSummary, Summary } from '#domain/rules-across/summaries.ts'
import { summariesOf, summaryOf } from '#state/app-store.ts'

/** All that is here of one child: every entry of theirs that a person said is this child, and every case of these. */
export interface ChildsRecords {
  readonly patients: readonly PatientSummary[]
  readonly cases: readonly CaseSummary[]
  /** Entries that are said to be one child do not say the same of who it is, or two versions of one stand: nothing goes before that is settled. */
  readonly isUnclear: boolean
}

/** @param patient the entry to begin from */
export function childsRecords(summaries: ReadonlyMap<string, Summary>, patient: string): ChildsRecords {
  const patients = new Set([patient])
  // A set gives what is added while it is gone through.
  for (const id of patients) for (const other of summaryOf(summaries, 'patient', id)?.sameAs ?? []) patients.add(other)
  const entries = [...patients].flatMap((id) => summaryOf(summaries, 'patient', id) ?? [])
  const [first] = entries
  const isSame = entries.every(({ identity }) => entries.length === 1 || (identity !== null && first?.identity != null && isSameIdentity(first.identity, identity)))
  const isUnclear = entries.length < patients.size || !isSame || entries.some(({ unsettled }) => unsettled.length > 0)
  return { patients: entries, cases: summariesOf(summaries, 'case').filter((entry) => patients.has(entry.patient)), isUnclear }
}

/** What still stands before these cases, in words: an MDT meeting of today or later, a court hearing. */
export function stillToCome({ cases }: ChildsRecords, summaries: ReadonlyMap<string, Summary>, today: CalendarDay): readonly string[] {
  const meetings = summariesOf(summaries, 'meeting').filter(({ on, cancelled }) => on >= today && cancelled === null)
  return cases.flatMap(({ id, reference, hearing }) => [
    ...meetings.filter((meeting) => meeting.cases.includes(id)).map(({ on }) => `${reference} is on the agenda of ${on === today ? 'today’s MDT meeting' : `the MDT meeting on ${longDay(on)}`}`),
    ...(hearing !== null && hearing.on >= today ? [`${reference} has a court hearing on ${longDay(hearing.on)}`] : []),
  ])
}

export function refsOf({ patients, cases }: ChildsRecords): readonly RecordRef[] {
  return [...patients.map(({ id }): RecordRef => ({ kind: 'patient', id })), ...cases.map(({ id }): RecordRef => ({ kind: 'case', id }))]
}
