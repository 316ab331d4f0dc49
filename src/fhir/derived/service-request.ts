import type { JsonObject } from '#domain/basics/json.ts'
import { ENDED, HOLD, SHORTLIST, SUBJECT } from '#domain/case/case-parts.ts'
import { indicationWords } from '#domain/case/indications.ts'
import { SCREENING } from '#domain/case/screening.ts'
import { DECISION } from '#domain/decision/decision.ts'
import { APPROACH } from '#domain/pathway/pathway-parts.ts'
import { providerInHand } from '#domain/rules-across/provider-in-hand.ts'
import { latestDecision, type CaseFile } from '#domain/rules-across/read-case-file.ts'
import { codeSystem } from '../systems.ts'
import { part, type Part } from './derived.ts'
import { coded, toPatient, toProvider, toStaff } from './refer.ts'
import { isOpen } from './what-is-said.ts'

const secondOpinion = coded('http://terminology.hl7.org/CodeSystem/v2-0336', 'S', 'Second Opinion')

/**
 * The request for a second opinion. While two versions stand of what its state hangs on, and of a case that turned out to
 * be none, its state is unknown. Whom it is sent to is said once a meeting has agreed.
 */
export function serviceRequestOf(file: CaseFile): Part {
  const status = statusOf(file)
  const patient = file.subject?.patient ?? null
  const content = { status, intent: 'order', code: secondOpinion }
  // FHIR wants a subject, so a request without one can only be said to be unknown.
  if (patient === null) return part('ServiceRequest', '', { ...content, status: 'unknown', subject: { display: 'Not settled' } }, true)
  return part('ServiceRequest', '', {
    ...content,
    subject: toPatient(patient),
    authoredOn: file.request?.on,
    requester: requesterOf(file, patient),
    performer: performerOf(file),
    reasonCode: reasonsOf(file),
  }, file.route !== 'second-opinion')
}

/** R4 RequestStatus. */
function statusOf(file: CaseFile): string {
  if (isOpen(file.record, SUBJECT, SCREENING, HOLD, ENDED, `${DECISION}/`) || file.route !== 'second-opinion') return 'unknown'
  const decision = latestDecision(file)
  const isAgreed = decision?.outcome === 'agreed' && decision.standing === 'agreement'
  if (file.ended !== null) return file.ended.how === 'closed' && isAgreed ? 'completed' : 'revoked'
  if (file.hold?.state === 'parked') return 'on-hold'
  if (decision?.outcome === 'not-supported' || decision?.outcome === 'redirected') return 'revoked'
  return isAgreed ? 'active' : 'draft'
}

/** A team asks by its lead consultant; a parent or carer is not named. */
function requesterOf({ request, subject }: CaseFile, patient: string): JsonObject | undefined {
  if (request === null || subject === null) return undefined
  if (request.by === 'team') return subject.leadConsultant.user === '' ? undefined : toStaff(subject.leadConsultant)
  return request.by === 'young-person' ? toPatient(patient) : { type: 'RelatedPerson', display: 'A parent or carer' }
}

function performerOf(file: CaseFile): readonly JsonObject[] | undefined {
  const isUndecided = latestDecision(file)?.outcome !== 'agreed' || isOpen(file.record, `${DECISION}/`, `${APPROACH}/`, `${SHORTLIST}/`)
  const provider = isUndecided ? null : providerInHand(file)
  return provider === null ? undefined : [toProvider(provider)]
}

/** The indications in the words of their list, the primary one first; none of the team's own words. */
function reasonsOf({ record, indications }: CaseFile): readonly JsonObject[] | undefined {
  if (isOpen(record, `${DECISION}/`) || indications.chosen.length === 0) return undefined
  const { primary, chosen } = indications
  return [...new Set([...chosen.filter((code) => code === primary), ...chosen])].map((code) => {
    const text = indicationWords(indications, code)
    return { coding: [{ system: codeSystem('indication'), code, display: text }], text }
  })
}
