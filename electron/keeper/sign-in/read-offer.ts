import { z } from 'zod'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { parseJson } from './parse-json.ts'

const text = z.string().min(1).max(2000)
const wireSchema = z.object({ issuer: text, client_id: text, scopes_supported: z.array(text).max(50), resource: text.optional(), tokens: z.boolean().optional(), authorization_endpoint: text.optional(), token_endpoint: text.optional() })

/** How a trust server has people sign in: what is asked of its issuer. `origins`: of other hosts it names for that. */
export const issuerPlanSchema = z
  .object({ issuer: text, clientId: text, scopes: z.array(text).max(50), resource: text.nullable(), origins: z.array(text).max(2).optional() })
  .strict()
export type IssuerPlan = z.infer<typeof issuerPlanSchema>

/** `tokens`: the server takes tokens that people were given as well. */
export interface Offer {
  readonly plan: IssuerPlan
  readonly tokens: boolean
}

/** What the server at this address says of how to sign in. Null when it says nothing of it, as most do; `failed` when none answers. */
export async function readOffer(http: (request: HttpRequest) => Promise<HttpReply>, server: string): Promise<Offer | null | 'failed'> {
  const url = `${server.replace(/\/+$/, '')}/.well-known/smart-configuration`
  const reply = await http({ method: 'GET', url, headers: { accept: 'application/json' }, body: null, expects: 'text', signedIn: false, timeoutMs: 20_000 })
  if (reply.kind === 'failed' || reply.status >= 500 || reply.status === 408 || reply.status === 429) return 'failed'
  if (reply.status !== 200 || typeof reply.body !== 'string') return null
  const read = wireSchema.safeParse(parseJson(reply.body))
  if (!read.success) return null
  const { issuer, client_id, scopes_supported, resource = null, tokens = false, authorization_endpoint = '', token_endpoint = '' } = read.data
  // A server elsewhere has no business with what runs on this computer.
  if (server.startsWith('https:') && !issuer.startsWith('https:')) return null
  const origins = [authorization_endpoint, token_endpoint].flatMap((address) => (URL.canParse(address) ? [new URL(address).origin] : []))
  return { plan: { issuer, clientId: client_id, scopes: scopes_supported, resource, origins }, tokens }
}
