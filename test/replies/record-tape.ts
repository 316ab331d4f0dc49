import { createHash } from 'node:crypto'
import { actToResource } from '#fhir/act-to-resource.ts'
import { fileToResource } from '#fhir/file-to-resource.ts'
import { SHA256_SYSTEM, TEAM_SYSTEM } from '#fhir/systems.ts'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import type { HttpReply } from '#sync/ports.ts'
import { demoTokens } from '../../trust-server/sign-in.ts'
import { startTrustServer } from '../../trust-server/start-trust-server.ts'
import { aLaptopVault, type SignedText } from '../builders/a-laptop-vault.ts'

export type Answered = Extract<HttpReply, { kind: 'answered' }>

/** An act or file with what the real server answered about it. */
export interface TapedEntry {
  /** The act's id, or the file's hash. */
  readonly name: string
  /** The server's own id of it. */
  readonly id: string
  /** To the first create and to every later one. */
  readonly created: Answered
  readonly again: Answered
  readonly read: Answered
}

export interface TapedAct extends TapedEntry {
  readonly act: SignedText
}

export interface TapedFile extends TapedEntry {
  readonly bytes: Uint8Array
  readonly record: string
  /** The server's id of the Binary, and its answers about that. */
  readonly binary: string
  readonly binaryCreated: Answered
  readonly binaryRead: Answered
}

/** True answers of a real trust server, from which a conversation with it can be played again. */
export interface Tape {
  readonly base: string
  readonly vault: string
  readonly capability: Answered
  readonly ours: readonly TapedAct[]
  readonly theirs: readonly TapedAct[]
  readonly ourFile: TapedFile
  readonly theirFile: TapedFile
  /** A search's whole page with the address of a next one, and a count. */
  readonly page: Answered
  readonly count: Answered
  readonly absent: Answered
  readonly notSignedIn: Answered
}

export const TEAM = 'complex-cases'
const OURS = ['c1', 'c1', 'c2', 'c2', 'c3'] as const
const THEIRS = ['c1', 'c2', 'c4', 'c4'] as const

/** Starts the real server, lets two people send it all there is, and keeps what it answered. */
export async function recordTape(): Promise<Tape> {
  const server = await startTrustServer({ tokens: demoTokens })
  try {
    return await record(server.url)
  } finally {
    await server.close()
  }
}

async function record(base: string): Promise<Tape> {
  const [chair, consultant] = [asker(base, 'demo-chair'), asker(base, 'demo-consultant')]
  const own = aLaptopVault('aaaaaaaa', 'abena.osei')
  const other = aLaptopVault('bbbbbbbb', 'helen.marsh', TEAM, 'consultant')
  const [ourBytes, theirBytes] = [Buffer.from('%PDF a letter of ours'), Buffer.from('%PDF a report of theirs')]
  const theirFile = await tapeFile(consultant, theirBytes, 'case/c2')
  const theirs = await inTurn(THEIRS, (record, at) => tapeAct(consultant, other.act(at + 1, { record, ...(at === 1 ? mentions(theirBytes) : {}) })))
  const ourFile = await tapeFile(chair, ourBytes, 'case/c2')
  const ours = await inTurn(OURS, (record, at) => tapeAct(chair, own.act(at + 1, { record, ...(at === 3 ? mentions(ourBytes) : {}) })))
  const tag = encodeURIComponent(`${TEAM_SYSTEM}|${TEAM}`)
  return {
    base, vault: own.id, ours, theirs, ourFile, theirFile,
    capability: await chair('GET', 'metadata'),
    page: await chair('GET', `QuestionnaireResponse?_tag=${tag}&_sort=_lastUpdated&_count=3`),
    count: await chair('GET', `QuestionnaireResponse?_tag=${tag}&_summary=count`),
    absent: await chair('GET', 'QuestionnaireResponse/00000000-0000-4000-8000-000000000000'),
    notSignedIn: await asker(base, 'nobody')('GET', `QuestionnaireResponse?_tag=${tag}`),
  }
}

function mentions(bytes: Uint8Array) {
  return { verb: 'file-report', facts: [{ unit: 'report/1', path: 'blob', value: sha256(bytes) }] }
}

async function tapeAct(ask: Ask, act: SignedText): Promise<TapedAct> {
  const create = () => ask('POST', 'QuestionnaireResponse', JSON.stringify(actToResource(act)), { 'if-none-exist': `identifier=https://consilium.example/act|${act.id}` })
  const [created, again] = [await create(), await create()]
  const id = idIn(created)
  return { act, name: act.id, id, created, again, read: await ask('GET', `QuestionnaireResponse/${id}`) }
}

async function tapeFile(ask: Ask, bytes: Uint8Array, record: string): Promise<TapedFile> {
  const plainHash = sha256(bytes)
  const binaryCreated = await ask('POST', 'Binary', bytes, { 'content-type': 'application/pdf', 'x-security-context': TEAM })
  const binary = /Binary\/([^/]+)/.exec(binaryCreated.headers['location'] ?? '')?.[1] ?? ''
  const document = JSON.stringify(fileToResource({ plainHash, team: TEAM, about: record, type: 'application/pdf', size: bytes.length, binary }))
  const create = () => ask('POST', 'DocumentReference', document, { 'if-none-exist': `identifier=${SHA256_SYSTEM}|${plainHash}` })
  const [created, again] = [await create(), await create()]
  const [id, binaryRead] = [idIn(created), await ask('GET', `Binary/${binary}`)]
  return { name: plainHash, id, bytes, record, binary, binaryCreated, binaryRead, created, again, read: await ask('GET', `DocumentReference/${id}`) }
}

type Ask = (method: 'GET' | 'POST', path: string, body?: string | Uint8Array, headers?: Readonly<Record<string, string>>) => Promise<Answered>

function asker(base: string, token: string): Ask {
  const http = fetchHttp(globalThis.fetch)
  return async (method, path, body = '', more = {}) => {
    const expects = path.startsWith('Binary/') ? 'bytes' : 'text'
    const headers = { accept: 'application/fhir+json', 'content-type': 'application/fhir+json', prefer: 'return=representation', authorization: `Bearer ${token}`, ...more }
    const reply = await http({ method, url: `${base}/${path}`, headers, body: method === 'GET' ? null : body, expects, signedIn: true, timeoutMs: 30_000 })
    if (reply.kind === 'failed') throw new Error(`The trust server did not answer: ${reply.reason}`)
    return reply
  }
}

async function inTurn<T, R>(list: readonly T[], make: (each: T, at: number) => Promise<R>): Promise<readonly R[]> {
  const made: R[] = []
  for (const [at, each] of list.entries()) made.push(await make(each, at))
  return made
}

function idIn({ body }: Answered): string {
  return (JSON.parse(String(body)) as { id: string }).id
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
