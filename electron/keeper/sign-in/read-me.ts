import { z } from 'zod'
import { roles } from '#domain/journal/act.ts'
import type { SignedInPerson } from '#bridge/bridge.ts'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { parseJson } from './parse-json.ts'

const partSchema = z.object({ name: z.string(), valueString: z.string().max(200).optional(), valueCode: z.string().max(200).optional() })
const meSchema = z.object({ resourceType: z.literal('Parameters'), parameter: z.array(partSchema.extend({ part: z.array(partSchema).optional() })).max(1000) })

/** Who a token makes somebody at a trust server, or why that is not known. `no-role`: the server knows them, and has no place for them. */
export type Me =
  | { readonly kind: 'person'; readonly person: SignedInPerson }
  | { readonly kind: 'refused' }
  | { readonly kind: 'no-role' }
  | { readonly kind: 'not-known' }

/** Asks a trust server who a token makes somebody there. */
export async function readMe(http: (request: HttpRequest) => Promise<HttpReply>, server: string, token: string): Promise<Me> {
  const headers = { accept: 'application/fhir+json', authorization: `Bearer ${token}` }
  const reply = await http({ method: 'GET', url: `${server.replace(/\/+$/, '')}/$me`, headers, body: null, expects: 'text', signedIn: true, timeoutMs: 20_000 })
  if (reply.kind === 'failed') return { kind: 'not-known' }
  if (reply.status === 401) return { kind: 'refused' }
  if (reply.status === 403) return { kind: 'no-role' }
  const person = reply.status === 200 && typeof reply.body === 'string' ? readPerson(reply.body) : null
  return person === null ? { kind: 'not-known' } : { kind: 'person', person }
}

function readPerson(body: string): SignedInPerson | null {
  const read = meSchema.safeParse(parseJson(body))
  if (!read.success) return null
  const { parameter } = read.data
  const textOf = (name: string): string => parameter.find((each) => each.name === name)?.valueString ?? ''
  const places = parameter.filter(({ name }) => name === 'place').flatMap(({ part = [] }) => {
    const team = part.find(({ name }) => name === 'team')?.valueString ?? ''
    const role = roles.find((known) => known === part.find(({ name }) => name === 'role')?.valueCode)
    return team === '' || role === undefined ? [] : [{ team, role }]
  })
  const [user, name] = [textOf('user'), textOf('name')]
  return user === '' || name === '' ? null : { user, name, places }
}
