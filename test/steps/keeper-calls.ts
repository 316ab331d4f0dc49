import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesHash } from '#electron/keeper/blobs/keep-blobs.ts'
import { JournalWriteError } from '#electron/keeper/disk/errors.ts'
import { NO_HASH } from '#electron/keeper/journal/frame-bytes.ts'
import { receiveActs } from '#electron/keeper/journal/receive-acts.ts'
import { scanFrames } from '#electron/keeper/journal/scan-frames.ts'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import type { ActIntent } from '#domain/journal/act.ts'
import type { Tree } from './disk-images.ts'
import { colleague, NEXT_PASSPHRASE, NOW, openDesk, PASSPHRASE, PIN, SEGMENT_BYTES, TEAM, type Desk } from './open-desk.ts'
import { ONE_MORE, signInOf } from './read-desk.ts'
import { sealWhatWaits } from './seal-what-waits.ts'
import { disk } from './watch-disk.ts'

/** A kind of call that makes something last. Run again it asks for the very same. */
export interface KeeperCall {
  readonly name: string
  /** The desk is locked when the call comes. */
  readonly locked?: true
  /** Nothing is there yet when the call comes. */
  readonly nothingYet?: true
  /** What is done before, besides the work that always stands there. */
  readonly first?: (desk: Desk) => Promise<unknown>
  /** What a disk did to it since. */
  readonly spoil?: (tree: Tree) => Tree
  /** The words that say so. */
  readonly tells?: RegExp
  /** Whether the call was answered with yes. */
  readonly run: (desk: Desk) => Promise<boolean>
}

const AT = new Date(NOW).toISOString()
const about = { kind: 'case', id: 'c1' } as const
const pages = (words: string) => Buffer.from(`%PDF ${words.repeat(20)}`)
const draft = (words: string, key = 'decision') => ({ key, about, after: [], words: { reason: words } })
const idOf = (number: number) => `eeeeeeee-0000-7000-8000-${number.toString(16).padStart(12, '0')}`

function intent(number: number, part: Partial<ActIntent> = {}): ActIntent {
  return { id: idOf(number), about, team: TEAM, verb: 'change-case', schema: 1, after: [], facts: [{ unit: `note/${number}`, path: 'words', value: `words ${number}` }], ...part }
}

async function save(desk: Desk, ...intents: ActIntent[]): Promise<boolean> {
  return (await desk.keeper.ask('appendActs', { intents, pin: PIN })).ok
}

async function sign(desk: Desk, number: number, words: string, pin = PIN): Promise<boolean> {
  const bytes = pages(words)
  const intents = [intent(number, { verb: 'sign-letter', facts: [{ unit: `letter/${number}`, path: 'blob', value: bytesHash(bytes) }] })]
  return (await desk.keeper.ask('keepSigned', { about, bytes, type: 'application/pdf', intents, pin })).ok
}

async function append(desk: Desk, ...bodies: readonly FrameBody[]): Promise<boolean> {
  return kept(desk.work().journal.append(bodies.map((body) => ({ body, key: { kind: 'journal' } }))))
}

function kept(saving: Promise<unknown>): Promise<boolean> {
  return saving.then(() => true, (error: unknown) => {
    if (error instanceof JournalWriteError) return false
    throw error
  })
}

/** Null where another passphrase opens it by now. */
async function change({ keeper }: Desk, passphrase: string): Promise<boolean | null> {
  const answer = await keeper.ask('changePassphrase', { passphrase, next: NEXT_PASSPHRASE })
  return !answer.ok && answer.refusal.kind === 'wrong-passphrase' ? null : answer.ok
}

function receipt(desk: Desk, number: number): FrameBody {
  const hash = desk.work().journal.actHash(idOf(number)) ?? ''
  return { kind: 'receipt', act: idOf(number), hash, epoch: 'e1', at: AT, resource: `Basic/${number}` }
}

