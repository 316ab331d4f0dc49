import { randomUUID } from 'node:crypto'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { HttpReply, HttpRequest, Trouble } from '#sync/ports.ts'
import { runProbe } from './run-probe.ts'

/** Small, so that setting up stays quick. */
const FILE_BYTES = 64 * 1024

/** Where a team's records would go. */
export interface ServerAtSetUp {
  /** Base address without a closing slash. */
  readonly server: string
  readonly token: string
  readonly team: string
}

/** What was seen of a server that is fit. */
export interface TrustSeen {
  /** It replaces what it holds only for who has its newest version. */
  readonly safeUpdates: boolean
}

/** Whether the server keeps records as a team needs it (K18), seen with made-up entries about nobody. What a role may not try is not held against it. */
export async function lookAtServer(
  http: (request: HttpRequest) => Promise<HttpReply>, { server, token, team }: ServerAtSetUp, now: number, kinds: Readonly<Record<Trouble, string>>,
): Promise<Answer<TrustSeen>> {
  const ground = { server, team, run: randomUUID(), now, fileBytes: FILE_BYTES }
  const { fitness, trouble, findings } = await runProbe(http, ground, { us: token, other: null })
  if (trouble !== null) return refuse({ kind: kinds[trouble], rule: 'K18' })
  if (fitness !== 'not-fit') return agree({ safeUpdates: findings.some(({ check, verdict }) => check === 'safe-update' && verdict === 'good') })
  return refuse({ kind: 'server-not-fit', rule: 'K18', check: findings.find(({ verdict }) => verdict === 'bad')?.check ?? null })
}
