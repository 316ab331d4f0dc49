import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startKeeper, type Keeper } from '#electron/keeper/start-keeper.ts'
import type { Role } from '#domain/journal/act.ts'
import { bytesHash } from '#electron/keeper/blobs/keep-blobs.ts'
import { checkTrust } from '#electron/keeper/sync/check-trust.ts'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import { listenForHints } from '#electron/keeper/sync/listen-for-hints.ts'
import { syncWork } from '#electron/keeper/sync-work.ts'
import { demoTokens } from '../../../trust-server/sign-in.ts'
import { startTrustServer, type TrustServer } from '../../../trust-server/start-trust-server.ts'
import { makeFolder } from '../../builders/make-folder.ts'

// A busy computer takes seconds to start the server's database.
vi.setConfig({ testTimeout: 120_000 })

const TEAM = 'complex-cases'
const PASSPHRASE = 'correct horse battery'
const people = { chair: 'abena.osei', consultant: 'helen.marsh', secretary: 'priya.raman', member: 'miriam.feldman', observer: 'observer', records: 'ruth.adeyemi' } as const

/** A trust server in a folder, always at one address, whose database can be put back to an earlier copy or emptied. */
async function aServer() {
  const dataDir = await makeFolder()
  const copy = await makeFolder()
  let running: TrustServer = await startTrustServer({ tokens: demoTokens, dataDir })
  const { url } = running
  const again = async () => {
    running = await startTrustServer({ tokens: demoTokens, dataDir, port: Number(new URL(url).port) })
  }
  onTestFinished(() => running.close())
  return {
    url,
    /** Keeps a backup of it as it is now. */
    async backUp(): Promise<void> {
      await running.close()
      await cp(dataDir, copy, { recursive: true })
      await again()
    },
    async restore(): Promise<void> {
      await running.close()
      await rm(join(dataDir, 'pglite'), { recursive: true })
      await cp(join(copy, 'pglite'), join(dataDir, 'pglite'), { recursive: true })
      await again()
    },
    async wipe(): Promise<void> {
      await running.close()
      await rm(join(dataDir, 'pglite'), { recursive: true })
      await again()
    },
    async count(): Promise<number> {
      const answer = await fetch(`${url}/QuestionnaireResponse?_summary=count`, { headers: { authorization: 'Bearer demo-chair' } })
      return ((await answer.json()) as { total: number }).total
    },
  }
}

async function aLaptop(role: Role, url: string, profile?: string) {
  const ground = { http: fetchHttp(globalThis.fetch), listen: listenForHints(globalThis.fetch), now: Date.now, chance: Math.random }
  const folder = profile ?? (await makeFolder())
  const keeper: Keeper = startKeeper({
    profile: folder,
    now: Date.now,
    readDemoActs: () => [],
    checkTrust: (plan) => checkTrust(ground.http, plan, Date.now()),
    startSync: (work, report) => syncWork(ground, work, report),
    notify: () => undefined,
  })
  if (profile === undefined) {
    const request = { kind: 'trust', server: url, token: `demo-${role}`, user: people[role], name: 'Dr Abena Osei', role, team: TEAM, passphrase: PASSPHRASE, pin: '123456' } as const
    expect(await keeper.ask('setUp', request)).toMatchObject({ ok: true })
  } else {
    const { vaults } = await keeper.ask('listVaults', {})
    expect(await keeper.ask('unlock', { vault: vaults[0]?.id ?? '', passphrase: PASSPHRASE })).toMatchObject({ ok: true })
  }
  onTestFinished(async () => void (await keeper.ask('lock', {})))
  const saving = () => keeper.ask('readSaving', {})
  return {
    folder,
    keeper,
    saving,
    async save(count: number, cases = 1): Promise<void> {
      const intents = Array.from({ length: count }, (_, at) => ({
        id: v7(), about: { kind: 'case' as const, id: `c${at % cases}` }, team: TEAM, verb: 'change-case', schema: 1, after: [], facts: [{ unit: 'note', path: 'words', value: `Seen today ${at}` }],
      }))
      expect(await keeper.ask('appendActs', { intents })).toMatchObject({ ok: true })
    },
    /** Tries until the state of saving is as wanted. */
    async comesTo(wanted: object): Promise<void> {
      await vi.waitFor(async () => expect(await keeper.ask('tryAgain', {})).toMatchObject(wanted), { timeout: 40_000, interval: 50 })
    },
    async decide(fill: boolean) {
      const { toDecide } = await saving()
      return keeper.ask('decideServer', { fill, server: toDecide?.server ?? '', ours: toDecide?.ours ?? 0 })
    },
  }
}

const allThere = (count: number) => ({ acts: { waiting: 0, refused: 0 }, connection: { kind: 'connected' }, toDecide: null, compared: { same: true, here: count, onServer: count }, alarms: 0 })

