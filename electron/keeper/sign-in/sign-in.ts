import type { HttpReply, HttpRequest } from '#sync/ports.ts'

/**
 * What there is to show a trust server now. `refused`: a person must sign in again; `not-reached`: the trust’s sign-in service
 * does not answer; `no-role`: the sign-in is good, and makes nobody of them in their team.
 */
export type TokenNow =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'none'; readonly why: 'refused' | 'not-reached' | 'no-role' }

/** A person's sign-in to their trust. Nothing of it ever rejects. */
export interface SignIn {
  readonly token: () => Promise<TokenNow>
  /** The server refused this token: another, if there is one. */
  readonly renew: (refused: string) => Promise<TokenNow>
}

/** The sign-in of a token that a person was given: there is no other. */
export function signInByToken(token: string): SignIn {
  return { token: async () => ({ kind: 'token', token }), renew: async () => ({ kind: 'none', why: 'refused' }) }
}

const reasons = { refused: 'sign-in-refused', 'not-reached': 'sign-in-not-reached', 'no-role': 'sign-in-gives-no-role' } as const

/** Asks with the sign-in; when it is refused, once more with another. */
export async function askSignedIn(http: (request: HttpRequest) => Promise<HttpReply>, signIn: SignIn, request: HttpRequest): Promise<HttpReply> {
  const now = await signIn.token()
  if (now.kind === 'none') return failed(now.why)
  const reply = await http(withToken(request, now.token))
  if (reply.kind !== 'answered' || reply.status !== 401) return orNoRole(reply)
  const next = await signIn.renew(now.token)
  return next.kind === 'none' ? failed(next.why) : orNoRole(await http(withToken(request, next.token)))
}

/** An entry that is refused is another 403, and is refused for good. */
function orNoRole(reply: HttpReply): HttpReply {
  const isOfPerson = reply.kind === 'answered' && reply.status === 403 && /insufficient_scope/.test(reply.headers['www-authenticate'] ?? '')
  return isOfPerson ? failed('no-role') : reply
}

function withToken(request: HttpRequest, token: string): HttpRequest {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } }
}

function failed(why: keyof typeof reasons): HttpReply {
  return { kind: 'failed', reason: reasons[why] }
}
