import { showNhs } from '#domain/person/identity.ts'
import type { CaseSummary, PatientSummary } from '#domain/rules-across/summaries.ts'
import type { WorkRow } from './work-list.tsx'

/** A case as a row of a list; what matters about it now depends on the list. */
export function caseRow(entry: CaseSummary, patient: PatientSummary | null): Omit<WorkRow, 'note' | 'open'> {
  const identity = patient?.identity ?? null
  const number = identity === null ? entry.reference : `${showNhs(identity.nhs)}, ${identity.hospitalNumber}`
  return { key: entry.id, name: patient?.name ?? 'Not on this computer yet', number, what: entry.inShort === '' ? entry.question : entry.inShort }
}
