import { hasSameNhsNumber } from '../person/same-number.ts'
import type { CaseSummary, PatientSummary } from './summaries.ts'

/** The lines of one child: their own entry and those joined with it, and the cases of each. */
export interface LinesOfChild {
  readonly cases: readonly CaseSummary[]
  readonly patients: readonly PatientSummary[]
}

/** Looks up a child’s lines without going through every line of the lists: for whoever asks about many children. */
export function indexChildren(cases: readonly CaseSummary[], patients: readonly PatientSummary[]): (patient: string) => LinesOfChild {
  const casesOf = new Map<string, CaseSummary[]>()
  for (const entry of cases) {
    const known = casesOf.get(entry.patient)
    if (known === undefined) casesOf.set(entry.patient, [entry])
    else known.push(entry)
  }
  const entries = new Map(patients.map((entry) => [entry.id, entry]))
  const joined = new Map<string, Set<string>>()
  const join = (one: string, other: string): void => void joined.set(one, (joined.get(one) ?? new Set()).add(other))
  for (const { id, sameAs } of patients) {
    for (const other of sameAs) {
      join(id, other)
      join(other, id)
    }
  }
  return (patient) => {
    const ids = [...new Set([patient, ...(joined.get(patient) ?? [])])]
    return { cases: ids.flatMap((id) => casesOf.get(id) ?? []), patients: ids.flatMap((id) => entries.get(id) ?? []) }
  }
}

/**
 * Everything in the lists that says something of one child: the lines of their own entry and of those joined with it, and the entries
 * that have their NHS number (S8). What is asked about a child (`elsewhereOf` and its like) answers the same from these few.
 */
export function linesAbout(patient: string, cases: readonly CaseSummary[], patients: readonly PatientSummary[]): LinesOfChild {
  const here = patients.find(({ id }) => id === patient)
  const isJoined = ({ id, sameAs }: PatientSummary): boolean => id === patient || here?.sameAs.includes(id) === true || sameAs.includes(patient)
  const sharesNumber = ({ identity }: PatientSummary): boolean => here?.identity != null && identity !== null && hasSameNhsNumber(here.identity, identity)
  const entries = patients.filter((entry) => isJoined(entry) || sharesNumber(entry))
  const ids = new Set(entries.map(({ id }) => id))
  return { cases: cases.filter((entry) => ids.has(entry.patient) || entry.patient === patient), patients: entries }
}
