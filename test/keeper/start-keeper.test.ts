import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Notices } from '#bridge/bridge.ts'
import type { Session } from '#bridge/computer.ts'
import type { Answer } from '#domain/basics/answer.ts'
import { actFromCanonical } from '#domain/journal/canonical-act.ts'
import type { ActIntent, Role } from '#domain/journal/act.ts'
import { readLockedCopy } from '#electron/keeper/copy/locked-copy.ts'
import { bytesHash } from '#electron/keeper/blobs/keep-blobs.ts'
import { readActText } from '#electron/keeper/journal/read-act-text.ts'
import { startKeeper, type Keeper } from '#electron/keeper/start-keeper.ts'
import { SLOW } from '#electron/keeper/vault/derive-keys.ts'
import { signedBy } from '#electron/keeper/vault/sign-bytes.ts'
import { aLaptopVault } from '../builders/a-laptop-vault.ts'
import { makeFolder } from '../builders/make-folder.ts'
import { QUICK } from '../builders/quick-passphrases.ts'

const PASSPHRASE = 'correct horse battery'
const CANARY = 'Zephyrine Canarybird'
const about = { kind: 'case', id: 'c1' } as const
const other = aLaptopVault('cccccccc', 'helen.marsh')

interface Started {
  readonly keeper: Keeper
  readonly profile: string
  readonly notices: { name: string; notice: Notices[keyof Notices] }[]
}

async function started(profile?: string, demoActs = [other.act(1), other.act(2)], slowness = QUICK): Promise<Started> {
  const notices: Started['notices'] = []
  const folder = profile ?? (await makeFolder())
  const keeper = startKeeper({
    profile: folder,
    now: () => Date.UTC(2026, 9, 8, 11, 40),
    slowness,
    readDemoActs: () => demoActs,
    checkTrust: async () => ({ ok: true, value: { safeUpdates: false } }),
    startSync: () => null,
    notify: (name, notice) => notices.push({ name, notice }),
  })
  return { keeper, profile: folder, notices }
}

async function setUp(keeper: Keeper, role: Role = 'chair'): Promise<Session> {
  const request = { kind: 'trust', server: 'https://trust.example/fhir', token: 'secret-token', user: 'kofi.mensah', name: 'Dr Kofi Mensah', role, team: 'complex-cases', passphrase: PASSPHRASE, pin: '123456' } as const
  return valueOf(await keeper.ask('setUp', request))
}

function anIntent(part: Partial<ActIntent> = {}): ActIntent {
  return { id: v7(), about, team: 'complex-cases', verb: 'change-case', schema: 1, after: [], facts: [{ unit: 'note', path: 'words', value: CANARY }], ...part }
}

function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.refusal.kind)
  return answer.value
}

const kindOf = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.refusal.kind)

async function textsIn(keeper: Keeper): Promise<readonly string[]> {
  const page = await keeper.ask('readJournal', { after: 0, hash: '', limit: 5000 })
  if (page.kind !== 'page') throw new Error(page.kind)
  return (JSON.parse(page.entries) as { kind: string; text: string }[]).filter(({ kind }) => kind === 'act').map(({ text }) => text)
}

