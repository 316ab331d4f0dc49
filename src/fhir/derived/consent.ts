import type { JsonObject } from '#domain/basics/json.ts'
import { CONSENT } from '#domain/case/case-parts.ts'
import { COMPETENCE, PERSON } from '#domain/person/person-parts.ts'
import { cannotAgree } from '#domain/rules-across/consent-of.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { SHARING_POLICY } from '../systems.ts'
import { part, type Part } from './derived.ts'
import { coded, toPatient, toRelative } from './refer.ts'
import { isOpen, silentItems } from './what-is-said.ts'

type Entry = CaseFile['consents'][number]

const scope = coded('http://terminology.hl7.org/CodeSystem/consentscope', 'patient-privacy', 'Privacy Consent')
const category = coded('http://terminology.hl7.org/CodeSystem/v3-ActCode', 'IDSCL', 'information disclosure')
const treatment = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'TREAT', display: 'treatment' }

/**
 * Each person's own answer about sending the records (C7). A yes that stands on the server and no longer counts, or is not
 * settled, is made inactive there: another system must not go on reading it.
 */
export function consentsOf(file: CaseFile): readonly Part[] {
  // Who somebody is, and whether they may decide, says whether their yes counts.
  const isInDoubt = isOpen(file.record, `${PERSON}/`, `${COMPETENCE}/`)
  const { takenOff, open } = silentItems(file.record, CONSENT)
  const silent = [...takenOff, ...open].map((id) => inactive(file, id))
  return [...file.consents.map((entry) => (isInDoubt || !isAnswer(file, entry) ? inactive(file, entry.id) : answered(file, entry))), ...silent]
}

function isAnswer(file: CaseFile, entry: Entry): boolean {
  return entry.answer === 'refused' || (entry.answer === 'agreed' && !cannotAgree(file, entry))
}

function answered(file: CaseFile, { id, answer, on }: Entry): Part {
  return part('Consent', `${CONSENT}/${id}`, {
    ...ofCase(file),
    status: answer === 'agreed' ? 'active' : 'rejected',
    dateTime: on ?? undefined,
    performer: [whoAnswered(file, id)],
    provision: { type: answer === 'agreed' ? 'permit' : 'deny', purpose: [treatment] },
  })
}

function inactive(file: CaseFile, id: string): Part {
  return part('Consent', `${CONSENT}/${id}`, { ...ofCase(file), status: 'inactive' }, true)
}

function ofCase({ subject }: CaseFile) {
  return { scope, category: [category], patient: subject === null ? undefined : toPatient(subject.patient), policy: [{ uri: SHARING_POLICY }] }
}

/** By their entry, the young person as the patient. */
function whoAnswered({ id, people, subject }: CaseFile, person: string): JsonObject {
  const isYoungPerson = people.some((entry) => entry.id === person && entry.youngPerson)
  return isYoungPerson && subject !== null ? toPatient(subject.patient) : toRelative(id, person)
}
