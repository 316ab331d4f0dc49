import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import type { ActIntent } from '#domain/journal/act.ts'
import { bytesHash } from '#electron/keeper/blobs/keep-blobs.ts'
import { demoTokens } from '../../trust-server/sign-in.ts'
import { startTrustServer, type TrustServer } from '../../trust-server/start-trust-server.ts'
import { memoryFolder } from '../builders/memory-folder.ts'
import { readTree, type Tree } from '../steps/disk-images.ts'
import { openDeskAtServer, until, type DeskAtServer } from './open-desk-at-server.ts'

/** A laptop that was locked, and the trust server that holds what it sent and received. */
export interface Laptop {
  readonly server: TrustServer
  /** Its whole profile, as it was left. */
  readonly files: Tree
  /** Every act it held, by id: text and signature. */
  readonly acts: ReadonlyMap<string, string>
  /** Those of them that were not sent yet. */
  readonly unsent: readonly string[]
  /** Every file it held, by the hash of its bytes, and the name under which it stands on the disk. */
  readonly blobs: ReadonlyMap<string, string>
  /** Those of them that were not sent yet. */
  readonly unsentBlobs: ReadonlySet<string>
  /** The number of the last act of its own. */
  readonly lastNumber: number
  /** How many of the acts were made on it. */
  readonly ours: number
  readonly frames: number
}

const about = (record: number) => ({ kind: 'case', id: `c${record % 9}` }) as const

/** A chair and a consultant work, send and read until both hold the same; then the chair works on without a network, and locks. */
export async function makeLaptop(): Promise<Laptop> {
  const server = await startTrustServer({ tokens: demoTokens })
  const root = mkdtempSync(join(memoryFolder(), 'consilium-flips-'))
  try {
    const [chair, consultant] = [openDeskAtServer(join(root, 'chair'), server.url, 'chair'), openDeskAtServer(join(root, 'consultant'), server.url, 'consultant')]
    for (const desk of [chair, consultant]) await desk.setUp()
    await Promise.all([workFor(chair, 110, 3), workFor(consultant, 90, 3)])
    for (const desk of [chair, consultant]) await until(() => desk.work().journal.unsentActs().length === 0)
    await consultant.lock()
    await until(() => chair.work().journal.counts().received >= 93 && chair.report()?.compared?.same === true && filesOf(chair).size === 6)
    await chair.stopSync()
    await workFor(chair, 6, 1)
    return await leave(chair, server)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

async function leave(chair: DeskAtServer, server: TrustServer): Promise<Laptop> {
  const { journal } = chair.work()
  const frames = await journal.read(0, 10_000)
  const told = {
    server,
    acts: await chair.readActs(),
    unsent: journal.unsentActs().map(({ text, sig }) => text + sig),
    blobs: filesOf(chair),
    unsentBlobs: new Set(journal.unsentBlobs().map(({ plainHash }) => plainHash)),
    lastNumber: journal.teamEnd(chair.work().session.team).seq,
    ours: journal.counts().ours,
    frames: frames.length,
  }
  await chair.lock()
  return { ...told, files: readTree(chair.profile) }
}

/** The files that are here and open, by hash. */
function filesOf({ work }: DeskAtServer): ReadonlyMap<string, string> {
  const { journal, blobs } = work()
  const mentioned = journal.actsOf('case/c0').flatMap(({ text }) => /"path":"blob","unit":"[^"]*","value":"([0-9a-f]{64})"/.exec(text)?.[1] ?? [])
  return new Map(mentioned.flatMap((hash) => (blobs.has(hash) ? [[hash, journal.blob(hash)?.file ?? ''] as const] : [])))
}

async function workFor(desk: DeskAtServer, acts: number, files: number): Promise<void> {
  for (let number = 0; number < acts; number += 2) await desk.save([intent(number), intent(number + 1)])
  for (let number = 0; number < files; number += 1) {
    const bytes = randomBytes(3000 + 500 * number)
    const { id, unit } = { id: v7(), unit: `report/${bytesHash(bytes).slice(0, 8)}` }
    await desk.saveFile(about(0), bytes, { ...intent(0), id, verb: 'file-report', facts: [{ unit, path: 'blob', value: bytesHash(bytes) }] })
  }
}

function intent(number: number): ActIntent {
  return { id: v7(), about: about(number), team: 'complex-cases', verb: 'change-case', schema: 1, after: [], facts: [{ unit: `note/${number}`, path: 'words', value: `Made-up words, número ${number} 👩‍⚕️` }] }
}
