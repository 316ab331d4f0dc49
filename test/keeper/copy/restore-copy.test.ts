import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ActIntent } from '#domain/journal/act.ts'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import { bytesHash } from '#electron/keeper/blobs/keep-blobs.ts'
import { readActText } from '#electron/keeper/journal/read-act-text.ts'
import { startKeeper } from '#electron/keeper/start-keeper.ts'
import { checkTrust } from '#electron/keeper/sync/check-trust.ts'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import { listenForHints } from '#electron/keeper/sync/listen-for-hints.ts'
import { syncWork } from '#electron/keeper/sync-work.ts'
import { signedBy } from '#electron/keeper/vault/sign-bytes.ts'
import { vaultFileText } from '#electron/keeper/vault/vault-file.ts'
import type { Work } from '#electron/keeper/work-in-vault.ts'
import { demoTokens } from '../../../trust-server/sign-in.ts'
import { startTrustServer } from '../../../trust-server/start-trust-server.ts'
import { putEmptyDatabase } from '../../builders/empty-database.ts'
import { makeFolder } from '../../builders/make-folder.ts'
import { QUICK } from '../../builders/quick-passphrases.ts'
import { canMakeSmallDisk, makeSmallDisk } from '../../builders/small-disk.ts'

// A busy computer takes seconds to start the server's database.
vi.setConfig({ testTimeout: 120_000 })

const TEAM = 'complex-cases'
const PASSPHRASE = 'correct horse battery'
const about = { kind: 'case', id: 'c1' } as const
const signed = Buffer.from('%PDF a signed letter')

/** A keeper on a profile, new unless given, and its way to the trust server, which can be cut. Nobody has unlocked it. */
async function aComputer(profile?: string) {
  const folder = profile ?? (await makeFolder())
  const real = fetchHttp(globalThis.fetch)
  let isOnline = true
  let work: Work | null = null
  const http: typeof real = (request) => (isOnline ? real(request) : Promise.resolve({ kind: 'failed', reason: 'no-network' }))
  const keeper = startKeeper({
    profile: folder,
    now: Date.now,
    slowness: QUICK,
    readDemoActs: () => [],
    checkTrust: (plan) => (plan.server.startsWith('http://') ? checkTrust(http, plan, Date.now()) : Promise.resolve({ ok: true, value: { safeUpdates: false } })),
    startSync: (opened, report) => {
      work = opened
      return opened.session.server?.startsWith('http://') === true ? syncWork({ http, listen: listenForHints(globalThis.fetch), now: Date.now, chance: Math.random }, opened, report) : null
    },
    notify: () => undefined,
  })
  onTestFinished(async () => void (await keeper.ask('lock', {})))
  return {
    folder,
    keeper,
    work: () => work!,
    goOffline: () => void (isOnline = false),
    goOnline: () => void (isOnline = true),
    async setUp(server: string, role: 'chair' | 'consultant' = 'chair') {
      const user = role === 'chair' ? 'abena.osei' : 'helen.marsh'
      const request = { kind: 'trust', server, token: `demo-${role}`, user, name: 'Dr Abena Osei', role, team: TEAM, passphrase: PASSPHRASE, pin: '123456' } as const
      expect(await keeper.ask('setUp', request)).toMatchObject({ ok: true })
    },
    async save(count: number): Promise<void> {
      expect(await keeper.ask('appendActs', { intents: Array.from({ length: count }, () => anIntent()) })).toMatchObject({ ok: true })
    },
    async sign(): Promise<void> {
      const intents = [anIntent({ verb: 'sign-letter', facts: [{ unit: 'letter/1', path: 'blob', value: bytesHash(signed) }] })]
      expect(await keeper.ask('keepSigned', { about, bytes: signed, type: 'application/pdf', intents, pin: '123456' })).toMatchObject({ ok: true })
    },
    async copy(drafts: readonly ReturnType<typeof aDraft>[] = []): Promise<string> {
      const path = join(folder, `${v7()}.consilium`)
      expect(await keeper.ask('writeLockedCopy', { drafts: [...drafts], path })).toMatchObject({ ok: true })
      return path
    },
    bringBack: (path: string, passphrase = PASSPHRASE) => keeper.ask('bringBackCopy', { path, passphrase }),
    saving: () => keeper.ask('readSaving', {}),
    /** Tries until the state of saving is as wanted. */
    async comesTo(wanted: object): Promise<void> {
      await vi.waitFor(async () => expect(await keeper.ask('tryAgain', {})).toMatchObject(wanted), { timeout: 40_000, interval: 50 })
    },
    async acts() {
      const frames = await work!.journal.read(0, 10_000)
      return frames.flatMap(({ body }) => (body.kind === 'act' || body.kind === 'received' ? [{ ...readActText(body.text), text: body.text, sig: body.sig }] : []))
    },
    left: () => (existsSync(join(folder, 'vaults')) ? readdirSync(join(folder, 'vaults')) : []),
  }
}

