import type { JsonObject } from '#domain/basics/json.ts'
import { TEAM_SYSTEM, USER_SYSTEM } from './systems.ts'

export interface SignInEvent {
  readonly user: string
  readonly name: string
  readonly team: string
  /** ISO instant. */
  readonly at: string
}

/**
 * That somebody set this computer up, as an AuditEvent: what a trust wants to know of, and what a server takes only from
 * the person it names and for a team of theirs. Codes are DICOM's for a user who signs in.
 */
export function signInToResource({ user, name, team, at }: SignInEvent): JsonObject {
  const dicom = 'http://dicom.nema.org/resources/ontology/DCM'
  return {
    resourceType: 'AuditEvent',
    meta: { tag: [{ system: TEAM_SYSTEM, code: team }] },
    type: { system: dicom, code: '110114', display: 'User Authentication' },
    subtype: [{ system: dicom, code: '110122', display: 'Login' }],
    action: 'E',
    recorded: at,
    outcome: '0',
    agent: [{ who: { identifier: { system: USER_SYSTEM, value: user }, display: name }, requestor: true }],
    source: { observer: { display: 'Consilium, setting up a computer' } },
  }
}
