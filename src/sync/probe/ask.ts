import { readBundle } from '#fhir/read-bundle.ts'
import { isElement, type Element } from '#fhir/read-element.ts'
import type { HttpReply, HttpRequest } from '../ports.ts'

/** With whose sign-in something is asked. */
export type Asker = 'nobody' | 'us' | 'other-team'

/** Requests to be sent at once, after a wait. They are answered by as many replies in the same order. */
export interface Ask {
  readonly afterMs: number
  readonly as: Asker
  readonly requests: readonly HttpRequest[]
}

/** A check that asks, thinks about what came and asks again, and does nothing itself. */
export type Asking<T> = Generator<Ask, T, readonly HttpReply[]>

/** What a check needs to know. */
export interface Ground {
  /** Base address without a closing slash. */
  readonly server: string
  readonly team: string
  /** Names this check, and no other: a UUID. */
  readonly run: string
  /** ms since 1970. */
  readonly now: number
  /** How large a file is tried, in bytes. */
  readonly fileBytes: number
  /** A token of another team was given. */
  readonly hasOther: boolean
}

const TIMEOUT_MS = 30_000
/** An index that lags behind by more than this is taken for one that never comes. */
const WAITS_MS = [0, 1000, 2000, 4000, 5000] as const

export function* askOne(request: HttpRequest, as: Asker = 'us', afterMs = 0): Asking<HttpReply> {
  const [reply] = yield { afterMs, as, requests: [request] }
  return reply ?? { kind: 'failed', reason: 'no-network' }
}

/** Asks again and again, further apart, until what came is right; `waitedMs` is null when it never was. */
export function* askUntil(request: HttpRequest, isRight: (reply: HttpReply) => boolean): Asking<{ readonly reply: HttpReply; readonly waitedMs: number | null }> {
  let waitedMs = 0
  let reply: HttpReply = { kind: 'failed', reason: 'no-network' }
  for (const afterMs of WAITS_MS) {
    reply = yield* askOne(request, 'us', afterMs)
    waitedMs += afterMs
    if (isRight(reply)) return { reply, waitedMs }
  }
  return { reply, waitedMs: null }
}

/** @param path below the base, as `Type/id` or `Type?query` */
export function getAt({ server }: Pick<Ground, 'server'>, path: string, over: Partial<HttpRequest> = {}): HttpRequest {
  const headers = { accept: 'application/fhir+json', 'cache-control': 'no-cache' }
  return { method: 'GET', url: `${server}/${path}`, headers, body: null, expects: 'text', signedIn: true, timeoutMs: TIMEOUT_MS, ...over }
}

export function postTo({ server }: Ground, type: string, body: string | Uint8Array, headers: Readonly<Record<string, string>>): HttpRequest {
  const usual = { accept: 'application/fhir+json', 'content-type': 'application/fhir+json', prefer: 'return=representation' }
  return { method: 'POST', url: `${server}/${type}`, headers: { ...usual, ...headers }, body, expects: 'text', signedIn: true, timeoutMs: TIMEOUT_MS }
}

/** Replaces what is at a path, if it still is of this version. */
export function putAt({ server }: Ground, path: string, body: string, version: string): HttpRequest {
  const headers = { accept: 'application/fhir+json', 'content-type': 'application/fhir+json', prefer: 'return=representation', 'if-match': `W/"${version}"` }
  return { method: 'PUT', url: `${server}/${path}`, headers, body, expects: 'text', signedIn: true, timeoutMs: TIMEOUT_MS }
}

/** The JSON object of an answer with this status; null for anything else. */
export function resourceOf(reply: HttpReply, ...statuses: readonly number[]): Element | null {
  if (reply.kind !== 'answered' || !statuses.includes(reply.status) || typeof reply.body !== 'string') return null
  try {
    const body: unknown = JSON.parse(reply.body)
    return isElement(body) ? body : null
  } catch {
    return null
  }
}

/** The resources of a page of a search; null when this is none. */
export function pageOf(reply: HttpReply): ReturnType<typeof readBundle> {
  const body = resourceOf(reply, 200)
  return body === null ? null : readBundle(body)
}

export function isStatus(reply: HttpReply, ...statuses: readonly number[]): boolean {
  return reply.kind === 'answered' && statuses.includes(reply.status)
}

/** What came, in a word or two, quoting nothing of it. */
export function tell(reply: HttpReply): string {
  if (reply.kind === 'failed') return `no whole answer (${reply.reason})`
  const body = resourceOf(reply, reply.status)
  const type = body?.['resourceType']
  const what = typeof type === 'string' && /^[A-Za-z]{1,40}$/.test(type) ? type : reply.body.length === 0 ? 'nothing' : body === null ? 'no JSON' : 'other JSON'
  return `${reply.status} with ${what}`
}

/** How long something took to be seen. */
export function tellWait(waitedMs: number): string {
  return waitedMs === 0 ? 'at once' : `only after about ${Math.round(waitedMs / 1000)} s`
}
