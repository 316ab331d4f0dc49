import { allowInsecureRequests, clockSkew, Configuration, customFetch, discovery, None, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { fetchByHttp } from './fetch-by-http.ts'
import type { IssuerPlan } from './read-offer.ts'
import { isOfIssuer, LeadsElsewhere, toIssuerAlone } from './to-issuer-alone.ts'

/** A clock that differs by less is left to the issuer's own patience. */
const SKEW_FROM_S = 30

/**
 * Finds an issuer's addresses (OpenID Connect Discovery) and gives what asks it. The laptop's clock may be a year wrong, so times
 * in what it answers are held against its own clock. Rejects when it does not answer, or is another than was asked for; with
 * LeadsElsewhere when it names a host that is not its own (E10).
 */
export async function openIssuer(http: (request: HttpRequest) => Promise<HttpReply>, plan: IssuerPlan): Promise<Configuration> {
  const { issuer, clientId } = plan
  let skew = 0
  const fetch = fetchByHttp(toIssuerAlone(http, plan), (date) => {
    const seconds = Math.round((Date.parse(date) - Date.now()) / 1000)
    skew = Math.abs(seconds) < SKEW_FROM_S ? 0 : seconds
  })
  // Plain http is let through by `http` to this computer alone.
  const found = await discovery(new URL(issuer), clientId, undefined, None(), { [customFetch]: fetch, execute: [allowInsecureRequests] })
  const configuration = new Configuration(found.serverMetadata(), clientId, { [clockSkew]: skew }, None())
  const { authorization_endpoint = '', token_endpoint = '' } = found.serverMetadata()
  if (issuer.startsWith('https:') && ![authorization_endpoint, token_endpoint].every((address) => address.startsWith('https:'))) throw new Error('The issuer leads out of https')
  if (![authorization_endpoint, token_endpoint].every((address) => isOfIssuer(plan, address))) throw new LeadsElsewhere()
  configuration[customFetch] = fetch
  allowInsecureRequests(configuration)
  return configuration
}

/** Whether the issuer itself said no; anything else is that it could not be asked, or was not understood. */
export function saidNo(error: unknown): boolean {
  if (error instanceof WWWAuthenticateChallengeError) return error.status === 401
  return error instanceof ResponseBodyError && error.status < 500 && error.status !== 408 && error.status !== 429
}