describe('saving acts', () => {
  it('gives author, vault, number, link, time and signature, in order, and tells the window', async () => {
    const { keeper, notices } = await started()
    const { vault } = await setUp(keeper)
    const saved = valueOf(await keeper.ask('appendActs', { intents: [anIntent(), anIntent()] }))
    valueOf(await keeper.ask('appendActs', { intents: [anIntent()] }))
    expect(saved[0]?.at).toBe('2026-10-08T11:40:00.000Z')
    const texts = await textsIn(keeper)
    const page = await keeper.ask('readJournal', { after: 0, hash: '', limit: 5000 })
    const entries = page.kind === 'page' ? (JSON.parse(page.entries) as { text: string; sig: string }[]) : []
    const acts = entries.map(({ text, sig }) => actFromCanonical(text, sig))
    expect(acts.map((act) => [act?.seq, act?.by.user, act?.vault])).toEqual([1, 2, 3].map((seq) => [seq, 'kofi.mensah', vault]))
    expect(acts.map((act) => act?.prev)).toEqual([null, readActText(texts[0]!).hash, readActText(texts[1]!).hash])
    expect(acts[0]!.at.hlc < acts[1]!.at.hlc && acts[1]!.at.hlc < acts[2]!.at.hlc).toBe(true)
    expect(entries.every(({ text, sig }) => signedBy(vault, text, sig))).toBe(true)
    expect(notices.filter(({ name }) => name === 'journal-grew').length).toBeGreaterThanOrEqual(2)
    expect(await keeper.ask('readSaving', {})).toMatchObject({ acts: { saved: 3, waiting: 3, onServer: 0 }, notSaved: null, connection: { kind: 'not-tried' } })
  })

  it('answers the same call again as the first time, and keeps the acts once', async () => {
    const { keeper } = await started()
    await setUp(keeper)
    const intents = [anIntent(), anIntent()]
    const first = await keeper.ask('appendActs', { intents })
    expect(await keeper.ask('appendActs', { intents })).toEqual(first)
    expect(await textsIn(keeper)).toHaveLength(2)
    const changed = [{ ...intents[0]!, facts: [] }]
    expect(kindOf(await keeper.ask('appendActs', { intents: changed }))).toBe('id-taken')
  })

  it('saves none when one of them may not be', async () => {
    const { keeper } = await started()
    await setUp(keeper, 'secretary')
    const cases: readonly [Partial<ActIntent>, string][] = [
      [{ verb: 'override-rule' }, 'role-may-not'],
      [{ verb: 'do-anything' }, 'unknown-verb'],
      [{ team: 'another-team' }, 'another-team'],
      [{ facts: [{ unit: 'note', path: 'words', value: 'half \uD83D' }] }, 'text-not-writable'],
    ]
    for (const [part, kind] of cases) {
      expect(kindOf(await keeper.ask('appendActs', { intents: [anIntent(), anIntent(part)] }))).toBe(kind)
    }
    const twice = anIntent()
    expect(kindOf(await keeper.ask('appendActs', { intents: [twice, twice] }))).toBe('same-id-twice')
    expect(await textsIn(keeper)).toEqual([])
  })

  it('asks for the PIN where something is signed', async () => {
    const { keeper } = await started()
    await setUp(keeper)
    const intents = [anIntent({ verb: 'sign-minutes' })]
    expect(kindOf(await keeper.ask('appendActs', { intents }))).toBe('pin-needed')
    expect(kindOf(await keeper.ask('appendActs', { intents, pin: '654321' }))).toBe('pin-wrong')
    expect(await textsIn(keeper)).toEqual([])
    expect(kindOf(await keeper.ask('appendActs', { intents, pin: '123456' }))).toBe('ok')
  })

  it('keeps the bytes of what was signed, and signs nothing with a wrong PIN', async () => {
    const { keeper, profile } = await started()
    const { vault } = await setUp(keeper)
    const bytes = Buffer.from(`%PDF for ${CANARY}`)
    const request = { about, bytes, type: 'application/pdf', intents: [anIntent({ verb: 'sign-letter' })] }
    expect(kindOf(await keeper.ask('keepSigned', { ...request, pin: '654321' }))).toBe('pin-wrong')
    expect(readdirSync(join(profile, 'vaults', vault, 'blobs'))).toEqual([])
    expect(kindOf(await keeper.ask('keepSigned', { ...request, pin: '123456' }))).toBe('ok')
    const plainHash = bytesHash(bytes)
    expect(valueOf(await keeper.ask('readBlob', { plainHash, about })).bytes).toEqual(bytes)
    expect(await keeper.ask('readSaving', {})).toMatchObject({ blobsWaiting: 1, acts: { saved: 1 } })
  })
})

