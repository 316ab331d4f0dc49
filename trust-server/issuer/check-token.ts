import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import type { JWTPayload } from 'jose'
import { isSafeAddress, usualAlgorithms } from './read-issuer.ts'
import type { IssuerSettings } from './read-issuer.ts'
import { hasScope } from './map-claims.ts'

/** `unreachable`: the issuer's keys are not here and could not be fetched, so nothing is known of the token. */
export type Checked =
  | { readonly kind: 'good'; readonly claims: JWTPayload }
  | { readonly kind: 'bad' }
  | { readonly kind: 'unreachable' }

/** An issuer, and where its pages and keys are, as far as it has said so yet. */
export interface Issuer {
  readonly check: (token: string) => Promise<Checked>
  readonly endpoints: () => Endpoints | undefined
}

/** OpenID Connect Discovery 1.0, section 3. */
export interface Endpoints {
  readonly authorization_endpoint: string
  readonly token_endpoint: string
  readonly jwks_uri: string
}

type Keys = ReturnType<typeof createRemoteJWKSet>

const TIMEOUT_MS = 5000
/** Clocks of a hospital are this far apart at most. */
const TOLERANCE_S = 30
/** Keys as old as this are looked up again, beside the request that found them old. */
const FRESH_MS = 10 * 60_000
/** An issuer that did not answer is not asked again for each request. */
const PAUSE_MS = 2000

/**
 * Checks an issuer's access tokens (RFC 9068 where the issuer follows it). Keys that are here stay in use while the issuer
 * cannot be reached: what was good stays good until it ends. Never throws.
 */
export function openIssuer({ issuer, audience, claims }: IssuerSettings, now: () => number = Date.now): Issuer {
  let endpoints: Endpoints | undefined
  let keys: Promise<Keys | null> | null = null
  let failedAt = -Infinity
  let readAt = -Infinity

  /** A clock that was put back must not keep keys for ever. */
  const since = (at: number): number => Math.abs(now() - at)

  function findKeys(): Promise<Keys | null> {
    if (keys === null && since(failedAt) < PAUSE_MS) return Promise.resolve(null)
    keys ??= discover(issuer).then((found) => {
      endpoints = found
      readAt = now()
      return createRemoteJWKSet(new URL(found.jwks_uri), { timeoutDuration: TIMEOUT_MS, cacheMaxAge: Infinity })
    }).catch(() => {
      keys = null
      failedAt = now()
      return null
    })
    return keys
  }

  function refreshBeside(found: Keys): void {
    if (since(readAt) < FRESH_MS) return
    readAt = now()
    // A key that was withdrawn goes with this; an issuer that does not answer changes nothing.
    void found.reload().catch(() => undefined)
  }

  return {
    endpoints: () => endpoints,
    check: async (token) => {
      if (!isJwt(token)) return { kind: 'bad' }
      const found = await findKeys()
      if (found === null) return { kind: 'unreachable' }
      refreshBeside(found)
      // Keys looked up a moment ago are not looked up again for each token: one that is unknown then may be new.
      const mayBeNew = found.coolingDown
      try {
        const { payload } = await jwtVerify(token, found, {
          issuer, audience, algorithms: [...(claims.algorithms ?? usualAlgorithms)], clockTolerance: TOLERANCE_S, currentDate: new Date(now()),
          requiredClaims: ['exp'], ...(claims.typ === undefined ? {} : { typ: claims.typ }),
        })
        return hasScope(claims, payload) ? { kind: 'good', claims: payload } : { kind: 'bad' }
      } catch (error) {
        const isUnknownYet = mayBeNew && error instanceof errors.JWKSNoMatchingKey
        return isOfToken(error) && !isUnknownYet ? { kind: 'bad' } : { kind: 'unreachable' }
      }
    },
  }
}

/** Anything else is not worth asking the issuer about. */
function isJwt(token: string): boolean {
  return token.length < 16_384 && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)
}

/** What failed is the token; anything else is the way to the issuer, or what it answered. */
function isOfToken(error: unknown): boolean {
  const ofIssuer = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || error instanceof errors.JWKInvalid
  // jose gives its plain error alone for an answer that is no set of keys.
  return error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC' && !ofIssuer
}

async function discover(issuer: string): Promise<Endpoints> {
  const reply = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
  const metadata = (await reply.json()) as Partial<Endpoints & { readonly issuer: string }>
  const { authorization_endpoint = '', token_endpoint = '', jwks_uri = '' } = metadata
  if (reply.status !== 200 || metadata.issuer !== issuer) throw new Error('This is not the issuer')
  if (![authorization_endpoint, token_endpoint, jwks_uri].every(isSafeAddress)) throw new Error('The issuer would be asked in clear')
  return { authorization_endpoint, token_endpoint, jwks_uri }
}
