import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from './outcome.ts'
import type { Recognise } from './recognise-person.ts'
import type { SignedIn } from './sign-in.ts'

const signedIn = new WeakMap<FastifyRequest, SignedIn>()
const turnedAway = new WeakMap<FastifyRequest, Refusal>()
/** Read before anybody has signed in. */
const openPaths: readonly string[] = ['/fhir/metadata', '/fhir/.well-known/smart-configuration']

/** Finds out who asks, once for each request. */
export async function recogniseAsker(recognise: Recognise, request: FastifyRequest): Promise<void> {
  if (isOpen(request)) return
  const found = await recognise(request.headers.authorization)
  if ('kind' in found) turnedAway.set(request, found)
  else signedIn.set(request, found)
}

/** Who asks; undefined when nobody is known, or nobody needs to be. */
export function askerOf(request: FastifyRequest): SignedIn | undefined {
  return signedIn.get(request)
}

/** Why a request goes no further, with the header that RFC 6750 has for it; undefined when it does. */
export function turnAway(request: FastifyRequest, reply: FastifyReply): Refusal | undefined {
  const refusal = turnedAway.get(request)
  const why = refusal?.status === 403 ? ', error="insufficient_scope"' : ''
  if (refusal !== undefined && refusal.status !== 503) void reply.header('www-authenticate', `Bearer realm="Consilium trust server"${why}`)
  return refusal
}

function isOpen(request: FastifyRequest): boolean {
  const [path = ''] = (request.raw.url ?? '').split('?')
  return request.method === 'GET' && (openPaths.includes(path) || request.raw.url === '/health')
}
