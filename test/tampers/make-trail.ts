import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import { receiveActs } from '#electron/keeper/journal/receive-acts.ts'
import { aLaptopVault } from '../builders/a-laptop-vault.ts'
import { readTree, type Tree } from '../steps/disk-images.ts'
import { saveOneMore, workSoFar } from '../steps/keeper-calls.ts'
import { colleague, NOW, openDesk, PASSPHRASE, TEAM, type Desk } from '../steps/open-desk.ts'
import { disk } from '../steps/watch-disk.ts'
import { openVault } from '#electron/keeper/vault/open-vault.ts'

/** A vault that was locked, with a journal in several parts. */
export interface Trail {
  readonly vault: string
  readonly vaultKey: Uint8Array
  /** The files of its folder that have to do with its journal, as they were left. */
  readonly files: Tree
  /** The same some time before. */
  readonly older: Tree
  /** What its journal says, in order. */
  readonly written: readonly FrameBody[]
}

const AT = new Date(NOW).toISOString()

/** Works at a desk until its journal has every kind of frame and several parts, and locks it. */
export async function makeTrail(): Promise<Trail> {
  const root = join(tmpdir(), `consilium-trail-${randomUUID()}`)
  for (const folder of ['profile', 'outside']) disk.mkdirSync(join(root, folder), { recursive: true })
  try {
    const desk = openDesk(root)
    await desk.setUp()
    await workSoFar(desk)
    await desk.lock()
    const older = filesOf(desk)
    await desk.unlock()
    await everyKind(desk)
    await desk.lock()
    const files = filesOf(desk)
    const folder = desk.vaultFolder()
    const opened = await openVault(dirname(folder), basename(folder), PASSPHRASE)
    if (!opened.ok) throw new Error('Broken promise: the vault opens')
    const vaultKey = Uint8Array.from(opened.value.vaultKey)
    await desk.unlock()
    const frames = await desk.work().journal.read(0, 10_000)
    // The last is of this unlocking.
    return { vault: opened.value.file.id, vaultKey, files, older, written: frames.slice(0, -1).map(({ body }) => body) }
  } finally {
    disk.rmSync(root, { recursive: true, force: true })
  }
}

/** The files a tamper may touch: all that the journal is read from. */
function filesOf(desk: Desk): Tree {
  return new Map([...readTree(desk.vaultFolder())].filter(([path]) => /^(journal\/\d{6}\.cjf|journal-head|unsent\.cjf|keys|keys-copy)$/.test(path)))
}

/** Adds a frame of every kind to what an unlocked desk has. */
export async function everyKind(desk: Desk): Promise<void> {
  const { journal, blobs } = desk.work()
  await saveOneMore(desk)
  // In calls of their own: a part ends between two calls.
  for (let first = 2; first < 32; first += 5) await receiveActs(journal, Array.from({ length: 5 }, (_, at) => colleague.act(first + at)), NOW)
  const stranger = aLaptopVault('dddddddd', 'tom.reed').act(1)
  await receiveActs(journal, [{ text: stranger.text, sig: colleague.act(2).sig }], NOW)
  await blobs.keep(Buffer.from('%PDF another letter'), { type: 'application/pdf', team: TEAM, about: 'case/c1' })
  const [first, second] = journal.unsentActs().map(({ text }) => (JSON.parse(text) as { id: string }).id)
  const named = (await journal.read(0, 10_000)).flatMap(({ body }) => (body.kind === 'blob' ? [body.plainHash] : []))
  const bodies: readonly FrameBody[] = [
    { kind: 'refusal', act: second ?? '', status: 422, words: 'no', at: AT },
    { kind: 'cursor', team: TEAM, epoch: 'e1', lastUpdated: AT },
    { kind: 'blob-receipt', plainHash: named.at(-1) ?? '', epoch: 'e1', at: AT, resource: 'DocumentReference/1' },
    { kind: 'receipt', act: first ?? '', hash: journal.actHash(first ?? '') ?? '', epoch: 'e1', at: AT, resource: 'QuestionnaireResponse/1' },
    { kind: 'receipts-void', acts: [first ?? ''], blobs: [], epoch: 'e2', at: AT },
    { kind: 'erased', records: ['case/never-here'], acts: [], blobs: [], ends: [], hlc: null, at: AT },
    { kind: 'audit', what: 'export minutes', about: 'meeting/m1', at: AT },
  ]
  await journal.append(bodies.map((body) => ({ body, key: { kind: 'journal' } })))
}