it('a server put back from a backup: few go again by themselves; many wait for a person, and then all is there', async () => {
  const server = await aServer()
  const chair = await aLaptop('chair', server.url)
  const secretary = await aLaptop('secretary', server.url)
  await chair.save(40, 4)
  await secretary.save(10, 2)
  await chair.comesTo(allThere(50))
  await server.backUp()
  await chair.save(2)
  await chair.comesTo(allThere(52))
  await secretary.comesTo(allThere(52))

  await server.restore()
  expect(await server.count()).toBe(50)
  await chair.comesTo(allThere(52))
  await secretary.comesTo(allThere(52))

  await chair.save(8, 8)
  await secretary.save(6, 6)
  const bytes = Buffer.from('%PDF a letter')
  const plainHash = bytesHash(bytes)
  const about = { kind: 'case', id: 'c1' } as const
  const signing = { id: v7(), about, team: TEAM, verb: 'sign-letter', schema: 1, after: [], facts: [{ unit: 'letter/1', path: 'blob', value: plainHash }] }
  expect(await chair.keeper.ask('keepSigned', { about, bytes, type: 'application/pdf', intents: [signing], pin: '123456' })).toMatchObject({ ok: true })
  await secretary.comesTo(allThere(67))
  await chair.comesTo(allThere(67))
  await server.restore()
  const asked = { kind: 'lost-entries', records: 8, cases: 8 }
  await chair.comesTo({ toDecide: { ...asked, entries: 17, ours: 11 }, connection: { kind: 'connected' }, sending: false })
  await secretary.comesTo({ toDecide: { ...asked, entries: 17, ours: 6 } })
  await chair.save(1)
  await chair.comesTo({ acts: { waiting: 1 } })
  expect(await server.count()).toBe(50)
  expect(await chair.decide(true)).toMatchObject({ ok: true })
  await chair.comesTo({ acts: { waiting: 0 }, blobsWaiting: 0, toDecide: null })
  expect(await server.count()).toBe(62)
  expect(await secretary.decide(true)).toMatchObject({ ok: true })
  await secretary.comesTo(allThere(68))
  await chair.comesTo(allThere(68))

  const newcomer = await aLaptop('consultant', server.url)
  await newcomer.comesTo(allThere(68))
  await vi.waitFor(async () => expect(await newcomer.keeper.ask('readBlob', { plainHash, about })).toMatchObject({ ok: true, value: { bytes } }), 20_000)
})

it('an emptied server waits, and is filled from two laptops, each its own, until all are the same', async () => {
  const server = await aServer()
  const chair = await aLaptop('chair', server.url)
  const secretary = await aLaptop('secretary', server.url)
  await chair.save(12, 3)
  await secretary.save(7, 3)
  await chair.comesTo(allThere(19))
  await secretary.comesTo(allThere(19))
  await server.wipe()
  await chair.comesTo({ toDecide: { kind: 'another-server', ours: 12 }, connection: { kind: 'unreachable', reason: 'another-server' } })
  await secretary.comesTo({ toDecide: { kind: 'another-server', ours: 7 } })
  expect(await server.count()).toBe(0)
  expect(await chair.decide(true)).toMatchObject({ ok: true })
  await chair.comesTo({ acts: { waiting: 0 }, connection: { kind: 'connected' }, toDecide: null, compared: { same: false, here: 19, onServer: 12 } })
  expect(await secretary.decide(true)).toMatchObject({ ok: true })
  await secretary.comesTo(allThere(19))
  await chair.comesTo(allThere(19))
})

it('left as it is: nothing goes there, saving goes on, and it is asked again after a start', async () => {
  const server = await aServer()
  const chair = await aLaptop('chair', server.url)
  await chair.save(10, 5)
  await chair.comesTo(allThere(10))
  await server.wipe()
  await chair.comesTo({ toDecide: { kind: 'another-server' } })
  expect(await chair.decide(false)).toMatchObject({ ok: true })
  await chair.save(3)
  await chair.comesTo({ acts: { saved: 13, waiting: 3 }, toDecide: { kind: 'another-server', ours: 13 }, notSaved: null })
  await chair.keeper.ask('lock', {})
  const again = await aLaptop('chair', server.url, chair.folder)
  await again.comesTo({ acts: { saved: 13, waiting: 3 }, toDecide: { kind: 'another-server', ours: 13 } })
  expect(await server.count()).toBe(0)
  expect(await again.decide(true)).toMatchObject({ ok: true })
  await again.comesTo(allThere(13))
})

it('an observer does not decide; everybody who can have made entries does', async () => {
  const server = await aServer()
  const observer = await aLaptop('observer', server.url)
  await observer.comesTo({ connection: { kind: 'connected' } })
  await server.wipe()
  await observer.comesTo({ toDecide: { kind: 'another-server', ours: 0 } })
  expect(await observer.decide(true)).toMatchObject({ ok: false, refusal: { kind: 'role-may-not', rule: 'K19', allowed: ['chair', 'consultant', 'secretary', 'member', 'records'] } })
  await observer.comesTo({ toDecide: { kind: 'another-server' } })
})
