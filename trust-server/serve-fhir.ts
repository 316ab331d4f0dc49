import type { IncomingMessage, ServerResponse } from 'node:http'
import rateLimit from '@fastify/rate-limit'
import Fastify from 'fastify'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { askerOf, recogniseAsker, turnAway } from './admit-person.ts'
import { answerCreate, answerFileCreate, answerFileRead, answerMe, answerRead, answerSearch, refuseRoute } from './answer-request.ts'
import type { Answer, Asking, Desk } from './answer-request.ts'
import { keptTypes } from './describe-server.ts'
import type { Hints } from './give-hints.ts'
import type { Measures } from './measure.ts'
import { refuse, writeOutcome } from './outcome.ts'
import type { Refusal } from './outcome.ts'
import { recordAuditAlone } from './record-audit.ts'
import type { Interaction } from './record-audit.ts'
import { answerRegisterKey } from './register-key.ts'
import type { Recognise } from './recognise-person.ts'
import type { SignedIn } from './sign-in.ts'

/** What the HTTP side needs. `url` is the address people use, ending in /fhir; both are asked for at each request. */
export interface Front extends Desk {
  readonly recognise: Recognise
  readonly url: () => string
  readonly describe: () => string
  /** How people sign in, as the app asks it before anybody has; undefined where there is no issuer. */
  readonly describeSignIn: () => string | undefined
  /** Pages that are not FHIR’s: whether it answers a request itself. */
  readonly beside?: ((request: IncomingMessage, reply: ServerResponse) => boolean) | undefined
  readonly hints: Hints
  readonly measures: Measures
  readonly tls?: Tls | undefined
  readonly limits: Limits
  /** What is being answered; streams that stay open are not among it. */
  readonly underWay: Set<unknown>
}

/** A certificate with its chain, and its key, as PEM text. */
export interface Tls {
  readonly cert: string
  readonly key: string
}

/** The most requests in a minute: of one person, whatever computer they use, and of one address that has not signed in. */
export interface Limits {
  readonly person: number
  readonly stranger: number
}

const resourceLimit = 2 * 1024 * 1024
const fileLimit = 64 * 1024 * 1024
const json = 'application/fhir+json; charset=utf-8'
const tooMany = refuse(429, 'throttled', 'There are more requests than this server takes in a minute. Try again in a minute.')
const noIssuer = refuse(404, 'not-found', 'There is no sign-in service here: people sign in with a token from their IT department.')

