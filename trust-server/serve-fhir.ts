import type { IncomingMessage, ServerResponse } from 'node:http'
import rateLimit from '@fastify/rate-limit'
import Fastify from 'fastify'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { askerOf, recogniseAsker, turnAway } from './admit-person.ts'
import type { Desk, Handler } from './answers/asking.ts'
import { fileLimit, refuseRoute, ways } from './answers/ways.ts'
import { answerBundle } from './bundles/answer-bundle.ts'
import { ask, explainError, finish, json, personOf, placeOf, sendRefusal, typeOf } from './finish-request.ts'
import type { Hints } from './give-hints.ts'
import type { Measures } from './measure.ts'
import { refuse } from './outcome.ts'
import type { Recognise } from './recognise-person.ts'

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
  app.addHook('onResponse', async (request, reply) => front.measures.took(request.method, typeOf(request), reply.statusCode, reply.elapsedTime / 1000))
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
  app.setNotFoundHandler((request, reply) => finish(front, request, reply, async () => refuseRoute(request.method, placeOf(request))))
  app.setErrorHandler<FastifyError>((error, request, reply) => finish(front, request, reply, async () => explainError(error)))
  addRoutes(app, front)
  return app
}

function addRoutes(app: FastifyInstance, front: Front): void {
  app.get('/health', async (_request, reply) => {
    const isWell = await front.database.query('SELECT 1').then(() => true, () => false)
    return reply.code(isWell ? 200 : 503).send({ status: isWell ? 'ok' : 'the records cannot be reached' })
  })
  app.get('/fhir/metadata', (_request, reply) => reply.type(json).send(front.describe()))
  app.get('/fhir/.well-known/smart-configuration', (request, reply) => {
    const described = front.describeSignIn()
    return described === undefined ? finish(front, request, reply, async () => noIssuer) : reply.type('application/json').send(described)
  })
  app.get('/fhir/$hints', (request, reply) => {
    const refusal = front.hints.open(personOf(request), reply)
    if (refusal !== null) return finish(front, request, reply, async () => refusal)
    front.underWay.delete(reply.raw)
    return undefined
  })
  for (const { method, path, limit, answer } of ways) addWay(app, front, { method, url: `/fhir/${path}`, bodyLimit: limit }, answer)
  for (const url of ['/fhir', '/fhir/']) addWay(app, front, { method: 'POST', url, bodyLimit: fileLimit }, answerBundle)
}

function addWay(app: FastifyInstance, front: Front, at: { readonly method: 'GET' | 'POST' | 'PUT'; readonly url: string; readonly bodyLimit: number }, answer: Handler): void {
  const count = app.createRateLimit()
  app.route({
    ...at,
    handler: (request, reply) => finish(front, request, reply, () => answer(front, ask(front.url(), request, async (requests) => {
      for (let more = 0; more < requests; more += 1) {
        const counted = await count(request)
        if (!counted.isAllowed && counted.isExceeded) return false
      }
      return true
    }))),
  })
}

/** Lets nobody past who is not signed in, before their request's body is read. */
async function admit(front: Front, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const refusal = turnAway(request, reply)
  if (refusal !== undefined) await finish(front, request, reply, async () => refusal)
}
