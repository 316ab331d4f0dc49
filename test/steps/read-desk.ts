import { createSecretKey } from 'node:crypto'
import { basename, dirname } from 'node:path'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import { NOT_FINISHED } from '#electron/keeper/write-locked-copy.ts'
import { bytesHash } from '#electron/keeper/blobs/keep-blobs.ts'
import { readActText } from '#electron/keeper/journal/read-act-text.ts'
import { signInFile } from '#electron/keeper/sign-in/keep-refresh-token.ts'
import { deriveKey } from '#electron/keeper/vault/derive-keys.ts'
import { openVault } from '#electron/keeper/vault/open-vault.ts'
import { NEXT_PASSPHRASE, PASSPHRASE, type Desk } from './open-desk.ts'
import { readTree } from './disk-images.ts'
import { findUnsealed, sealedAt } from './seal-what-waits.ts'

/** What a vault holds, as far as a person or the trust server could tell the difference. */
export interface Held {
  readonly own: readonly string[]
  /** What the server sent and said, in order. */
  readonly server: readonly string[]
  readonly drafts: readonly string[]
  /** Files that can be read, by the hash of their bytes. */
  readonly files: readonly string[]
  readonly pinTries: number
  readonly signIn: string
  /** Those that open it. */
  readonly passphrases: readonly string[]
  /** What was put elsewhere: name and hash. */
  readonly outside: readonly string[]
  /** Entries sealed for the trust server. */
  readonly sealed: readonly string[]
}

/** The act of somebody who goes on working is no part of what a call leaves. */
export const ONE_MORE = 'eeeeeeee-0000-7000-8000-000000000009'

export const NOTHING_HELD: Held = { own: [], server: [], drafts: [], files: [], pinTries: 0, signIn: 'null', passphrases: [PASSPHRASE], outside: [], sealed: [] }

/** What is held by an unlocked desk. */
export async function readDesk(desk: Desk): Promise<Held> {
  const { journal, blobs, drafts } = desk.work()
  const bodies = (await journal.read(0, 10_000)).map(({ body }) => body)
  const named = bodies.flatMap((body) => (body.kind === 'blob' ? [body.plainHash] : []))
  return {
    own: [...bodies, ...journal.unrestored()].flatMap(ownAct).sort(),
    // The same may be noted again: it says no more.
    server: [...new Set(bodies.flatMap(saidByServer))],
    drafts: drafts.list().map((draft) => JSON.stringify(draft)).sort(),
    files: [...new Set(named)].filter(blobs.has).sort(),
    pinTries: readTries(desk),
    signIn: JSON.stringify(signInOf(desk).read()),
    passphrases: await passphrasesOf(desk),
    outside: [...readTree(desk.outside)].filter(([name]) => !name.endsWith(NOT_FINISHED)).map(([name, bytes]) => `${name} ${bytes === null ? '' : bytes.length === 0 ? 'empty' : bytesHash(bytes)}`),
    sealed: sealedAt(desk).filter((name) => !name.startsWith(ONE_MORE)),
  }
}

/** What must never be found, whatever was cut or refused; in words. `tells`: damage that was done on purpose. */
export async function findWrong(desk: Desk, tells: RegExp | undefined): Promise<readonly string[]> {
  const { journal, blobs, damage: allDamage } = desk.work()
  const damage = allDamage().filter((words) => !CUT_OFF.test(words) && tells?.test(words) !== true)
  // What was cut off might have named a file: it stays until the next opening.
  const isWhole = journal.damage().length === 0
  const bodies = (await journal.read(0, 10_000)).map(({ body }) => body)
  const acts = bodies.flatMap((body) => (body.kind === 'act' || body.kind === 'received' ? [body.text] : []))
  const named = new Set(bodies.flatMap((body) => (body.kind === 'blob' ? [`blobs/${body.file}`] : [])))
  const there = [...readTree(desk.vaultFolder()).keys()]
  const signed = acts.flatMap((text) => /"path":"blob","unit":"[^"]*","value":"([0-9a-f]{64})"/.exec(text)?.[1] ?? [])
  return [
    ...damage.map((words) => `damage: ${words}`),
    ...acts.filter((text, at) => acts.indexOf(text) < at).map((text) => `twice: ${readActText(text).id}`),
    ...there.filter((name) => name.endsWith('.new') || (isWhole && name.endsWith('.blob') && !named.has(name))).map((name) => `left behind: ${name}`),
    ...[...named].filter((name) => !there.includes(name)).map((name) => `named and not there: ${name}`),
    ...signed.filter((hash) => !blobs.has(hash)).map(() => 'a letter is signed and its pages are not there'),
    ...findUnsealed(desk),
  ]
}

/** What a kill in the middle of a frame leaves, and no damage. */
const CUT_OFF = /ended in the middle of an entry/

/** The sign-in file of a vault, with the key that seals it. */
export function signInOf(desk: Desk): ReturnType<typeof signInFile> {
  return signInFile(desk.vaultFolder(), createSecretKey(deriveKey(desk.work().vault.vaultKey, 'sign-in')))
}

function ownAct(body: FrameBody): readonly string[] {
  const act = body.kind === 'act' ? readActText(body.text).id : ONE_MORE
  return act === ONE_MORE ? [] : [act]
}

function saidByServer(body: FrameBody): readonly string[] {
  switch (body.kind) {
    case 'received':
    case 'alarm':
      return [`${body.kind} ${readActText(body.text).id}`]
    case 'receipt':
    case 'refusal':
      return [`${body.kind} ${body.act}`]
    case 'cursor':
      return [`cursor ${body.lastUpdated}`]
    case 'receipts-void':
      return [`void ${body.acts.join(' ')}`]
    case 'erased':
      return [`erased ${body.records.join(' ')}`]
    case 'blob-receipt':
      return [`blob-receipt ${body.plainHash}`]
    case 'act':
    case 'blob':
    case 'audit':
      return []
  }
}

async function passphrasesOf(desk: Desk): Promise<readonly string[]> {
  const folder = desk.vaultFolder()
  const opening = await Promise.all([PASSPHRASE, NEXT_PASSPHRASE].map(async (each) => ((await openVault(dirname(folder), basename(folder), each)).ok ? [each] : [])))
  return opening.flat()
}

function readTries(desk: Desk): number {
  const tries = readTree(desk.vaultFolder()).get('pin-tries.json')
  return tries === undefined || tries === null ? 0 : (JSON.parse(Buffer.from(tries).toString('utf8')) as { wrong: number }).wrong
}
