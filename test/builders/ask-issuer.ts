import { createHash, randomBytes } from 'node:crypto'
import { openBrowser } from './browse.ts'

/** What smart-configuration says of how to sign in. */
export interface SmartConfiguration {
  readonly issuer: string
  readonly client_id: string
  readonly audience: string
  readonly resource?: string
  readonly scopes_supported: readonly string[]
  readonly authorization_endpoint: string
  readonly token_endpoint: string
  readonly tokens: boolean
}

export interface Tokens {
  readonly status: number
  readonly access_token: string
  readonly refresh_token: string
  readonly id_token: string
  readonly error?: string
}

const REDIRECT = 'http://127.0.0.1:50123/signed-in'

export async function readConfiguration(base: string): Promise<SmartConfiguration> {
  return (await (await fetch(`${base}/.well-known/smart-configuration`)).json()) as SmartConfiguration
}

/** The endpoints, from the issuer itself. */
async function readEndpoints({ issuer }: Pick<SmartConfiguration, 'issuer'>): Promise<SmartConfiguration> {
  return (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as SmartConfiguration
}

/** Asks for a code with what is given in place of what the app would send. */
export async function askForCode(base: string, user: string, change: Readonly<Record<string, string | undefined>> = {}): Promise<{ readonly url: URL; readonly verifier: string; readonly page: string }> {
  const configuration = await readConfiguration(base)
  const { authorization_endpoint } = await readEndpoints(configuration)
  const verifier = randomBytes(32).toString('base64url')
  const asked = {
    client_id: configuration.client_id, response_type: 'code', redirect_uri: REDIRECT, scope: configuration.scopes_supported.join(' '),
    resource: configuration.resource, state: 'a-state', nonce: 'a-nonce', code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'), ...change,
  }
  const query = new URLSearchParams(Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined))
  const browser = openBrowser()
  const ended = await browser.signIn(`${authorization_endpoint}?${query}`, user).catch(() => 'about:blank')
  return { url: new URL(ended), verifier, page: browser.page().text }
}

/** Asks the token endpoint. */
export async function askForTokens(base: string, form: Readonly<Record<string, string>>): Promise<Tokens> {
  const configuration = await readConfiguration(base)
  const { token_endpoint } = await readEndpoints(configuration)
  const reply = await fetch(token_endpoint, { method: 'POST', body: new URLSearchParams({ client_id: configuration.client_id, ...form }) })
  return { ...((await reply.json()) as Tokens), status: reply.status }
}

/** Signs one of the demonstration's people in, as the app would. */
export async function signInAs(base: string, user: string): Promise<Tokens> {
  const { url, verifier } = await askForCode(base, user)
  return askForTokens(base, { grant_type: 'authorization_code', code: url.searchParams.get('code') ?? '', redirect_uri: REDIRECT, code_verifier: verifier })
}

export { REDIRECT }
