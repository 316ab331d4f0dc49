import { z } from 'zod'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { parseJson } from '../sign-in/parse-json.ts'

const keySchema = z.object({
  resourceType: z.literal('Parameters'),
  parameter: z.array(z.object({ name: z.literal('key'), valueString: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })).length(1),
})

/** Asks a trust server for the key to seal to (X25519, base64url). Null where it has none, or did not say. */
export async function askSealingKey(ask: (request: HttpRequest) => Promise<HttpReply>, server: string): Promise<string | null> {
  const reply = await ask({ method: 'GET', url: `${server}/$sealing-key`, headers: { accept: 'application/fhir+json' }, body: null, expects: 'text', signedIn: true, timeoutMs: 20_000 })
  if (reply.kind === 'failed' || reply.status !== 200 || typeof reply.body !== 'string') return null
  const said = keySchema.safeParse(parseJson(reply.body))
  return said.success ? (said.data.parameter[0]?.valueString ?? null) : null
}
