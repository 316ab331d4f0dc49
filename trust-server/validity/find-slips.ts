import { isObject } from '../read-resource.ts'
import type { JsonObject } from '../read-resource.ts'

const orders: readonly string[] = ['order', 'original-order', 'reflex-order', 'filler-order', 'instance-order', 'option']
const priorities: readonly string[] = ['routine', 'urgent', 'asap', 'stat']

/** The required codes of what is kept here (FHIR R4, 4.0.1), which the library does not look at. */
const codes: ReadonlyMap<string, readonly string[]> = new Map([
  ['QuestionnaireResponse.status', ['in-progress', 'completed', 'amended', 'entered-in-error', 'stopped']],
  ['DocumentReference.status', ['current', 'superseded', 'entered-in-error']],
  ['DocumentReference.docStatus', ['preliminary', 'final', 'amended', 'entered-in-error']],
  ['DocumentReference.relatesTo.code', ['replaces', 'transforms', 'signs', 'appends']],
  ['ServiceRequest.status', ['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown']],
  ['ServiceRequest.intent', ['proposal', 'plan', 'directive', ...orders]],
  ['ServiceRequest.priority', priorities],
  ['Task.status', ['draft', 'requested', 'received', 'accepted', 'rejected', 'ready', 'cancelled', 'in-progress', 'on-hold', 'failed', 'completed', 'entered-in-error']],
  ['Task.intent', ['unknown', 'proposal', 'plan', ...orders]],
  ['Task.priority', priorities],
  ['Appointment.status', ['proposed', 'pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow', 'entered-in-error', 'checked-in', 'waitlist']],
  ['Appointment.participant.required', ['required', 'optional', 'information-only']],
  ['Appointment.participant.status', ['accepted', 'declined', 'tentative', 'needs-action']],
  ['Communication.status', ['preparation', 'in-progress', 'not-done', 'on-hold', 'stopped', 'completed', 'entered-in-error', 'unknown']],
  ['Communication.priority', priorities],
  ['Consent.status', ['draft', 'proposed', 'active', 'rejected', 'inactive', 'entered-in-error']],
  ['Consent.provision.type', ['deny', 'permit']],
  ['Consent.provision.data.meaning', ['instance', 'related', 'dependents', 'authoredby']],
  ['AuditEvent.action', ['C', 'R', 'U', 'D', 'E']],
  ['AuditEvent.outcome', ['0', '4', '8', '12']],
  ['AuditEvent.agent.network.type', ['1', '2', '3', '4', '5']],
])

const times = new Set([
  'authored', 'authoredOn', 'created', 'creation', 'date', 'dateTime', 'end', 'lastModified', 'occurrenceDateTime', 'received', 'recorded', 'sent', 'start',
  'valueDateTime', 'valueInstant', 'verificationDate',
])
/** Elements of which FHIR has one of several types, such as valueString or valueCoding. */
const choices: readonly RegExp[] = [/^value[A-Z]/, /^occurrence[A-Z]/, /^asNeeded[A-Z]/, /^quantity[A-Z]/, /^source[A-Z]/, /^content(?:String|Attachment|Reference)$/]

/**
 * The places of what the library lets pass: a text, list or object with nothing in it, two values where FHIR has one, a
 * code that is not in its required list, and a time of day without its zone.
 */
export function findSlips(resource: JsonObject): readonly string[] {
  const slips: string[] = []
  const type = String(resource['resourceType'])
  const look = (value: unknown, place: string, kind: string): void => {
    if (value === '' || (Array.isArray(value) && value.length === 0)) slips.push(place)
    else if (Array.isArray(value)) for (const [index, each] of value.entries()) look(each, `${place}[${index}]`, kind)
    else if (isObject(value)) lookInside(value, place, kind)
    else if (typeof value === 'string' && isWrong(value, kind)) slips.push(place)
  }
  const lookInside = (object: JsonObject, place: string, kind: string): void => {
    const names = Object.keys(object)
    if (names.length === 0 || choices.some((choice) => names.filter((name) => choice.test(name)).length > 1)) slips.push(place)
    for (const name of names) look(object[name], `${place}.${name}`, `${kind}.${name}`)
  }
  look(resource, type, type)
  return slips
}

/** @param kind the place without its numbers */
function isWrong(text: string, kind: string): boolean {
  const allowed = codes.get(kind)
  if (allowed !== undefined) return !allowed.includes(text)
  return times.has(kind.slice(kind.lastIndexOf('.') + 1)) && text.includes('T') && !/(?:Z|[+-]\d\d:\d\d)$/.test(text)
}
