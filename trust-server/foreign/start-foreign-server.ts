import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse, writeOutcome } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import { readSignIn } from '../sign-in.ts'
import type { TokenTable } from '../sign-in.ts'
import { answerCreate, answerRead } from './answer-foreign.ts'
import type { ForeignAnswer, Ground } from './answer-foreign.ts'
import { answerKeptResults, answerSearch } from './answer-search.ts'
import type { Searches } from './answer-search.ts'
import type { Facts } from './facts.ts'
import { openShelf } from './keep-resources.ts'
import type { Kept } from './keep-resources.ts'
import { startSpoiling } from './spoil-answer.ts'

export interface ForeignServerOptions {
  readonly facts: Facts
  /** Who may sign in. Whoever may reads and writes everything: these servers know no teams. */
  readonly tokens: TokenTable
  readonly port?: number
  /** Where what is kept outlives the server; in memory unless given. */
  readonly folder?: string
}

export interface ForeignServer {
  /** The base of all addresses, ending in /fhir. */
  readonly url: string
  /** What it holds, however it answers. */
  readonly kept: () => readonly Kept[]
  readonly close: () => Promise<void>
}

const bodyLimit = 64 * 1024 * 1024
const json = 'application/fhir+json; charset=utf-8'

/** Starts an imitation of another server, for tests and trying out: never for patients. Gives its address once it answers. */
export async function startForeignServer({ facts, tokens, port = 0, folder }: ForeignServerOptions): Promise<ForeignServer> {
  const shelf = openShelf(folder ?? null)
  const ground: Ground = { facts, shelf, url: () => url, underWay: new Map() }
  const searches: Searches = { byName: new Map(), byQuery: new Map() }
  const spoil = facts.isHostile ? startSpoiling() : null
  let url = ''
  const app = Fastify({ logger: false, bodyLimit, forceCloseConnections: true })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | void> => {
    const found = await answer(ground, searches, tokens, request)
    const given: ForeignAnswer = found.kind === 'answer' ? found : { kind: 'answer', status: found.status, headers: {}, body: writeOutcome(found) }
    if (spoil === null) return reply.code(given.status).headers({ 'content-type': json, ...given.headers }).send(given.body)
    reply.hijack()
    await spoil({ answer: given, raw: reply.raw, url })
  }
  for (const path of ['/fhir', '/fhir/*']) app.all(path, handle)
  await app.listen({ host: '127.0.0.1', port })
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/fhir`
  return { url, kept: shelf.all, close: () => app.close() }
}

async function answer(ground: Ground, searches: Searches, tokens: TokenTable, request: FastifyRequest): Promise<ForeignAnswer | Refusal> {
  const [path = '', query = ''] = (request.raw.url ?? '').split('?')
  const [, , type = '', id] = path.split('/')
  if (type === 'metadata') return describe(ground)
  if (ground.facts.needsSignIn && readSignIn(tokens, request.headers.authorization) === undefined) return refuse(401, 'login', 'Unauthorized')
  if (request.method === 'POST') return answerCreate(ground, type, { body: bodyOf(request), contentType: String(request.headers['content-type']), ifNoneExist: headerOf(request, 'if-none-exist') })
  if (request.method !== 'GET') return refuse(405, 'not-supported', 'Method not allowed')
  if (id !== undefined) return answerRead(ground, type, id)
  const kept = new URLSearchParams(query)
  if (type === '') return answerKeptResults(ground, searches, kept.get('_getpages') ?? '', Number(kept.get('_getpagesoffset') ?? 0))
  return answerSearch(ground, searches, type, query, /no-cache/i.test(headerOf(request, 'cache-control') ?? ''))
}

function bodyOf({ body }: FastifyRequest): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}

function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
  return [headers[name]].flat()[0]
}

function describe({ facts, url }: Ground): ForeignAnswer {
  const own = facts.capabilityUrl === 'address' ? { url: `${url()}/metadata` } : {}
  const body = { resourceType: 'CapabilityStatement', ...own, status: 'active', date: '2026-01-01', kind: 'instance', fhirVersion: '4.0.1', format: ['json'], rest: [{ mode: 'server' }] }
  return { kind: 'answer', status: 200, headers: {}, body: JSON.stringify(body) }
}
