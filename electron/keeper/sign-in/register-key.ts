import type { HttpReply, HttpRequest } from '#sync/ports.ts'

/** A vault's key, and what signs with it. */
export interface VaultKey {
  /** The vault id: Ed25519, base64url. */
  readonly vault: string
  readonly sign: (text: string) => string
}

/**
 * Registers a vault's key for its person, so that nobody else's entries can be signed with it. `done` also where the server keeps
 * no keys; `not-known` when it said neither yes nor no, and is to be asked again.
 * @param token null where `http` brings the sign-in itself
 */
export async function registerKey(http: (request: HttpRequest) => Promise<HttpReply>, server: string, token: string | null, user: string, { vault, sign }: VaultKey): Promise<'done' | 'refused' | 'not-known'> {
  const parameter = [{ name: 'key', valueString: vault }, { name: 'sig', valueString: sign(`consilium key of ${user}`) }]
  const headers = { accept: 'application/fhir+json', 'content-type': 'application/fhir+json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) }
  const url = `${server.replace(/\/+$/, '')}/$register-key`
  const reply = await http({ method: 'POST', url, headers, body: JSON.stringify({ resourceType: 'Parameters', parameter }), expects: 'text', signedIn: true, timeoutMs: 20_000 })
  if (reply.kind === 'failed') return 'not-known'
  if (reply.status === 401 || reply.status === 403) return 'refused'
  return [200, 404, 405].includes(reply.status) ? 'done' : 'not-known'
}
