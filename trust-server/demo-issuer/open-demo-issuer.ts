import type { IncomingMessage, ServerResponse } from 'node:http'
import { errors, interactionPolicy, Provider } from 'oidc-provider'
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import type { IssuerSettings } from '../issuer/read-issuer.ts'
import { roleIn } from '../sign-in.ts'
import type { SignedIn } from '../sign-in.ts'
import { pageOf, writeChoosePage, writeFaultPage } from './choose-page.ts'
import { keepGrants } from './keep-grants.ts'
import { keepKeys } from './keep-keys.ts'

export interface DemoIssuerPlan {
  readonly people: readonly SignedIn[]
  /** Where its keys are kept; nowhere unless given. */
  readonly folder?: string | undefined
  /** How long an access token lasts, in seconds: ten minutes unless given. */
  readonly accessSeconds?: number | undefined
  /** How long a refresh token that was used may be used again: a minute unless given. */
  readonly graceMs?: number | undefined
}

export interface DemoIssuer {
  readonly settings: IssuerSettings
  /** Answers a request for one of its pages; false when it is not one. */
  readonly answer: (request: IncomingMessage, reply: ServerResponse) => boolean
}

const PATH = '/sign-in'
const CLIENT = 'consilium'
const SCOPE = 'consilium'
const DAY_S = 86_400

/** An issuer of made-up people beside the trust server, for demonstration and tests. `base` is the server's address, ending in /fhir. */
export function openDemoIssuer(base: string, plan: DemoIssuerPlan): DemoIssuer {
  const issuer = base.replace(/\/fhir$/, PATH)
  const people = plan.people.filter((person) => person.actsForAnyone !== true)
  const provider = new Provider(issuer, configure(base, people, plan))
  const pages = provider.callback()
  return {
    settings: settingsFor(issuer, base, people),
    answer: (request, reply) => {
      const url = request.url ?? ''
      if (!url.startsWith(`${PATH}/`)) return false
      // The provider finds its own addresses below where it is mounted.
      Object.assign(request, { originalUrl: url, url: url.slice(PATH.length) })
      if (url.startsWith(`${PATH}/choose/`)) void choose(provider, people, request, reply)
      else void pages(request, reply)
      return true
    },
  }
}

/** What the trust server is told of it: as a site says of its own. */
function settingsFor(issuer: string, base: string, people: readonly SignedIn[]): IssuerSettings {
  const places = people.flatMap((person) => person.teams.map((team) => ({ role: roleIn(person, team), team })))
  const values = Object.fromEntries(places.map(({ role, team }) => [`${team}/${role}`, { role, teams: [team] }]))
  const ask = { scopes: ['openid', 'offline_access', SCOPE], resource: base }
  return { issuer, audience: base, clientId: CLIENT, claims: { user: 'sub', name: 'name', roles: { claim: 'roles', values }, typ: 'at+jwt', scope: SCOPE, ask } }
}

function configure(base: string, people: readonly SignedIn[], { folder, accessSeconds = 600, graceMs = 60_000 }: DemoIssuerPlan): Configuration {
  const keys = keepKeys(folder)
  const find = (user: string | undefined): SignedIn | undefined => people.find((person) => person.user === user)
  return {
    adapter: keepGrants(graceMs),
    jwks: keys.jwks,
    cookies: { keys: keys.cookies },
    clients: [{
      client_id: CLIENT, application_type: 'native', token_endpoint_auth_method: 'none', id_token_signed_response_alg: 'ES256',
      grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
      // A native client's loopback redirect holds for any port (RFC 8252, 7.3).
      redirect_uris: ['http://127.0.0.1/signed-in'],
    }],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    pkce: { required: () => true },
    // What belongs to the resource alone must not stand here, or consent is asked for without end.
    scopes: ['openid', 'offline_access'],
    interactions: { policy: withoutConsent(), url: (_ctx, { uid }) => `${PATH}/choose/${uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => base,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== base) throw new errors.InvalidTarget()
          return { scope: SCOPE, audience: base, accessTokenFormat: 'jwt', accessTokenTTL: accessSeconds, jwt: { sign: { alg: 'ES256' } } }
        },
      },
    },
    findAccount: (_ctx, id) => (find(id) === undefined ? undefined : { accountId: id, claims: () => ({ sub: id }) }),
    loadExistingGrant: (ctx) => grantAll(ctx, base),
    issueRefreshToken: () => true,
    rotateRefreshToken: () => true,
    expiresWithSession: () => false,
    extraTokenClaims: (_ctx, token) => {
      const person = 'accountId' in token ? find(token.accountId) : undefined
      return person && { name: person.name, roles: person.teams.map((team) => `${team}/${roleIn(person, team)}`) }
    },
    renderError: (ctx, out) => {
      ctx.type = 'html'
      ctx.body = pageOf('You are not signed in', `<p>The app asked in a way this page does not take (${out.error.replace(/\W/g, ' ')}). Go back to it and try again.</p>`)
    },
    ttl: { AccessToken: accessSeconds, AuthorizationCode: 60, IdToken: 600, RefreshToken: 14 * DAY_S, Interaction: 600, Session: DAY_S, Grant: 30 * DAY_S },
  }
}

/** The app is the only client and asks for one thing, so there is nothing to consent to. */
function withoutConsent(): ReturnType<typeof interactionPolicy.base> {
  const policy = interactionPolicy.base()
  policy.get('consent')?.checks.remove('native_client_prompt')
  return policy
}

async function grantAll({ oidc }: KoaContextWithOIDC, base: string): Promise<InstanceType<Provider['Grant']> | undefined> {
  const { client, session } = oidc
  if (client === undefined || session?.accountId === undefined) return undefined
  const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid offline_access')
  grant.addResourceScope(base, SCOPE)
  await grant.save()
  return grant
}

async function choose(provider: Provider, people: readonly SignedIn[], request: IncomingMessage, reply: ServerResponse): Promise<void> {
  try {
    await provider.interactionDetails(request, reply)
    if (request.method !== 'POST') return writeChoosePage(reply, people)
    const user = new URLSearchParams(await readForm(request)).get('user')
    if (!people.some((person) => person.user === user)) return writeFaultPage(reply, 400, 'There is nobody of this name. Go back and choose again.')
    await provider.interactionFinished(request, reply, { login: { accountId: user ?? '' } }, { mergeWithLastSubmission: false })
  } catch {
    writeFaultPage(reply, 400, 'This page has run out, or belongs to another browser. Go back to the app and sign in again.')
  }
}

async function readForm(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) {
    text += String(part)
    if (text.length > 4096) throw new Error('No form of ours is longer')
  }
  return text
}
