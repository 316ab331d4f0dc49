import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { ActIntent } from '#domain/journal/act.ts'
import { bytesHash } from '#electron/keeper/blobs/keep-blobs.ts'
import { startKeeper, type Keeper } from '#electron/keeper/start-keeper.ts'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import { checkTrust } from '#electron/keeper/sync/check-trust.ts'
import { listenForHints } from '#electron/keeper/sync/listen-for-hints.ts'
import { syncWork } from '#electron/keeper/sync-work.ts'
import { demoTokens } from '../../trust-server/sign-in.ts'
import { startTrustServer, type TrustServer } from '../../trust-server/start-trust-server.ts'
import { makeFolder } from '../builders/make-folder.ts'
import { QUICK } from '../builders/quick-passphrases.ts'

// A busy computer takes seconds to start the server's database.
vi.setConfig({ testTimeout: 60_000 })

const about = { kind: 'case', id: 'c1' } as const
let server: TrustServer

beforeAll(async () => {
  server = await startTrustServer({ tokens: demoTokens })
})
afterAll(() => server.close())

async function aLaptop(user: string, token: string): Promise<Keeper> {
  const ground = { http: fetchHttp(globalThis.fetch), listen: listenForHints(globalThis.fetch), now: Date.now, chance: Math.random }
  const keeper = startKeeper({
    profile: await makeFolder(),
    now: Date.now,
    slowness: QUICK,
    readDemoActs: () => [],
    checkTrust: (plan) => checkTrust(ground.http, plan, Date.now()),
    startSync: (work, report) => syncWork(ground, work, report),
    notify: () => undefined,
  })
  const request = { kind: 'trust', server: server.url, token, user, name: 'Dr Abena Osei', role: 'chair', team: 'complex-cases', passphrase: 'correct horse battery', pin: '123456' } as const
  expect(await keeper.ask('setUp', request)).toMatchObject({ ok: true })
  return keeper
}

function anIntent(part: Partial<ActIntent> = {}): ActIntent {
  return { id: v7(), about, team: 'complex-cases', verb: 'change-case', schema: 1, after: [], facts: [{ unit: 'note', path: 'words', value: 'Seen today' }], ...part }
}

it('a signed letter and its act reach the server, and the other laptop opens both', async () => {
  const [one, two] = [await aLaptop('abena.osei', 'demo-chair'), await aLaptop('abena.osei', 'demo-chair')]
  const bytes = Buffer.from('%PDF a letter')
  const plainHash = bytesHash(bytes)
  const signing = anIntent({ verb: 'sign-letter', facts: [{ unit: 'letter/1', path: 'blob', value: plainHash }] })
  expect(await one.ask('appendActs', { intents: [anIntent()] })).toMatchObject({ ok: true })
  expect(await one.ask('keepSigned', { about, bytes, type: 'application/pdf', intents: [signing], pin: '123456' })).toMatchObject({ ok: true })
  await vi.waitFor(async () => expect(await one.ask('tryAgain', {})).toMatchObject({ acts: { saved: 2, waiting: 0, onServer: 2 }, blobsWaiting: 0 }), 20_000)

  await vi.waitFor(async () => {
    await two.ask('tryAgain', {})
    const page = await two.ask('readJournal', { after: 0, hash: '', limit: 100 })
    expect(page.kind === 'page' && (JSON.parse(page.entries) as { kind: string }[]).filter(({ kind }) => kind === 'act').length).toBe(2)
    expect(await two.ask('readBlob', { plainHash, about })).toMatchObject({ ok: true, value: { bytes } })
  })
  expect(await two.ask('readSaving', {})).toMatchObject({ acts: { saved: 0, waiting: 0 }, blobsWaiting: 0, alarms: 0, damage: [] })
  await Promise.all([one.ask('lock', {}), two.ask('lock', {})])
})
