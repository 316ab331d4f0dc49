import type { Identity } from '../person/identity.ts'
import { isSameIdentity } from '../person/same-as.ts'
import { hasSameNhsNumber } from '../person/same-number.ts'
import type { CaseSummary, PatientSummary } from './summaries.ts'

/** What stands of the same child elsewhere: in their other cases, and in entries a person joined with this one (P17). */
export interface Elsewhere {
  readonly died: boolean
  readonly parked: boolean
  readonly restriction: boolean
  readonly addressProtected: boolean
  /** Two joined entries do not say the same of who the child is, or another child’s entry has this child’s NHS number (S8). */
  readonly identityDiffers: boolean
  /** The hospital numbers of the joined entries. */
  readonly alsoEnteredAs: readonly string[]
}

export const nothingElsewhere: Elsewhere = { died: false, parked: false, restriction: false, addressProtected: false, identityDiffers: false, alsoEnteredAs: [] }

/** Of two entries of one child, and of all their cases, the most careful answer holds for each until they say the same. */
export function elsewhereOf(caseId: string, patient: string, cases: readonly CaseSummary[], patients: readonly PatientSummary[]): Elsewhere {
  const here = patients.find(({ id }) => id === patient)
  const { joined, others } = ofTheChild(caseId, patient, cases, patients)
  const joinedCases = others.filter((entry) => entry.patient !== patient)
  return {
    died: others.some(({ ended }) => ended === 'died'),
    parked: joinedCases.some(({ hold, ended }) => hold !== null && ended === null),
    restriction: others.some(({ hearing }) => hearing?.restriction === true),
    addressProtected: others.some((entry) => entry.addressProtected),
    identityDiffers: joined.some(({ identity }) => differs(here?.identity ?? null, identity)) || sharesNumber(patient, patients).length > 0,
    alsoEnteredAs: joined.flatMap(({ identity }) => (identity === null ? [] : [identity.hospitalNumber])),
  }
}

/** Other children’s entries with this child’s NHS number (S8): one of the numbers is wrong, or they are one child after all. */
export function sharesNumber(patient: string, patients: readonly PatientSummary[]): readonly PatientSummary[] {
  const here = patients.find(({ id }) => id === patient)
  if (here?.identity == null) return []
  const { identity, sameAs } = here
  return patients.filter((other) => other.id !== patient && other.identity !== null && hasSameNhsNumber(identity, other.identity) && !sameAs.includes(other.id) && !other.sameAs.includes(patient))
}

/** The child’s other cases and the entries joined with theirs: where somebody of the family may be named too (M31). */
export function besideOf(caseId: string, patient: string, cases: readonly CaseSummary[], patients: readonly PatientSummary[]): { readonly cases: readonly string[]; readonly patients: readonly string[] } {
  const { joined, others } = ofTheChild(caseId, patient, cases, patients)
  return { cases: others.map(({ id }) => id), patients: joined.map(({ id }) => id) }
}

function ofTheChild(caseId: string, patient: string, cases: readonly CaseSummary[], patients: readonly PatientSummary[]) {
  const here = patients.find(({ id }) => id === patient)
  const joined = patients.filter(({ id, sameAs }) => id !== patient && (here?.sameAs.includes(id) === true || sameAs.includes(patient)))
  const entries = new Set([patient, ...joined.map(({ id }) => id)])
  return { joined, others: cases.filter((entry) => entry.id !== caseId && entries.has(entry.patient)) }
}

/** An identity with two versions to settle is itself something a person has to put right. */
function differs(one: Identity | null, other: Identity | null): boolean {
  return one === null || other === null || !isSameIdentity(one, other)
}
