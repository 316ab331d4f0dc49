import type { Database } from '../database.ts'
import type { VaultKeys } from '../keep-vault-keys.ts'
import type { SealingKey } from '../open-sealed.ts'
import { refuse } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import { recordAudit } from '../record-audit.ts'
import type { Author, Interaction } from '../record-audit.ts'
import { mayReadAudit } from '../roles.ts'
import { roleIn } from '../sign-in.ts'
import type { SignedIn } from '../sign-in.ts'
import type { KeptEntry } from '../store/keep-entries.ts'
import type { People } from '../store/keep-people.ts'

/**
 * A request from somebody signed in, to `type`, `type/id` or `type/id/_history/version`; what is not named is empty. `base` ends in
 * /fhir; `address` is that of the type, without a query.
 */
export interface Asking {
  readonly person: SignedIn
  /** Whose it is, where the person passes it on for them. */
  readonly author?: Author
  readonly type: string
  readonly id: string
  readonly version: string
  readonly base: string
  readonly address: string
  readonly query: string
  readonly header: (name: string) => string | undefined
  readonly body: Buffer
  /** Counts so many requests more in this person’s minute, and says whether they are within the limit. */
  readonly countMore: (requests: number) => Promise<boolean>
}

export interface Answer {
  readonly kind: 'answer'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
  /** The entry it is, where it is one. */
  readonly entry?: KeptEntry
}

/** Where the answers come from. `now` in milliseconds since 1970. */
export interface Desk {
  readonly database: Database
  readonly keys: VaultKeys
  readonly people: People
  readonly sealing: SealingKey
  readonly now: () => number
}

export type Handler = (desk: Desk, asking: Asking) => Promise<Answer | Refusal>

export const notFound = refuse(404, 'not-found', 'There is no such entry here, or it belongs to a team you are not in.')

/** What an erasure leaves of a record: nothing, for good. */
export const erased = refuse(422, 'business-rule', 'This record was erased. Nothing more can be added to it.')

/** The teams whose entries of this type somebody may read; a refusal where they are none. */
export function teamsToRead({ type, person }: Pick<Asking, 'type' | 'person'>): readonly string[] | Refusal {
  if (type !== 'AuditEvent') return person.teams
  const teams = person.teams.filter((team) => mayReadAudit(roleIn(person, team)))
  return teams.length > 0 ? teams : refuse(403, 'forbidden', `Your role (${person.role}) may not read the audit trail.`)
}

export function answerJson(body: string): Answer {
  return { kind: 'answer', status: 200, headers: {}, body }
}

/** An entry as it is kept, with the headers that say which version it is. */
export function answerEntry(status: number, entry: KeptEntry): Answer {
  return { kind: 'answer', status, headers: versionHeaders(entry), body: entry.body, entry }
}

export function versionHeaders({ version, lastUpdated }: Pick<KeptEntry, 'version' | 'lastUpdated'>): Readonly<Record<string, string>> {
  return { etag: `W/"${version}"`, 'last-modified': new Date(lastUpdated).toUTCString() }
}

/** The audit of what was done to one entry, in the caller's transaction. */
export function auditOne(
  query: Database['query'], desk: Desk, { person, author, type }: Asking, interaction: Interaction, { id, team }: Pick<KeptEntry, 'id' | 'team'>,
): Promise<void> {
  return recordAudit(query, desk.now(), { person, author, interaction, type, id, teams: [team] })
}

export const notJson = refuse(415, 'not-supported', 'Send this as application/fhir+json in UTF-8.')

export function isJson(contentType: string | undefined): boolean {
  return /^application\/(fhir\+)?json *(; *charset="?utf-8"? *)?(;.*)?$/i.test(contentType ?? '') && !/charset="?(?!utf-8)/i.test(contentType ?? '')
}
