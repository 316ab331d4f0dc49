import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { askerOf } from './admit-person.ts'
import type { Answer, Asking, Desk } from './answers/asking.ts'
import { interactionOf, methodsAt, readPlace, typeNamed } from './answers/ways.ts'
import type { Place } from './answers/ways.ts'
import { refuse, refuseFailure, reportFailure, tooMany, writeOutcome } from './outcome.ts'
import type { Refusal } from './outcome.ts'
import { recordAuditAlone } from './record-audit.ts'
import type { SignedIn } from './sign-in.ts'

export const json = 'application/fhir+json; charset=utf-8'

/** Sends an answer; a refusal is audited before it is sent. */
export async function finish(desk: Desk, request: FastifyRequest, reply: FastifyReply, find: () => Promise<Answer | Refusal>): Promise<FastifyReply> {
  try {
    const found = await find()
    if (found.kind === 'answer') return reply.code(found.status).type(json).headers(found.headers).send(found.body)
    await auditRefusal(desk, request, found)
    return sendRefusal(reply, found, methodsAt(pathOf(request)))
  } catch (error) {
    return sendRefusal(reply, refuseFailure(error))
  }
}

/** @param methods those there are where it was asked */
export function sendRefusal(reply: FastifyReply, refusal: Refusal, methods = ''): FastifyReply {
  if (refusal.status === 405) void reply.header('allow', methods)
  if (refusal === tooMany && !reply.hasHeader('retry-after')) void reply.header('retry-after', '60')
  return reply.code(refusal.status).type(json).send(writeOutcome(refusal))
}

async function auditRefusal({ database, now }: Desk, request: FastifyRequest, refusal: Refusal): Promise<void> {
  const interaction = interactionOf(request.method, pathOf(request))
  await recordAuditAlone(database, now(), { person: askerOf(request), interaction, type: typeOf(request), refusal })
}

/** The type a request is about, as far as it is one of FHIR’s. */
export function typeOf(request: FastifyRequest): string {
  return typeNamed(request.method, placeOf(request))
}

/** What to say when a request could not be read, or failed. */
export function explainError(error: Pick<FastifyError, 'statusCode'>): Refusal {
  if (error.statusCode === 429) return tooMany
  if (error.statusCode === 413) return refuse(413, 'too-long', 'This is too large: 2 MB for an entry, 12 MB for what is passed on sealed, and 64 MB for a file or a Bundle.')
  if (error.statusCode !== undefined && error.statusCode < 500) return refuse(error.statusCode, 'invalid', 'The server could not read this request, so nothing was kept.')
  reportFailure(error)
  return refuse(500, 'exception', 'Something went wrong on the server, so nothing was kept. Try again, and tell your IT team if it goes on.')
}

/** Who asks, where nobody else gets as far. */
export function personOf(request: FastifyRequest): SignedIn {
  const person = askerOf(request)
  if (person === undefined) throw new Error('a request reached its answer without a sign-in')
  return person
}

/**
 * @param base the address people use, ending in /fhir
 * @param countMore counts so many requests more, and says whether they are within the limit
 */
export function ask(base: string, request: FastifyRequest, countMore: Asking['countMore']): Asking {
  const place = placeOf(request)
  const header = (name: string): string | undefined => [request.headers[name]].flat()[0]
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  return { person: personOf(request), ...place, base, address: `${base}/${place.type}`, header, body, countMore }
}

export function placeOf(request: FastifyRequest): Place {
  return readPlace(pathOf(request))
}

/** What follows /fhir/ in the address. */
function pathOf(request: FastifyRequest): string {
  return (request.raw.url ?? '').split('/').slice(2).join('/')
}