describe('locking', () => {
  it('closes everything, answers in words while locked, and opens to the same journal, drafts and blobs', async () => {
    const { keeper, notices } = await started(undefined, [], SLOW)
    const { vault } = await setUp(keeper)
    await keeper.ask('appendActs', { intents: [anIntent()] })
    await keeper.ask('keepDraft', { key: 'decision', about, after: [], words: { reason: CANARY } })
    const { lastSavedAt } = await keeper.ask('readSaving', {})
    expect(lastSavedAt).not.toBeNull()
    await keeper.ask('lock', {})
    expect(notices.findLast(({ name }) => name === 'locked')?.notice).toEqual({ why: 'asked', waiting: 1 })
    expect(kindOf(await keeper.ask('appendActs', { intents: [anIntent()] }))).toBe('locked')
    expect(kindOf(await keeper.ask('keepDraft', { key: 'k', about, after: [], words: {} }))).toBe('locked')
    expect(await keeper.ask('readJournal', { after: 0, hash: '', limit: 10 })).toEqual({ kind: 'locked' })
    expect(await keeper.ask('readDrafts', {})).toEqual([])
    expect((await keeper.ask('listVaults', {})).session).toBe(null)
    expect(kindOf(await keeper.ask('unlock', { vault, passphrase: 'something else' }))).toBe('wrong-passphrase')
    expect(kindOf(await keeper.ask('unlock', { vault, passphrase: PASSPHRASE }))).toBe('ok')
    expect((await keeper.ask('readSaving', {})).lastSavedAt, 'what was saved before the lock').toBe(lastSavedAt)
    expect(await textsIn(keeper)).toHaveLength(1)
    expect(await keeper.ask('readDrafts', {})).toMatchObject([{ key: 'decision', words: { reason: CANARY } }])
    await keeper.ask('dropDraft', { key: 'decision', about })
    expect(await keeper.ask('readDrafts', {})).toEqual([])
  })

  it('refuses a passphrase too short to be all that protects a laptop', async () => {
    const { keeper, profile } = await started()
    const request = { kind: 'trust', server: 's', token: 't', user: 'u', name: 'n', role: 'chair', team: 't', passphrase: 'short', pin: '123456' } as const
    expect(await keeper.ask('setUp', request)).toMatchObject({ refusal: { kind: 'passphrase-too-short', atLeast: 14 } })
    expect(readdirSync(profile)).toEqual([])
  })

  it('opens the made-up clinic without a passphrase, and the same one the next time', async () => {
    const { keeper } = await started()
    const first = valueOf(await keeper.ask('setUp', { kind: 'demo' }))
    expect(first).toMatchObject({ demo: true, server: null, author: { name: 'Dr Abena Osei', role: 'chair' } })
    await keeper.ask('appendActs', { intents: [anIntent()] })
    await keeper.ask('lock', {})
    expect(valueOf(await keeper.ask('setUp', { kind: 'demo' })).vault).toBe(first.vault)
    expect(await textsIn(keeper)).toHaveLength(3)
    expect((await keeper.ask('readSaving', {})).connection).toEqual({ kind: 'no-server' })
  })
})

describe('reading the journal', () => {
  it('goes on from where a reader is, and starts again on a journal that is not the one it read', async () => {
    const { keeper } = await started()
    await setUp(keeper)
    await keeper.ask('appendActs', { intents: [anIntent(), anIntent(), anIntent()] })
    const first = await keeper.ask('readJournal', { after: 0, hash: '', limit: 2 })
    if (first.kind !== 'page') throw new Error(first.kind)
    expect(first).toMatchObject({ next: 2, more: true })
    const second = await keeper.ask('readJournal', { after: first.next, hash: first.hash, limit: 10 })
    expect(second).toMatchObject({ kind: 'page', next: 4, more: false })
    expect(await keeper.ask('readJournal', { after: 2, hash: '0'.repeat(64), limit: 10 })).toEqual({ kind: 'start-again' })
    expect(await keeper.ask('readJournal', { after: 99, hash: first.hash, limit: 10 })).toEqual({ kind: 'start-again' })
  })
})

