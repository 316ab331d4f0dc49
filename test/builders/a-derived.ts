import { randomUUID } from 'node:crypto'
import type { Reply, Talker } from './talk-to-trust-server.ts'

export interface DerivedPart {
  readonly type?: string
  readonly team?: string
  readonly record?: string
  readonly name?: string
  readonly heads?: readonly string[]
  readonly more?: object
}

export interface SentDerived extends Record<string, unknown> {
  readonly resourceType: string
  readonly meta: { readonly tag: readonly { readonly system: string; readonly code: string }[] }
  readonly identifier: readonly { readonly system: string; readonly value: string }[]
}

/** What each type must have besides. */
const least: Readonly<Record<string, object>> = {
  ServiceRequest: { status: 'active', intent: 'order', subject: { display: 'A made-up child' } },
  Task: { status: 'requested', intent: 'order' },
  Appointment: { status: 'booked', start: '2026-10-08T11:40:00Z', end: '2026-10-08T12:40:00Z', participant: [{ status: 'accepted', actor: { display: 'Somebody' } }] },
  Communication: { status: 'completed' },
  Consent: {
    status: 'active', scope: { text: 'Treatment' }, category: [{ text: 'A second opinion' }], policy: [{ uri: 'https://consilium.example/policy/consent' }],
  },
}

/** Something derived from a record, as the app puts it on the wire. */
export function aDerived(part: DerivedPart = {}): SentDerived {
  const { type = 'Task', team = 'complex-cases', record = 'case/c-1', name = `case/c-1/task/${randomUUID()}`, heads = [], more = {} } = part
  const tag = (kind: string, code: string) => ({ system: `https://consilium.example/${kind}`, code })
  return {
    resourceType: type,
    meta: { tag: [tag('team', team), tag('record', record), ...heads.map((head) => tag('head', head))] },
    identifier: [{ system: 'https://consilium.example/derived', value: name }],
    ...least[type],
    ...more,
  }
}

/** What is to be found where it is there already. */
export function conditionOf({ identifier }: SentDerived): string {
  return `identifier=https://consilium.example/derived|${identifier[0]?.value}`
}

export function postDerived(talker: Talker, derived: SentDerived): Promise<Reply> {
  return talker.post(derived.resourceType, derived, { 'if-none-exist': conditionOf(derived) })
}

/** @param tag as in If-Match; none is sent where it is undefined */
export function putDerived(talker: Talker, id: string, derived: SentDerived, tag: string | undefined): Promise<Reply> {
  const headers = { 'content-type': 'application/fhir+json', ...(tag === undefined ? {} : { 'if-match': tag }) }
  return talker.ask('PUT', `${derived.resourceType}/${id}`, JSON.stringify({ id, ...derived }), headers)
}
