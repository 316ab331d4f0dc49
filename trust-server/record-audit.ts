import type { Database, Query } from './database.ts'
import { teamSystem } from './read-tokens.ts'
import type { Refusal } from './outcome.ts'
import type { SignedIn } from './sign-in.ts'
import { createEntry } from './store/keep-entries.ts'

/** What FHIR calls the things that can be asked of a server. */
export type Interaction =
  | 'read' | 'vread' | 'search-type' | 'history-instance' | 'history-type' | 'history-system' | 'create' | 'update' | 'delete' | 'patch' | 'operation' | 'transaction' | 'batch'

/** Somebody by user name and name. */
export type Author = Pick<SignedIn, 'user' | 'name'>

/** Something asked of the server, and what came of it. It holds no name, identifier or words of a patient. */
export interface AuditedRequest {
  readonly person: SignedIn | undefined
  /** In whose name it was sent, where that is passed on for somebody. */
  readonly author?: Author | undefined
  readonly interaction: Interaction
  readonly type: string
  /** The server's own id, once the resource is known. */
  readonly id?: string
  /** The teams whose chairs may see this: the resource's own, or all of the person's. */
  readonly teams?: readonly string[]
  readonly refusal?: Refusal
}

const actions: Readonly<Record<Interaction, string>> = {
  read: 'R', vread: 'R', 'history-instance': 'R', 'search-type': 'E', 'history-type': 'E', 'history-system': 'E', operation: 'E', transaction: 'E', batch: 'E',
  create: 'C', update: 'U', delete: 'D', patch: 'U',
}

/** Writes an AuditEvent for each team concerned, in the caller's transaction. `now` in milliseconds since 1970. */
export async function recordAudit(query: Query, now: number, request: AuditedRequest): Promise<void> {
  for (const team of request.teams ?? request.person?.teams ?? ['']) {
    const resource = describe(request, now, team)
    const sent = { kind: 'sent', text: JSON.stringify(resource), resource } as const
    const tokens = [{ param: '_tag', system: teamSystem, value: team }] as const
    await createEntry(query, now, { type: 'AuditEvent', sent, judged: { kind: 'judged', team, tokens }, condition: undefined, teams: [] })
  }
}

/** Writes the audit of a request in its own transaction. */
export function recordAuditAlone(database: Database, now: number, request: AuditedRequest): Promise<void> {
  return database.write((query) => recordAudit(query, now, request))
}

function describe(request: AuditedRequest, now: number, team: string): Readonly<Record<string, unknown>> {
  const { person, author, refusal } = request
  return {
    resourceType: 'AuditEvent',
    meta: { tag: [{ system: teamSystem, code: team }] },
    type: { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest' },
    subtype: [{ system: 'http://hl7.org/fhir/restful-interaction', code: request.interaction }],
    action: actions[request.interaction],
    recorded: new Date(now).toISOString(),
    outcome: refusal === undefined ? '0' : refusal.status === 401 || refusal.status === 403 ? '8' : '4',
    ...(refusal === undefined ? {} : { outcomeDesc: `${refusal.status} ${refusal.words}` }),
    agent: [{ who: describePerson(person), requestor: true }, ...(author === undefined ? [] : [{ who: describePerson(author), requestor: false }])],
    source: { observer: { display: 'Consilium trust server' } },
    entity: [{
      ...(request.id === undefined ? {} : { what: { reference: `${request.type}/${request.id}` } }),
      type: { system: 'http://hl7.org/fhir/resource-types', code: request.type },
    }],
  }
}

function describePerson(person: Author | undefined): Readonly<Record<string, unknown>> {
  if (person === undefined) return { display: 'Nobody signed in' }
  return { identifier: { system: 'https://consilium.example/user', value: person.user }, display: person.name }
}