describe('a draft the disk does not take', () => {
  it('is NOT saved until it is kept, or until the draft goes into the record', async () => {
    const { keeper, profile } = await started()
    const { vault } = await setUp(keeper)
    const drafts = join(profile, 'vaults', vault, 'drafts')
    const draft = { key: 'decision', about, after: [], words: { sentence: 'We ask' } }
    const notSaved = async () => (await keeper.ask('readSaving', {})).notSaved
    rmSync(drafts, { recursive: true, force: true })
    expect(kindOf(await keeper.ask('keepDraft', draft))).toBe('not-saved')
    expect(kindOf(await keeper.ask('keepDraft', { ...draft, key: 'other' }))).toBe('not-saved')
    await keeper.ask('dropDraft', draft)
    expect(await notSaved()).not.toBe(null)
    await keeper.ask('dropDraft', { ...draft, key: 'other' })
    expect(await notSaved()).toBe(null)
    expect(kindOf(await keeper.ask('keepDraft', draft))).toBe('not-saved')
    mkdirSync(drafts)
    expect(kindOf(await keeper.ask('keepDraft', draft))).toBe('ok')
    expect(await notSaved()).toBe(null)
  })
})

describe('a locked copy', () => {
  it('holds unsent acts, drafts and signed letters, and opens with the passphrase anywhere', async () => {
    const { keeper, profile } = await started()
    await setUp(keeper)
    const bytes = Buffer.from('%PDF letter')
    await keeper.ask('keepSigned', { about, bytes, type: 'application/pdf', intents: [anIntent({ verb: 'sign-letter' })], pin: '123456' })
    await keeper.ask('keepDraft', { key: 'kept', about, after: [], words: { a: 'kept words' } })
    const path = join(profile, 'copy.consilium')
    const typed = { key: 'typed', about, after: [], words: { a: CANARY } }
    expect(await keeper.ask('writeLockedCopy', { drafts: [typed], path })).toEqual({ ok: true, value: { saved: true } })
    const copy = readFileSync(path)
    expect(copy.includes(CANARY)).toBe(false)
    const read = valueOf(await readLockedCopy(copy, PASSPHRASE))
    expect(read.acts).toHaveLength(1)
    expect(read.drafts.map((draft) => draft.words['a'])).toEqual(['kept words', CANARY])
    expect(read.blobs.map((blob) => Buffer.from(blob.bytes, 'base64'))).toEqual([bytes])
    expect(kindOf(await readLockedCopy(copy, 'another passphrase'))).toBe('wrong-passphrase')
    copy[copy.length - 20]! ^= 1
    expect(kindOf(await readLockedCopy(copy, PASSPHRASE))).toBe('copy-damaged')
    expect(kindOf(await readLockedCopy(Buffer.from('something'), PASSPHRASE))).toBe('not-a-locked-copy')
    const nowhere = join(profile, 'no-such-folder', 'copy')
    expect(kindOf(await keeper.ask('writeLockedCopy', { drafts: [], path: nowhere }))).toBe('copy-not-written')
  })
})

describe('the command that opens a locked copy', () => {
  it('writes entries, drafts and signed papers to a new folder; with another passphrase it writes nothing', async () => {
    const { keeper, profile } = await started()
    await setUp(keeper)
    const bytes = Buffer.from('%PDF letter')
    await keeper.ask('keepSigned', { about, bytes, type: 'application/pdf', intents: [anIntent({ verb: 'sign-letter' })], pin: '123456' })
    const [path, to] = [join(profile, 'copy.consilium'), join(profile, 'opened')]
    await keeper.ask('writeLockedCopy', { drafts: [{ key: 'k', about, after: [], words: { a: CANARY } }], path })
    const command = join(import.meta.dirname, '../../commands/read-copy.ts')
    const run = (input: string) => spawnSync(process.execPath, [command, path, to], { encoding: 'utf8', input })
    expect(run('another passphrase')).toMatchObject({ status: 1, stderr: expect.stringContaining('not the passphrase') })
    expect(readdirSync(profile)).not.toContain('opened')
    expect(run(PASSPHRASE)).toMatchObject({ status: 0, stdout: expect.stringContaining('1 entries, 1 drafts and 1 signed papers') })
    expect(readFileSync(join(to, 'signed-1.pdf'))).toEqual(bytes)
    expect(readFileSync(join(to, 'drafts.json'), 'utf8')).toContain(CANARY)
    expect(JSON.parse(readFileSync(join(to, 'entries.json'), 'utf8'))).toMatchObject([{ entry: { verb: 'sign-letter' } }])
    expect(run(PASSPHRASE)).toMatchObject({ status: 1, stderr: expect.stringContaining('not there yet') })
  })
})

