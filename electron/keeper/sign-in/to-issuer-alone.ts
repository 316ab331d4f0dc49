import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import type { IssuerPlan } from './read-offer.ts'

type Http = (request: HttpRequest) => Promise<HttpReply>

/** An issuer names a page or a service for signing in on a host that is not its own, and that the trust server does not name. */
export class LeadsElsewhere extends Error {
  override readonly name = 'LeadsElsewhere'
}

/**
 * Whether an address belongs to an issuer (E10, E22): on the issuer's own host, or on one the trust server names with the
 * pages of its sign-in. What an issuer says of itself adds no host.
 */
export function isOfIssuer({ issuer, origins = [] }: IssuerPlan, address: string): boolean {
  if (!URL.canParse(address)) return false
  const { origin, username, password } = new URL(address)
  if (username !== '' || password !== '' || origin === 'null') return false
  return [issuer, ...origins].some((known) => URL.canParse(known) && new URL(known).origin === origin)
}

/** The same requests, held to an issuer: what is not of it is never asked. */
export function toIssuerAlone(http: Http, plan: IssuerPlan): Http {
  return async (request) => (isOfIssuer(plan, request.url) ? http(request) : { kind: 'failed', reason: 'not-allowed' })
}