function anIntent(part: Partial<ActIntent> = {}): ActIntent {
  return { id: v7(), about, team: TEAM, verb: 'change-case', schema: 1, after: [], facts: [{ unit: 'note', path: 'words', value: 'Seen today' }], ...part }
}

const aDraft = (key: string, sentence: string) => ({ key, about, after: [], words: { sentence } })
const allThere = (count: number) => ({ acts: { waiting: 0, refused: 0 }, blobsWaiting: 0, connection: { kind: 'connected' }, toDecide: null, compared: { same: true, here: count, onServer: count }, alarms: 0, damage: [] })
const kindOf = (answer: { readonly ok: boolean; readonly refusal?: { readonly kind: string } }) => (answer.ok ? 'ok' : answer.refusal?.kind)

async function aServer() {
  const dataDir = await makeFolder()
  await putEmptyDatabase(dataDir)
  const server = await startTrustServer({ tokens: demoTokens, dataDir })
  onTestFinished(() => server.close())
  return {
    url: server.url,
    async count(): Promise<number> {
      const answer = await fetch(`${server.url}/QuestionnaireResponse?_summary=count`, { headers: { authorization: 'Bearer demo-chair' } })
      return ((await answer.json()) as { total: number }).total
    },
  }
}

describe('a locked copy brought back on another computer, with a trust server', () => {
  it('[K24] what waited is sent once, the rest comes from the server, the next number follows; where the other goes on too, both say so', async () => {
    const server = await aServer()
    const first = await aComputer()
    await first.setUp(server.url)
    await first.save(25)
    await first.comesTo(allThere(25))
    first.goOffline()
    await first.save(14)
    await first.sign()
    expect(await first.keeper.ask('keepDraft', aDraft('decision', 'We ask'))).toMatchObject({ ok: true })
    const path = await first.copy([aDraft('decision', 'We ask the team'), aDraft('minute', 'Present')])
    const { session } = await first.keeper.ask('listVaults', {})
    const vault = session?.vault ?? ''
    const before = await first.acts()
    await first.keeper.ask('lock', {})
    expect(await server.count()).toBe(25)

    const second = await aComputer()
    second.goOffline()
    expect(await second.keeper.ask('lookAtCopy', { path })).toEqual({ ok: true, value: { whose: 'Dr Abena Osei' } })
    expect(kindOf(await second.bringBack(path, 'another passphrase'))).toBe('wrong-passphrase')
    expect(second.left()).toEqual([])
    expect(await second.bringBack(path)).toMatchObject({ ok: true, value: { vault, team: TEAM, server: server.url, author: session?.author } })
    expect(second.left()).toEqual([vault])
    expect(await second.saving()).toMatchObject({ acts: { saved: 15, waiting: 15, refused: 0 }, blobsWaiting: 1, drafts: 2, damage: [], forks: 0 })
    expect((await second.keeper.ask('readDrafts', {})).map(({ words }) => words['sentence']).sort()).toEqual(['Present', 'We ask the team'])
    await second.save(1)
    const next = (await second.acts()).find(({ seq }) => seq === 41)
    expect(next).toMatchObject({ vault, prev: before.find(({ seq }) => seq === 40)?.hash })

    second.goOnline()
    await second.comesTo(allThere(41))
    expect(await server.count()).toBe(41)
    const acts = await second.acts()
    expect(acts.map(({ seq }) => seq).sort((one, two) => one - two)).toEqual(Array.from({ length: 41 }, (_, at) => at + 1))
    expect(before.every(({ id, text, sig }) => acts.some((act) => act.id === id && act.text === text && act.sig === sig))).toBe(true)
    expect(acts.every(({ text, sig }) => signedBy(vault, text, sig))).toBe(true)

    const newcomer = await aComputer()
    await newcomer.setUp(server.url, 'consultant')
    await newcomer.comesTo(allThere(41))
    await vi.waitFor(async () => expect(await newcomer.keeper.ask('readBlob', { plainHash: bytesHash(signed), about })).toMatchObject({ ok: true, value: { bytes: signed } }), 20_000)

    // The first computer was not lost after all: it has its own entry 41, and what the second has sent already.
    const again = await aComputer(first.folder)
    again.goOffline()
    expect(await again.keeper.ask('unlock', { vault, passphrase: PASSPHRASE })).toMatchObject({ ok: true })
    await again.save(1)
    expect(await again.saving()).toMatchObject({ acts: { waiting: 16 }, forks: 0 })
    again.goOnline()
    await again.comesTo({ ...allThere(42), forks: 1 })
    await second.comesTo({ ...allThere(42), forks: 1 })
    await newcomer.comesTo({ ...allThere(42), forks: 0 })
    expect(await server.count()).toBe(42)
    expect(new Set((await newcomer.acts()).map(({ id }) => id)).size).toBe(42)

    await again.save(1)
    await second.comesTo({ ...allThere(43), forks: 1 })
    await second.save(1)
    await again.comesTo({ ...allThere(44), forks: 1 })
    await second.keeper.ask('lock', {})
    expect(await second.keeper.ask('unlock', { vault, passphrase: PASSPHRASE })).toMatchObject({ ok: true })
    expect(await second.saving()).toMatchObject({ damage: [], forks: 1 })
  })

  it('[K24] a copy made when nothing waited still says where the numbers have come to', async () => {
    const server = await aServer()
    const first = await aComputer()
    await first.setUp(server.url)
    await first.save(3)
    await first.comesTo(allThere(3))
    const path = await first.copy()
    const last = (await first.acts()).at(-1)
    await first.keeper.ask('lock', {})
    const second = await aComputer()
    second.goOffline()
    expect(await second.bringBack(path)).toMatchObject({ ok: true })
    await second.save(1)
    expect((await second.acts()).at(-1)).toMatchObject({ seq: 4, prev: last?.hash })
    expect(await second.saving()).toMatchObject({ acts: { waiting: 1 }, damage: [] })
    second.goOnline()
    await second.comesTo({ ...allThere(4), forks: 0 })
    expect(await server.count()).toBe(4)
  })
})