describe('what lies on the disk', () => {
  it('[E25] shows no word of a record, in any encoding or file name', async () => {
    const { keeper, profile } = await started()
    await setUp(keeper)
    await keeper.ask('appendActs', { intents: [anIntent(), anIntent({ about: { kind: 'patient', id: 'canary-patient' } })] })
    await keeper.ask('keepDraft', { key: `draft of ${CANARY}`, about, after: [], words: { a: CANARY } })
    await keeper.ask('keepSigned', { about, bytes: Buffer.from(CANARY), type: 'application/pdf', intents: [anIntent({ verb: 'sign-letter' })], pin: '123456' })
    await keeper.ask('noteView', { about: { kind: 'patient', id: 'canary-patient' }, what: 'record' })
    const needles = [CANARY, 'Canarybird', 'canary-patient', 'complex-cases', 'secret-token', PASSPHRASE]
    const files = everyFile(profile)
    expect(files.length).toBeGreaterThan(6)
    for (const file of files) {
      const bytes = readFileSync(file)
      for (const needle of needles) {
        expect(bytes.includes(needle) || bytes.includes(Buffer.from(needle, 'utf16le')) || bytes.includes(Buffer.from(needle).toString('base64').slice(0, -4)), `${needle} in ${file}`).toBe(false)
        expect(file.slice(profile.length)).not.toContain(needle)
      }
    }
  })

  it('is not changed by requests that are refused', async () => {
    const { keeper, profile } = await started()
    await setUp(keeper, 'observer')
    const before = await keeper.ask('readSaving', {})
    const anyIntent = fc.record({ verb: fc.constantFrom('change-case', 'sign-letter', 'set-up-team', 'x-y'), team: fc.constantFrom('complex-cases', 'b'), facts: fc.array(fc.record({ unit: fc.string({ minLength: 1 }), path: fc.string(), value: fc.jsonValue() }), { maxLength: 5 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(anyIntent, { minLength: 1, maxLength: 3 }), async (parts) => {
        const answer = await keeper.ask('appendActs', { intents: parts.map((part) => anIntent(part as Partial<ActIntent>)) })
        expect(answer.ok).toBe(false)
      }),
      { numRuns: 200 },
    )
    expect(await keeper.ask('readSaving', {})).toEqual(before)
    const copy = join(await makeFolder(), 'profile')
    cpSync(profile, copy, { recursive: true })
    const again = await started(copy)
    expect((await again.keeper.ask('listVaults', {})).vaults).toHaveLength(1)
  })

  it('with a damaged draft opens all the same, and keeps the other drafts', async () => {
    const { keeper, profile } = await started()
    const { vault } = await setUp(keeper)
    for (const key of ['one', 'two', 'three']) await keeper.ask('keepDraft', { key, about, after: [], words: { a: key } })
    await keeper.ask('lock', {})
    const drafts = everyFile(profile).filter((file) => file.endsWith('.draft'))
    expect(drafts).toHaveLength(3)
    writeFileSync(drafts[0]!, 'damaged')
    rmSync(drafts[1]!)
    mkdirSync(drafts[1]!)
    expect(kindOf(await keeper.ask('unlock', { vault, passphrase: PASSPHRASE }))).toBe('ok')
    expect(await keeper.ask('readDrafts', {})).toHaveLength(1)
  })

  it('is no vault at all when setting up did not end', async () => {
    const { keeper, profile } = await started()
    const { vault } = await setUp(keeper)
    await keeper.ask('lock', {})
    cpSync(join(profile, 'vaults', vault), join(profile, 'vaults', `${'x'.repeat(43)}.new`), { recursive: true })
    expect((await keeper.ask('listVaults', {})).vaults.map(({ id }) => id)).toEqual([vault])
  })

  it('a lost file of a signed paper is fetched or kept again, and read again', async () => {
    const { keeper, profile } = await started()
    await setUp(keeper)
    const bytes = Buffer.from('%PDF letter')
    const signing = () => ({ about, bytes, type: 'application/pdf', intents: [anIntent({ verb: 'sign-letter' })], pin: '123456' })
    const plainHash = bytesHash(bytes)
    await keeper.ask('keepSigned', signing())
    for (const file of everyFile(profile).filter((name) => name.endsWith('.blob'))) rmSync(file)
    expect(kindOf(await keeper.ask('readBlob', { plainHash, about }))).not.toBe('ok')
    await keeper.ask('keepSigned', signing())
    expect(valueOf(await keeper.ask('readBlob', { plainHash, about })).bytes).toEqual(bytes)
  })

  it('with one damaged copy of what unlocks it opens, is mended, and it is said once', async () => {
    const { keeper, profile } = await started()
    const { vault } = await setUp(keeper)
    const damageAfterUnlocking = async () => {
      await keeper.ask('lock', {})
      valueOf(await keeper.ask('unlock', { vault, passphrase: PASSPHRASE }))
      return (await keeper.ask('readSaving', {})).damage
    }
    expect(await damageAfterUnlocking()).toEqual([])
    for (const name of ['vault.json', 'vault-copy.json']) {
      const path = join(profile, 'vaults', vault, name)
      const whole = readFileSync(path, 'utf8')
      writeFileSync(path, whole.slice(0, 100))
      expect(await damageAfterUnlocking()).toEqual([expect.stringContaining('restored from the other')])
      expect(readFileSync(path, 'utf8')).toBe(whole)
      expect(await damageAfterUnlocking()).toEqual([])
    }
  })

  it('that is damaged is said before unlocking, and nothing is lost by it', async () => {
    const { keeper, profile } = await started()
    const { vault } = await setUp(keeper)
    await keeper.ask('lock', {})
    for (const name of ['vault.json', 'vault-copy.json']) writeFileSync(join(profile, 'vaults', vault, name), 'not a vault')
    expect((await keeper.ask('listVaults', {})).vaults).toMatchObject([{ id: vault, trouble: expect.stringContaining('Nothing has been deleted') }])
    expect(kindOf(await keeper.ask('unlock', { vault, passphrase: PASSPHRASE }))).toBe('vault-damaged')
    expect(statSync(join(profile, 'vaults', vault, 'journal')).isDirectory()).toBe(true)
  })
})

function everyFile(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []))
}

it('[J22, K43] where there is no trust server, what the records role erases is gone at once, and stays gone', async () => {
  const records = aLaptopVault('dddddddd', 'ruth.adeyemi', 'complex-cases', 'records')
  const facts = [{ unit: 'erased/case/c1', path: 'reason', value: 'ordered' }]
  const erasure = records.act(1, { about: { kind: 'team', id: 'complex-cases' }, verb: 'erase-records', facts })
  const { keeper, profile } = await started(undefined, [other.act(1), other.act(2, { record: 'c2' }), erasure])
  const left = async (at: Keeper) => (await textsIn(at)).map((text) => readActText(text).about)
  valueOf(await keeper.ask('setUp', { kind: 'demo' }))
  expect(await left(keeper)).toEqual(['case/c2', 'team/complex-cases'])
  await keeper.ask('lock', {})
  const again = await started(profile)
  valueOf(await again.keeper.ask('setUp', { kind: 'demo' }))
  expect(await left(again.keeper)).toEqual(['case/c2', 'team/complex-cases'])
})