const signIn = (refresh: string) => ({ plan: { issuer: 'https://issuer.example', clientId: 'consilium', scopes: ['openid'], resource: null }, refresh, inFlight: false })

/** Work of every kind, some of it on the server, which every call finds. */
export async function workSoFar(desk: Desk): Promise<void> {
  const { keeper } = desk
  await save(desk, intent(1))
  await save(desk, intent(2))
  await sign(desk, 3, 'signed before')
  await append(desk, receipt(desk, 1))
  await keeper.ask('keepDraft', draft('as kept before'))
  await receiveActs(desk.work().journal, [colleague.act(1)], NOW)
  signInOf(desk).write(signIn('the first'))
}

/** Somebody goes on working: an act that is no part of any call. */
export function saveOneMore(desk: Desk): Promise<boolean> {
  return save(desk, intent(9, { id: ONE_MORE }))
}

const cutTo = (name: string, lengthOf: (bytes: Uint8Array) => number) => (tree: Tree): Tree => new Map([...tree].map(([path, bytes]) => [path, bytes !== null && path.endsWith(`/${name}`) ? bytes.subarray(0, lengthOf(bytes)) : bytes]))

const cutShort = (name: string) => cutTo(name, (bytes) => bytes.length - 9)

/** A disk that lost what was noted at locking, and the end of the act before it. */
const loseLastAct = cutTo('000001.cjf', (bytes) => (scanFrames(bytes, NO_HASH).frames.at(-1)?.offset ?? 0) - 9)

function oneCopy(tree: Tree): Tree {
  const cut = cutShort('keys')(cutShort('vault.json')(tree))
  return new Map([...cut].filter(([path]) => !path.endsWith('/unsent.cjf')))
}

/** Leaves so little of the journal's first part that what is noted at locking goes in, and what is noted at unlocking fills it. */
async function fillPart(desk: Desk): Promise<void> {
  const size = () => disk.statSync(join(desk.vaultFolder(), 'journal/000001.cjf')).size
  const note = (what: string) => append(desk, { kind: 'audit', what, about: null, at: AT })
  const before = size()
  await note('')
  const least = size() - before
  const locking = least + 'lock'.length
  await note('x'.repeat(SEGMENT_BYTES - 20 - size() - least - locking))
}

let copyOfAnother: Promise<Uint8Array> | null = null

/** The same work in a locked copy, made on a computer that is gone. */
async function makeCopy(): Promise<Uint8Array> {
  const root = join(tmpdir(), `consilium-copied-${randomUUID()}`)
  disk.mkdirSync(join(root, 'profile'), { recursive: true })
  disk.mkdirSync(join(root, 'outside'))
  const desk = openDesk(root)
  await desk.setUp()
  await workSoFar(desk)
  const path = join(desk.outside, 'copy')
  await desk.keeper.ask('writeLockedCopy', { drafts: [draft('as it stood on the screen', 'minute')], path })
  await desk.lock()
  const bytes = disk.readFileSync(path)
  disk.rmSync(root, { recursive: true })
  return bytes
}

async function bringBack(desk: Desk): Promise<boolean> {
  const path = join(tmpdir(), `consilium-copy-${randomUUID()}`)
  disk.writeFileSync(path, await (copyOfAnother ??= makeCopy()))
  try {
    return (await desk.keeper.ask('bringBackCopy', { path, passphrase: PASSPHRASE })).ok
  } finally {
    disk.rmSync(path)
  }
}

/** With one receipt more the second copy is more than twice as long as it must be. */
const [MANY, BEFORE_ANEW] = [70, 36]

