import { isObject } from '../read-resource.ts'
import type { JsonObject } from '../read-resource.ts'

/** The required codes of what is kept here (FHIR R4, 4.0.1), which the library does not look at. */
const codes: ReadonlyMap<string, readonly string[]> = new Map([
  ['QuestionnaireResponse.status', ['in-progress', 'completed', 'amended', 'entered-in-error', 'stopped']],
  ['DocumentReference.status', ['current', 'superseded', 'entered-in-error']],
  ['DocumentReference.docStatus', ['preliminary', 'final', 'amended', 'entered-in-error']],
  ['DocumentReference.relatesTo.code', ['replaces', 'transforms', 'signs', 'appends']],
  ['AuditEvent.action', ['C', 'R', 'U', 'D', 'E']],
  ['AuditEvent.outcome', ['0', '4', '8', '12']],
  ['AuditEvent.agent.network.type', ['1', '2', '3', '4', '5']],
])

const times = new Set(['authored', 'date', 'recorded', 'creation', 'valueDateTime', 'valueInstant'])

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
    if (names.length === 0 || names.filter((name) => /^value[A-Z]/.test(name)).length > 1) slips.push(place)
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
