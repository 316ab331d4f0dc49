import type { CustomFetch } from 'openid-client'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'

const TIMEOUT_MS = 20_000

/**
 * Lets openid-client ask as sync asks: over TLS or on this computer, no redirect, bounded in time and size. Throws what
 * kept an answer from coming. `heard` is given the Date of each answer.
 */
export function fetchByHttp(http: (request: HttpRequest) => Promise<HttpReply>, heard: (date: string) => void): CustomFetch {
  return async (url, { method, headers, body }) => {
    const reply = await http({
      method: method === 'POST' ? 'POST' : 'GET', url, headers: Object.fromEntries(new Headers(headers)),
      body: body === undefined || body === null ? null : String(body), expects: 'text', signedIn: false, timeoutMs: TIMEOUT_MS,
    })
    if (reply.kind === 'failed') throw new TypeError(`The sign-in service did not answer: ${reply.reason}`)
    if (reply.headers['date'] !== undefined) heard(reply.headers['date'])
    const text = typeof reply.body === 'string' && ![204, 205, 304].includes(reply.status) ? reply.body : null
    return new Response(text, { status: reply.status, headers: { ...reply.headers } })
  }
}
