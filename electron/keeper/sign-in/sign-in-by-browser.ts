import { AuthorizationResponseError, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState, type Configuration } from 'openid-client'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { SignedInPerson } from '#bridge/bridge.ts'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { openIssuer, saidNo } from './open-issuer.ts'
import { readMe, type Me } from './read-me.ts'
import { readOffer, type IssuerPlan } from './read-offer.ts'
import { LeadsElsewhere } from './to-issuer-alone.ts'
import { readTokens, type IssuedTokens } from './read-tokens.ts'
import { waitForCode, type CodeListener } from './wait-for-code.ts'

/** What signing in by the browser needs. */
export interface BrowserGround {
  readonly http: (request: HttpRequest) => Promise<HttpReply>
  /** Shows an address in the person's own browser: smartcards and passkeys work only there. */
  readonly openAddress: (address: string) => void
}

/** Somebody who has just signed in, with what keeps them signed in. */
export interface FreshSignIn {
  readonly server: string
  readonly plan: IssuerPlan
  readonly person: SignedInPerson
  readonly tokens: IssuedTokens
}

const WITHIN_MS = 120_000

/**
 * Signs somebody in to the trust server at an address: by its issuer, in the browser, with PKCE, state, nonce and the issuer's name
 * checked (RFC 8252, RFC 9700). `stopped` ends the waiting. Refuses with a kind of K20.
 */
export async function signInByBrowser({ http, openAddress }: BrowserGround, server: string, stopped: AbortSignal): Promise<Answer<FreshSignIn>> {
  const offer = await readOffer(http, server)
  if (offer === 'failed') return no('server-not-reached')
  if (offer === null) return no('sign-in-not-offered')
  const { plan } = offer
  const issuer = await openIssuer(http, plan).catch((error: unknown) => (error instanceof LeadsElsewhere ? 'sign-in-leads-elsewhere' : 'sign-in-not-reached'))
  if (typeof issuer === 'string') return no(issuer)
  const state = randomState()
  const listener = await waitForCode(state, WITHIN_MS).catch(() => null)
  if (listener === null) return no('sign-in-failed')
  const stop = (): void => void listener.end(false)
  stopped.addEventListener('abort', stop)
  if (stopped.aborted) stop()
  let answer: Answer<FreshSignIn> = no('sign-in-failed')
  try {
    answer = await askForTokens({ issuer, plan, listener, state, openAddress, http, server })
  } catch (error) {
    answer = no(kindOf(error))
  } finally {
    stopped.removeEventListener('abort', stop)
    await listener.end(answer.ok)
  }
  return answer
}

interface Asking extends BrowserGround {
  readonly issuer: Configuration
  readonly plan: IssuerPlan
  readonly listener: CodeListener
  readonly state: string
  readonly server: string
}

async function askForTokens({ issuer, plan, listener, state, openAddress, http, server }: Asking): Promise<Answer<FreshSignIn>> {
  const [verifier, nonce] = [randomPKCECodeVerifier(), randomNonce()]
  const resource: Record<string, string> = plan.resource === null ? {} : { resource: plan.resource }
  const address = buildAuthorizationUrl(issuer, {
    ...resource, redirect_uri: listener.redirectUri, scope: plan.scopes.join(' '), state, nonce, code_challenge_method: 'S256',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    // On a shared computer the browser may still be a colleague's.
    prompt: 'login',
  })
  openAddress(address.href)
  const came = await listener.came
  if (came === null) return no('sign-in-not-finished')
  const given = await authorizationCodeGrant(issuer, came, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }, resource)
  const tokens = readTokens(given, null)
  const me = await readMe(http, server, tokens.access)
  return me.kind === 'person' ? agree({ server, plan, person: me.person, tokens }) : no(kindOfMe[me.kind])
}

const kindOfMe: Readonly<Record<Exclude<Me['kind'], 'person'>, string>> = {
  refused: 'sign-in-failed', 'no-role': 'sign-in-gives-no-role', 'not-known': 'server-not-ready',
}

function kindOf(error: unknown): string {
  if (error instanceof AuthorizationResponseError) return error.error === 'access_denied' ? 'sign-in-not-finished' : 'sign-in-failed'
  return saidNo(error) || !(error instanceof TypeError) ? 'sign-in-failed' : 'sign-in-not-reached'
}

function no(kind: string): Answer<never> {
  return refuse({ kind, rule: 'K20' })
}