/** The server's addresses, not yet listening: all under /fhir but the one that says whether it is well. */
export async function serveFhir(front: Front): Promise<FastifyInstance> {
  const app = Fastify({
    ...(front.tls === undefined ? {} : { https: { ...front.tls } as never }),
    // Who asks is told by a proxy on this computer, and by no other.
    trustProxy: 'loopback',
    // What is being answered when the server stops is answered.
    logger: false, bodyLimit: resourceLimit, exposeHeadRoutes: false, forceCloseConnections: 'idle', routerOptions: { maxParamLength: 200 },
    // An address that cannot be decoded meets no route and no hook.
    frameworkErrors: (error, _request, reply) => sendRefusal(reply, explainError(error)),
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addHook('onRequest', async (request, reply) => {
    front.underWay.add(reply.raw)
    reply.raw.once('close', () => front.underWay.delete(reply.raw))
    if (front.beside?.(request.raw, reply.raw) === true) return void reply.hijack()
    await recogniseAsker(front.recognise, request)
  })
  app.addHook('preParsing', async (request, reply) => admit(front, request, reply))
  app.addHook('onResponse', async (request, reply) => front.measures.took(request.method, knownType(request), reply.statusCode, reply.elapsedTime / 1000))
  await app.register(rateLimit, {
    timeWindow: 60_000,
    keyGenerator: (request) => askerOf(request)?.user ?? `from ${request.ip}`,
    max: (request) => (askerOf(request) === undefined ? front.limits.stranger : front.limits.person),
    errorResponseBuilder: () => ({ statusCode: 429 }),
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false, 'retry-after': true },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  })
  app.addHook('onSend', async (_request, reply) => {
    void reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', date: new Date(front.now()).toUTCString() })
  })
  app.setNotFoundHandler((request, reply) => finish(front, request, reply, async () => refuseRoute(request.method, readPath(request).type)))
  app.setErrorHandler<FastifyError>((error, request, reply) => finish(front, request, reply, async () => explainError(error)))
  addRoutes(app, front)
  return app
}

function addRoutes(app: FastifyInstance, front: Front): void {
  type Handler = (desk: Desk, asking: Asking, id: string) => Promise<Answer | Refusal>
  const route = (method: 'GET' | 'POST', path: string, bodyLimit: number, handler: Handler): void => {
    app.route({
      method, url: `/fhir/${path}`, bodyLimit,
      handler: (request, reply) => finish(front, request, reply, () => handler(front, ask(front, request), readPath(request).id ?? '')),
    })
  }
  app.get('/health', async (_request, reply) => {
    const isWell = await front.database.query('SELECT 1').then(() => true, () => false)
    return reply.code(isWell ? 200 : 503).send({ status: isWell ? 'ok' : 'the records cannot be reached' })
  })
  app.get('/fhir/metadata', (_request, reply) => reply.type(json).send(front.describe()))
  app.get('/fhir/.well-known/smart-configuration', (request, reply) => {
    const described = front.describeSignIn()
    return described === undefined ? finish(front, request, reply, async () => noIssuer) : reply.type('application/json').send(described)
  })
  app.get('/fhir/$me', (request, reply) => finish(front, request, reply, async () => answerMe({ person: personOf(request) })))
  app.get('/fhir/$hints', (request, reply) => {
    const refusal = front.hints.open(personOf(request), reply)
    if (refusal !== null) return finish(front, request, reply, async () => refusal)
    front.underWay.delete(reply.raw)
    return undefined
  })
  route('POST', '$register-key', resourceLimit, answerRegisterKey)
  route('POST', 'Binary', fileLimit, answerFileCreate)
  route('GET', 'Binary/:id', resourceLimit, answerFileRead)
  route('GET', 'Binary', resourceLimit, answerSearch)
  for (const type of keptTypes.filter((each) => each !== 'Binary')) {
    route('POST', type, resourceLimit, answerCreate)
    route('GET', type, resourceLimit, answerSearch)
    route('GET', `${type}/:id`, resourceLimit, answerRead)
  }
}

/** Lets nobody past who is not signed in, before their request's body is read. */
async function admit(front: Front, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const refusal = turnAway(request, reply)
  if (refusal !== undefined) await finish(front, request, reply, async () => refusal)
}

/** Sends an answer; a refusal is audited before it is sent. */
async function finish(front: Front, request: FastifyRequest, reply: FastifyReply, find: () => Promise<Answer | Refusal>): Promise<FastifyReply> {
  try {
    const found = await find()
    if (found.kind === 'answer') return reply.code(found.status).type(json).headers(found.headers).send(found.body)
    await auditRefusal(front, request, found)
    return sendRefusal(reply, found)
  } catch (error) {
    report(error)
    return sendRefusal(reply, refuse(503, 'transient', 'The server could not reach its records just now, so nothing was kept or shown. Try again in a moment.'))
  }
}

function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.status === 405) void reply.header('allow', 'GET, POST')
  return reply.code(refusal.status).type(json).send(writeOutcome(refusal))
}

/** The failure's name and code alone: a database's messages quote what was being written. */
function report(error: unknown): void {
  const { name = 'Error', code = 'no code' } = (error ?? {}) as { readonly name?: string; readonly code?: string }
  console.error(`Trust server: a request failed (${name}, ${code}).`)
}

async function auditRefusal(front: Front, request: FastifyRequest, refusal: Refusal): Promise<void> {
  await recordAuditAlone(front.database, front.now(), {
    person: askerOf(request), interaction: readInteraction(request), type: knownType(request), refusal,
  })
}

function knownType(request: FastifyRequest): string {
  const { type = '' } = readPath(request)
  return keptTypes.includes(type) ? type : 'Resource'
}

function readInteraction(request: FastifyRequest): Interaction {
  const { id } = readPath(request)
  const others = { POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' } as const
  return others[request.method as keyof typeof others] ?? (id === undefined ? 'search-type' : 'read')
}

function explainError(error: Pick<FastifyError, 'statusCode'>): Refusal {
  if (error.statusCode === 429) return tooMany
  if (error.statusCode === 413) return refuse(413, 'too-long', 'This is too large: 2 MB for an entry and 64 MB for a file.')
  if (error.statusCode !== undefined && error.statusCode < 500) return refuse(error.statusCode, 'invalid', 'The server could not read this request, so nothing was kept.')
  report(error)
  return refuse(500, 'exception', 'Something went wrong on the server, so nothing was kept. Try again, and tell your IT team if it goes on.')
}

function personOf(request: FastifyRequest): SignedIn {
  const person = askerOf(request)
  if (person === undefined) throw new Error('a request reached its answer without a sign-in')
  return person
}

function ask(front: Front, request: FastifyRequest): Asking {
  const person = personOf(request)
  const { type = '', query } = readPath(request)
  const header = (name: string): string | undefined => [request.headers[name]].flat()[0]
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  return { person, type, address: `${front.url()}/${type}`, query, header, body }
}

/** The parts of /fhir/<type>/<id>?<query>. */
function readPath(request: FastifyRequest): { readonly type: string | undefined; readonly id: string | undefined; readonly query: string } {
  const url = request.raw.url ?? ''
  const [path = '', ...query] = url.split('?')
  const [, , type, id] = path.split('/')
  return { type, id, query: query.join('?') }
}
