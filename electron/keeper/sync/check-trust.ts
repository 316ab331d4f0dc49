import { refuse, type Answer } from '#domain/basics/answer.ts'
import { readCapability } from '#fhir/read-capability.ts'
import { signInToResource } from '#fhir/sign-in-to-resource.ts'
import type { HttpReply, HttpRequest, Trouble } from '#sync/ports.ts'
import { readReply } from '#sync/read-reply.ts'
import { lookAtServer, type TrustSeen } from './look-at-server.ts'

/** What a person typed to connect a computer to their trust. */
export interface TrustPlan {
  /** Base address of the trust server. */
  readonly server: string
  readonly token: string
  readonly user: string
  readonly name: string
  readonly team: string
}

const TIMEOUT_MS = 20_000

/** What each trouble is called at set-up, where nothing is saved yet and nothing can wait. */
const kinds: Readonly<Record<Trouble, string>> = {
  'no-network': 'server-not-reached',
  'timed-out': 'server-not-reached',
  'not-trusted': 'not-trusted',
  'server-error': 'server-not-ready',
  'not-a-trust-server': 'not-a-trust-server',
  'sign-in-refused': 'sign-in-refused',
  'sign-in-not-reached': 'sign-in-not-reached',
  'sign-in-gives-no-role': 'sign-in-gives-no-role',
  'another-server': 'not-a-trust-server',
}

/**
 * Whether a trust server answers at this address, takes this person's entries for this team and keeps what it is given: a
 * mistyped address, token, name or team, or a server not fit for records, is told at once (K18), not by every later entry
 * being refused. Leaves an audit event there. A server that keeps no audit events is taken at its word that the sign-in is good.
 */
export async function checkTrust(http: (request: HttpRequest) => Promise<HttpReply>, plan: TrustPlan, now: number): Promise<Answer<TrustSeen>> {
  const base = plan.server.replace(/\/+$/, '')
  const answered = readReply(await http(get(`${base}/metadata`)), 'CapabilityStatement', now)
  if (answered.kind === 'trouble') return no(kinds[answered.reason])
  if (answered.kind !== 'resource' || readCapability(answered.resource) === null) return no('not-a-trust-server')
  const event = signInToResource({ ...plan, at: new Date(now).toISOString() })
  const taken = readReply(await http(post(`${base}/AuditEvent`, plan.token, JSON.stringify(event))), 'AuditEvent', now)
  if (taken.kind === 'trouble' && taken.reason !== 'not-a-trust-server') return no(kinds[taken.reason])
  if (taken.kind === 'refused' && taken.status === 403) return no('sign-in-not-this-person')
  return lookAtServer(http, { ...plan, server: base }, now, kinds)
}

function no(kind: string): Answer<never> {
  return refuse({ kind, rule: 'K18' })
}

function get(url: string): HttpRequest {
  return { method: 'GET', url, headers: { accept: 'application/fhir+json' }, body: null, expects: 'text', signedIn: false, timeoutMs: TIMEOUT_MS }
}

function post(url: string, token: string, body: string): HttpRequest {
  const headers = { accept: 'application/fhir+json', 'content-type': 'application/fhir+json', authorization: `Bearer ${token}` }
  return { method: 'POST', url, headers, body, expects: 'text', signedIn: true, timeoutMs: TIMEOUT_MS }
}