export const KEEPER_CALLS: readonly KeeperCall[] = [
  {
    name: 'setting up, then a first draft', nothingYet: true,
    run: async ({ keeper, setUp, unlock }) => ((await unlock()) || (await setUp())) && (await keeper.ask('keepDraft', draft('the first'))).ok,
  },
  { name: 'a locked copy brought back', nothingYet: true, run: async (desk) => (await desk.isOpen()) || (await desk.unlock()) || bringBack(desk) },
  { name: 'unlocking', locked: true, run: ({ unlock }) => unlock() },
  { name: 'unlocking with only one copy of everything', locked: true, spoil: oneCopy, tells: /restored from the other|restored at the next unlocking/, run: ({ unlock }) => unlock() },
  { name: 'unlocking where the journal lost what the second copy has', locked: true, spoil: loseLastAct, tells: /their second copy|at its end is missing|is not in it any more/i, first: (desk) => save(desk, intent(4)), run: ({ unlock }) => unlock() },
  {
    name: 'locking, and unlocking again',
    run: async (desk) => {
      await desk.lock()
      return desk.unlock()
    },
  },
  { name: 'an act', run: (desk) => save(desk, intent(10)) },
  { name: 'the first act of a record', run: (desk) => save(desk, intent(10, { about: { kind: 'case', id: 'new' } })) },
  { name: 'three acts that stand or fall together', run: (desk) => save(desk, intent(10), intent(11, { about: { kind: 'case', id: 'c2' } }), intent(12)) },
  { name: 'an act that begins a new part of the journal', first: fillPart, run: (desk) => save(desk, intent(10)) },
  { name: 'a letter signed with its pages', run: (desk) => sign(desk, 10, 'signed now') },
  { name: 'a wrong PIN', run: async (desk) => !(await sign(desk, 10, 'signed now', '000000')) },
  { name: 'a new draft', run: async ({ keeper }) => (await keeper.ask('keepDraft', draft('new', 'minute'))).ok },
  { name: 'a draft over the one before', run: async ({ keeper }) => (await keeper.ask('keepDraft', draft('as typed now'))).ok },
  { name: 'a draft that goes', run: ({ keeper }) => keeper.ask('dropDraft', { key: 'decision', about }).then(() => true) },
  { name: 'acts that came', run: (desk) => kept(receiveActs(desk.work().journal, [colleague.act(2), colleague.act(3, { record: 'c9' }), colleague.act(1)], NOW)) },
  { name: 'a file that came', run: (desk) => kept(desk.work().blobs.keepReceived(pages('theirs'), { type: 'application/pdf', team: TEAM, about: 'case/c1' }, AT)) },
  { name: 'a receipt and how far was read', run: (desk) => append(desk, receipt(desk, 2), { kind: 'cursor', team: TEAM, epoch: 'e1', lastUpdated: AT }) },
  { name: 'a refusal', run: (desk) => append(desk, { kind: 'refusal', act: idOf(2), status: 422, words: 'no', at: AT }) },
  { name: 'receipts that count no longer', run: (desk) => append(desk, { kind: 'receipts-void', acts: [idOf(1)], blobs: [], epoch: 'e2', at: AT }) },
  {
    name: 'a receipt after which the second copy is written anew',
    first: async (desk) => {
      const numbers = Array.from({ length: MANY }, (_, at) => 100 + at)
      await save(desk, ...numbers.map((number) => intent(number)))
      await append(desk, ...numbers.slice(0, BEFORE_ANEW).map((number) => receipt(desk, number)))
    },
    run: (desk) => append(desk, receipt(desk, 100 + BEFORE_ANEW)),
  },
  { name: 'what waits, sealed for the trust server', run: async (desk) => sealWhatWaits(desk) },
  { name: 'a view that is noted', run: ({ keeper }) => keeper.ask('noteView', { about, what: 'record' }).then(() => true) },
  { name: 'what keeps somebody signed in', run: async (desk) => signInOf(desk).write(signIn('the next')) },
  { name: 'another passphrase', run: async (desk) => (await change(desk, PASSPHRASE)) ?? (await change(desk, NEXT_PASSPHRASE)) ?? false },
  { name: 'a file put elsewhere', run: async ({ keeper, outside }) => (await keeper.ask('writeFigures', { csv: 'a,b\n1,2\n', path: join(outside, 'figures.csv') })).ok },
]
