import { readFileSync } from 'node:fs'
import { everyRole } from '../roles.ts'
import type { Role } from '../roles.ts'

/** What a claim's value makes of somebody: a role, in these teams. */
export interface Place {
  readonly role: Role
  readonly teams: readonly string[]
}

/** How the claims of an issuer's access tokens are read. */
export interface ClaimsMap {
  /** The claim with the user name: entries are in it for ever, so it must never be given to somebody else. */
  readonly user: string
  /** The claim with the name as it stands under a letter. */
  readonly name: string
  readonly roles: {
    /** A claim with one text, or a list of them. */
    readonly claim: string
    /** From a value to what it makes of somebody. For each team the first one that fits counts. */
    readonly values: Readonly<Record<string, Place>>
  }
  /** The `typ` every token must carry, for example at+jwt. */
  readonly typ?: string
  /** A scope every token must carry, in `scope` or `scp`. */
  readonly scope?: string
  /** Of the algorithms below; the usual ones unless given. */
  readonly algorithms?: readonly string[]
  /** What the app asks the issuer for. */
  readonly ask?: {
    readonly scopes?: readonly string[]
    /** The resource indicator (RFC 8707), where the issuer wants one. */
    readonly resource?: string
  }
}

/** The issuer people sign in with. */
export interface IssuerSettings {
  /** As its metadata give it, letter for letter. */
  readonly issuer: string
  /** What its tokens for this server carry as `aud`. */
  readonly audience: string
  /** What the app is registered as: a public client, with loopback redirects of any port. */
  readonly clientId: string
  readonly claims: ClaimsMap
}

/** Signatures that only the holder of a private key can make. A shared secret, or none, is never among them. */
const knownAlgorithms: readonly string[] = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
export const usualAlgorithms: readonly string[] = ['RS256', 'PS256', 'ES256', 'EdDSA']
export const usualScopes: readonly string[] = ['openid', 'profile', 'offline_access']

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings of a site's issuer; undefined when it has none. Throws a plain sentence when they cannot be used. */
export function readIssuer({ OIDC_ISSUER, OIDC_AUDIENCE, OIDC_CLIENT_ID, OIDC_CLAIMS }: Environment): IssuerSettings | undefined {
  if (!OIDC_ISSUER && !OIDC_AUDIENCE && !OIDC_CLIENT_ID && !OIDC_CLAIMS) return undefined
  if (!OIDC_ISSUER || !OIDC_AUDIENCE || !OIDC_CLIENT_ID || !OIDC_CLAIMS) {
    throw new Error('For sign-in with an issuer all of OIDC_ISSUER, OIDC_AUDIENCE, OIDC_CLIENT_ID and OIDC_CLAIMS must be set.')
  }
  if (!isSafeAddress(OIDC_ISSUER)) throw new Error('OIDC_ISSUER must be an https address; http is for an issuer on this computer alone.')
  const claims = readClaims(OIDC_CLAIMS)
  if (OIDC_AUDIENCE === OIDC_CLIENT_ID && claims.typ === undefined && claims.scope === undefined) {
    throw new Error('An ID token would pass for an access token: give this server an audience of its own, or name a typ or a scope in OIDC_CLAIMS.')
  }
  return { issuer: OIDC_ISSUER, audience: OIDC_AUDIENCE, clientId: OIDC_CLIENT_ID, claims }
}

/** Whether anything is ever asked at this address: over TLS, or of this computer. */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}

function readClaims(path: string): ClaimsMap {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new Error(`The claims file ${path} cannot be read as JSON.`)
  }
  const wrong = faultOf(content)
  if (wrong !== undefined) throw new Error(`The claims file ${path} cannot be used: ${wrong}.`)
  return content as ClaimsMap
}

function faultOf(content: unknown): string | undefined {
  const { user, name, roles, typ, scope, algorithms, ask } = asObject(content)
  const { claim, values } = asObject(roles)
  const places = Object.values(asObject(values))
  const { scopes, resource } = asObject(ask)
  if (!isText(user) || !isText(name)) return 'user and name must each name a claim'
  if (!isText(claim) || places.length === 0) return 'roles must have a claim and at least one value'
  if (Object.keys(asObject(values)).some((value) => /^\d+$/.test(value))) return 'a value of roles that is a number alone has no order here: have the service say it with a word'
  if (!places.every(isPlace)) return `each value of roles must be {role, teams}, with a role of ${everyRole.join(', ')} and at least one team`
  if (![typ, scope, resource].every((part) => part === undefined || isText(part))) return 'typ, scope and ask.resource are texts, or left out'
  if (algorithms !== undefined && !isList(algorithms, (each) => knownAlgorithms.includes(each))) return `algorithms must be a list of ${knownAlgorithms.join(', ')}`
  if (scopes !== undefined && !isList(scopes, (each) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(each))) return 'ask.scopes must be a list of scopes'
  return undefined
}

function isPlace(value: unknown): boolean {
  const { role, teams } = asObject(value)
  return everyRole.includes(role as Role) && isList(teams, isText)
}

function isList(value: unknown, fits: (each: string) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string' && fits(each))
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {}
}