describe('a locked copy brought back', () => {
  const NOWHERE = 'https://trust.example/fhir'

  it('[K24] what was refused stays refused with its words, and the others keep their order', async () => {
    const first = await aComputer()
    await first.setUp(NOWHERE)
    await first.save(4)
    const [, second] = await first.acts()
    const refusal: FrameBody = { kind: 'refusal', act: second?.id ?? '', status: 422, words: 'not this one', at: new Date().toISOString() }
    await first.work().journal.append([{ body: refusal, key: { kind: 'journal' } }])
    const path = await first.copy()
    const other = await aComputer()
    expect(await other.bringBack(path)).toMatchObject({ ok: true })
    expect((await other.acts()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(await other.saving()).toMatchObject({ acts: { waiting: 3, refused: 1 }, refused: [{ act: second?.id, words: 'not this one' }] })
    await other.keeper.ask('lock', {})
    const [vault] = other.left()
    expect(await other.keeper.ask('unlock', { vault: vault ?? '', passphrase: PASSPHRASE })).toMatchObject({ ok: true })
    expect(await other.saving()).toMatchObject({ acts: { saved: 4, waiting: 3, refused: 1 }, damage: [] })
  })

  it('[K24] is refused where those records are, of the made-up clinic, and where there is no file; nothing is changed', async () => {
    const first = await aComputer()
    await first.setUp(NOWHERE)
    await first.save(2)
    const path = await first.copy()
    const saved = await first.acts()
    await first.keeper.ask('lock', {})
    expect(kindOf(await first.bringBack(path))).toBe('records-here-already')
    expect(kindOf(await first.keeper.ask('lookAtCopy', { path }))).toBe('records-here-already')
    const [vault = ''] = first.left()
    for (const name of ['vault.json', 'vault-copy.json']) writeFileSync(join(first.folder, 'vaults', vault, name), 'damaged')
    expect(kindOf(await first.bringBack(path))).toBe('records-here-already')
    expect(readdirSync(join(first.folder, 'vaults', vault, 'journal'))).toHaveLength(1)
    expect(saved).toHaveLength(2)

    const clinic = await aComputer()
    await clinic.keeper.ask('setUp', { kind: 'demo' })
    const madeUp = await clinic.copy()
    const other = await aComputer()
    expect(kindOf(await other.bringBack(madeUp, ''))).toBe('copy-of-made-up-clinic')
    expect(kindOf(await other.bringBack(join(other.folder, 'nothing')))).toBe('file-not-read')
    expect(other.left()).toEqual([])
  })

  it('[K24, K14] a copy that is cut, flipped anywhere, or newer leaves nothing behind', async () => {
    const first = await aComputer()
    await first.setUp(NOWHERE)
    await first.save(3)
    await first.sign()
    const whole = readFileSync(await first.copy())
    const other = await aComputer()
    const path = join(other.folder, 'copy')
    const asked = async (bytes: Uint8Array) => {
      writeFileSync(path, bytes)
      const kind = kindOf(await other.bringBack(path))
      expect(other.left()).toEqual([])
      return kind
    }
    for (let length = 0; length < whole.length; length += 97) {
      expect(await asked(whole.subarray(0, length)), `cut at ${length}`).toBe(length < 8 ? 'not-a-locked-copy' : 'copy-damaged')
    }
    for (let at = 4; at < whole.length; at += 53) {
      const bytes = Buffer.from(whole)
      bytes[at]! ^= 1
      expect(await asked(bytes), `flipped at ${at}`).toBe('copy-damaged')
    }
    const { file } = first.work().vault
    const newerVault = Buffer.from(vaultFileText(file).replace('"format":1', '"format":3'))
    const head = Buffer.alloc(8)
    head.write('CLC1', 'latin1')
    head.writeUInt32BE(newerVault.length, 4)
    expect(await asked(Buffer.concat([head, newerVault, Buffer.alloc(40)]))).toBe('copy-newer')
    const newer = Buffer.from(whole)
    newer.write('CLC2', 'latin1')
    expect(await asked(newer)).toBe('copy-newer')
    expect(await asked(Buffer.from('a letter to somebody'))).toBe('not-a-locked-copy')
    writeFileSync(path, whole)
    expect(kindOf(await other.bringBack(path))).toBe('ok')
  })

  it.skipIf(!canMakeSmallDisk())('[K24] a disk that is too full takes nothing of it, and all of it once there is room', async () => {
    const first = await aComputer()
    await first.setUp(NOWHERE)
    await first.save(200)
    await first.sign()
    const path = await first.copy()
    const other = await aComputer()
    const vaults = join(other.folder, 'vaults')
    const disk = makeSmallDisk(vaults)
    try {
      disk.fill()
      const full = readFileSync(join(vaults, 'ballast')).length
      for (let room = 4096; room <= 160_000; room += 12_288) {
        writeFileSync(join(vaults, 'ballast'), Buffer.alloc(full - room))
        const answer = await other.bringBack(path)
        if (answer.ok) throw new Error('The disk was to be too small')
        expect(answer.refusal).toMatchObject({ kind: 'copy-not-brought-back', reason: 'disk-full' })
        expect(other.left()).toEqual(['ballast'])
      }
      disk.makeRoom()
      expect(await other.bringBack(path)).toMatchObject({ ok: true })
      expect(await other.saving()).toMatchObject({ acts: { saved: 201, waiting: 201 }, blobsWaiting: 1, damage: [] })
    } finally {
      await other.keeper.ask('lock', {})
      disk.remove()
    }
  })
})
