import { readOutcome } from '#fhir/operation-outcome.ts'
import { idOf, isElement, type Element } from '#fhir/read-element.ts'
import { readRetryAfter } from './back-off.ts'
import type { HttpReply, Trouble } from './ports.ts'
import { serverTime } from './server-time.ts'

/** What a reply comes to. Only `resource` is a success; everything unknown is trouble, never success. */
export type Reading =
  | { readonly kind: 'resource'; readonly status: number; readonly resource: Element }
  /** Created, but the server showed only where: to be read back. */
  | { readonly kind: 'created'; readonly id: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Several already match the condition of a create. */
  | { readonly kind: 'several' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'refused'; readonly status: number; readonly words: string }
  | { readonly kind: 'trouble'; readonly reason: Trouble; readonly retryAfterMs: number | null }

/** Answers that say no to this one entry and would say so again, when the server itself gave the reason. */
const refusing = new Set([400, 403, 413, 422])
const busy = new Set([408, 409, 425, 429, 502, 503, 504])

/** Reads a reply that should carry a resource of the given type. `now` in ms, for a Retry-After date. */
export function readReply(reply: HttpReply, type: string, now: number): Reading {
  if (reply.kind === 'failed') return trouble(failureReason(reply.reason))
  const { status } = reply
  if (status === 401) return trouble('sign-in-refused')
  if (status >= 500 || busy.has(status)) {
    const wish = readRetryAfter(reply.headers['retry-after'], serverTime(reply) ?? now)
    // Busy is about the server, not about this request, whether or not it says for how long.
    return trouble('server-error', wish ?? (busy.has(status) ? 0 : null))
  }
  if (typeof reply.body !== 'string') return status === 200 ? { kind: 'bytes', bytes: reply.body } : readRefusal(status, null)
  const body = parse(reply.body)
  if (status !== 200 && status !== 201) return readRefusal(status, body)
  if (isElement(body) && body['resourceType'] === type) return { kind: 'resource', status, resource: body }
  const id = createdId(reply.headers['location'], type)
  const showsNothing = reply.body.trim() === '' || readOutcome(body) !== null
  return status === 201 && showsNothing && id !== null ? { kind: 'created', id } : trouble('not-a-trust-server')
}

function readRefusal(status: number, body: unknown): Reading {
  const words = readOutcome(body)
  if (status === 412) return { kind: 'several' }
  if (words === null) return trouble('not-a-trust-server')
  if (status === 404 || status === 410) return { kind: 'absent' }
  return refusing.has(status) ? { kind: 'refused', status, words } : trouble('not-a-trust-server')
}

/** Where the create ended, from its Location (`…/Type/id/_history/1`). */
function createdId(location: string | undefined, type: string): string | null {
  const id = new RegExp(`(?:^|/)${type}/([^/?#]+)(?:/_history/[^/]+)?$`).exec(location ?? '')?.[1]
  return id === undefined ? null : idOf({ id })
}

function failureReason(reason: Extract<HttpReply, { kind: 'failed' }>['reason']): Trouble {
  if (reason === 'not-allowed') return 'not-trusted'
  return reason === 'redirected' || reason === 'too-large' ? 'not-a-trust-server' : reason
}

function trouble(reason: Trouble, retryAfterMs: number | null = null): Reading {
  return { kind: 'trouble', reason, retryAfterMs }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
