import type { JsonObject } from '#domain/basics/json.ts'
import { DERIVED_SYSTEM, PATIENT_SYSTEM, PERSON_SYSTEM, PROVIDER_SYSTEM, SHA256_SYSTEM, TEAM_SYSTEM, USER_SYSTEM, codeSystem } from '../systems.ts'

/**
 * References by our own names, never to a place on the server: a patient, a provider or somebody of the family is nobody's
 * literal resource there. Only people of the team are named.
 */

export function toPatient(id: string): JsonObject {
  return logical('Patient', PATIENT_SYSTEM, id)
}

export function toStaff({ user, name }: { readonly user: string; readonly name: string }): JsonObject {
  return { ...logical('Practitioner', USER_SYSTEM, user), ...(name.trim() === '' ? {} : { display: name }) }
}

/** A person or a team: the case does not say which. */
export function toProvider(id: string): JsonObject {
  return { identifier: { system: PROVIDER_SYSTEM, value: id } }
}

/** Somebody of the family, without a name: by their entry in the case. */
export function toRelative(caseId: string, person: string): JsonObject {
  return logical('RelatedPerson', PERSON_SYSTEM, `${caseId}/${person}`)
}

export function toTeam(team: string): JsonObject {
  return logical('HealthcareService', TEAM_SYSTEM, team)
}

export function toRequest(caseId: string): JsonObject {
  return logical('ServiceRequest', DERIVED_SYSTEM, `case/${caseId}`)
}

export function toAppointment(meeting: string): JsonObject {
  return logical('Appointment', DERIVED_SYSTEM, `meeting/${meeting}`)
}

/** A letter or report, by the hash of its bytes: the name its DocumentReference is found by. */
export function toFile(plainHash: string): JsonObject {
  return logical('DocumentReference', SHA256_SYSTEM, plainHash)
}

function logical(type: string, system: string, value: string): JsonObject {
  return { type, identifier: { system, value } }
}

/** One code of HL7's, with its usual words. */
export function coded(system: string, code: string, display: string): JsonObject {
  return { coding: [{ system, code, display }] }
}

/** One code of ours, of a list by its name. */
export function ourCode(list: string, code: string, display: string): JsonObject {
  return coded(codeSystem(list), code, display)
}
