import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { ForeignAnswer } from './answer-foreign.ts'

/** An answer as it would have been, and what it may be spoilt with. */
export interface Spoilable {
  readonly answer: ForeignAnswer
  readonly raw: ServerResponse
  /** Base address of the server. */
  readonly url: string
}

type Spoil = (spoilable: Spoilable) => Promise<void> | void

const SLOW_MS = 1200
const HUGE_BYTES = 66 * 1024 * 1024
const page = '<!doctype html><title>Trust Guest WiFi</title><p>Sign in to go on</p>'
const outcome = JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational', diagnostics: 'All OK' }] })

/** What stands between a laptop and a server does to answers, one way after another. Whatever was asked has been done. */
const ways: readonly Spoil[] = [
  async (spoilable) => {
    await wait(SLOW_MS)
    send(spoilable, {})
  },
  ({ answer, raw }) => {
    raw.writeHead(answer.status, { 'content-type': json, 'content-length': Buffer.byteLength(answer.body) })
    raw.write(answer.body.slice(0, answer.body.length / 2), () => raw.destroy())
  },
  (spoilable) => send(spoilable, { body: spoilable.answer.body.slice(0, spoilable.answer.body.length / 2) }),
  (spoilable) => send(spoilable, { body: change(spoilable, (body) => ({ ...body, entry: twice(body['entry']) })) }),
  (spoilable) => send(spoilable, { body: change(spoilable, (body) => ({ ...body, total: 'many', meta: 'none', identifier: 7, entry: [7, null, 'x', { resource: [] }], link: { next: 1 } })) }),
  (spoilable) => send(spoilable, { type: 'image/png' }),
  (spoilable) => send(spoilable, { status: 200, type: 'text/html', body: page }),
  (spoilable) => send(spoilable, { status: 200, body: outcome }),
  (spoilable) => send(spoilable, { status: 200, body: Buffer.alloc(HUGE_BYTES, ' ') }),
  (spoilable) => send(spoilable, { body: String(spoilable.answer.body).replace(/^\{/, '{"__proto__":{"resourceType":"Bundle","total":0},"constructor":{"prototype":7},') }),
  (spoilable) => send(spoilable, { body: change(spoilable, (body) => ({ ...body, link: [{ relation: 'next', url: 'http://203.0.113.9/fhir/QuestionnaireResponse' }] })) }),
  (spoilable) => send(spoilable, { body: change(spoilable, (body) => ({ ...body, link: [{ relation: 'next', url: `${spoilable.url}/../../admin` }] })) }),
  (spoilable) => send(spoilable, { status: 429, headers: { 'retry-after': '1' } }),
  (spoilable) => send(spoilable, { status: 429, headers: { 'retry-after': new Date(Date.now() + 2000).toUTCString() } }),
  (spoilable) => send(spoilable, { status: 429, headers: { 'retry-after': 'soon' } }),
  (spoilable) => send(spoilable, { status: 429, headers: { 'retry-after': '-5' } }),
  (spoilable) => send(spoilable, { status: 429, headers: { 'retry-after': '99999999999' } }),
  (spoilable) => send(spoilable, { status: 429, body: '' }),
  (spoilable) => send(spoilable, { status: 500, type: 'text/plain', body: 'NullPointerException' }),
  (spoilable) => send(spoilable, { status: 503, type: 'text/html', body: page }),
  ({ raw }) => void raw.destroy(),
  (spoilable) => send(spoilable, { body: '' }),
  (spoilable) => send(spoilable, { status: 412, body: '' }),
  (spoilable) => send(spoilable, { status: 302, headers: { location: 'https://login.example/' }, body: '' }),
]

const json = 'application/fhir+json; charset=utf-8'

/** Gives each third answer spoilt, and the others as they are. */
export function startSpoiling(): (spoilable: Spoilable) => Promise<void> {
  let answers = 0
  return async (spoilable) => {
    answers += 1
    const way = answers % 3 === 0 ? ways[(answers / 3 - 1) % ways.length] : undefined
    if (way === undefined) return send(spoilable, {})
    await way(spoilable)
  }
}

interface Changes {
  readonly status?: number
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

function send({ answer, raw }: Spoilable, { status = answer.status, type, headers = {}, body = answer.body }: Changes): void {
  raw.writeHead(status, { 'content-type': json, ...answer.headers, ...headers, ...(type === undefined ? {} : { 'content-type': type }) })
  raw.end(body)
}

/** The answer's JSON, changed; a file as it is. */
function change({ answer }: Spoilable, how: (body: Readonly<Record<string, unknown>>) => object): string | Buffer {
  if (typeof answer.body !== 'string') return answer.body
  return JSON.stringify(how(JSON.parse(answer.body) as Readonly<Record<string, unknown>>))
}

function twice(entries: unknown): unknown {
  return Array.isArray(entries) ? [...(entries as readonly unknown[]), ...(entries as readonly unknown[])] : entries
}
