/** The names our entries carry on the wire. They stand in every server's index for ever and can never change. */
const base = 'https://consilium.example'

export const ACT_SYSTEM = `${base}/act`
export const TEAM_SYSTEM = `${base}/team`
export const RECORD_SYSTEM = `${base}/record`
export const USER_SYSTEM = `${base}/user`
export const SHA256_SYSTEM = `${base}/sha256`
/** Of a file’s bytes: the server’s own id of the Binary. */
export const BINARY_SYSTEM = `${base}/binary`
/** Of a file that is named anew: `team/id` of the Binary that was named before and is of no use. */
export const BESIDE_SYSTEM = `${base}/beside`
/** Of made-up entries about nobody, by which it is seen what a server really does. */
export const CANARY_SYSTEM = `${base}/canary`
/** The name of what is written of a record for the trust’s other systems. */
export const DERIVED_SYSTEM = `${base}/derived`
/** Each act that the record it was made from ended in. */
export const HEAD_SYSTEM = `${base}/head`
export const PATIENT_SYSTEM = `${base}/patient`
export const PROVIDER_SYSTEM = `${base}/provider`
/** Somebody of the family or the young person, by their entry in a case. */
export const PERSON_SYSTEM = `${base}/person`
/** What a consent to share is consent to. */
export const SHARING_POLICY = `${base}/policy/sharing-records`

/** The operation of a server that says when something was added. */
export const HINTS = `${base}/OperationDefinition/hints`

/** The operation of a server that says which acts of a team it holds, in one digest. */
export const DIGEST = `${base}/OperationDefinition/digest`

/** What was done, as the canonical address a QuestionnaireResponse answers. */
export function verbUri(verb: string): string {
  return `${base}/verb/${verb}`
}

/** The verb a questionnaire's address names; null when it is none of ours. */
export function verbOf(questionnaire: string | null): string | null {
  return questionnaire?.startsWith(`${base}/verb/`) === true ? questionnaire.slice(`${base}/verb/`.length) : null
}

/** The address of a list of codes of ours. */
export function codeSystem(name: string): string {
  return `${base}/CodeSystem/${name}`
}

/** `system|value` for a search or If-None-Exist; a backslash goes before what FHIR would read as its own mark. */
export function searchToken(system: string, value: string): string {
  return `${system}|${value.replace(/[\\,|$]/g, '\\$&')}`
}
