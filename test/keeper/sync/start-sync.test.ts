import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Role } from '#domain/journal/act.ts'
import { bytesHash, openBlobs } from '#electron/keeper/blobs/keep-blobs.ts'
import { openJournal, type OpenJournal } from '#electron/keeper/journal/open-journal.ts'
import { receiveActs } from '#electron/keeper/journal/receive-acts.ts'
import { deriveNothing } from '#electron/keeper/sync/derive-from-journal.ts'
import { fetchHttp, type Fetch } from '#electron/keeper/sync/fetch-http.ts'
import { listenForHints } from '#electron/keeper/sync/listen-for-hints.ts'
import { signInByToken } from '#electron/keeper/sign-in/sign-in.ts'
import { startSync, type Sync } from '#electron/keeper/sync/start-sync.ts'
import type { SyncReport } from '#electron/keeper/sync/sync-report.ts'
import { openRecordKeys } from '#electron/keeper/vault/record-keys.ts'
import { demoTokens } from '../../../trust-server/sign-in.ts'
import { startTrustServer, type TrustServer } from '../../../trust-server/start-trust-server.ts'
import { aLaptopVault, type SignedText } from '../../builders/a-laptop-vault.ts'
import { makeFolder } from '../../builders/make-folder.ts'

// A busy computer takes seconds to start the server's database.
vi.setConfig({ testTimeout: 60_000 })

const TEAM = 'complex-cases'
let server: TrustServer
let number = 0

beforeAll(async () => {
  server = await startTrustServer({ tokens: demoTokens })
})
afterAll(() => server.close())

/** A laptop as the keeper runs it: real journal and files on the disk, real HTTP. */
async function aLaptop(user: string, token: string, fetch: Fetch = globalThis.fetch, url = server.url) {
  const folder = await makeFolder()
  const keys = openRecordKeys(folder, randomBytes(32))
  const journal = openJournal({ folder, keys, vault: '', now: Date.now })
  const blobs = openBlobs(`${folder}/blobs`, keys, journal)
  const vault = aLaptopVault((++number).toString(16).padStart(8, 'a'), user, TEAM, token.slice('demo-'.length) as Role)
  const reports: SyncReport[] = []
  let sync: Sync | null = null
  let saved = 0
  let skipped = 0
  onTestFinished(async () => {
    await sync?.stop()
    journal.close()
  })
  return {
    journal,
    blobs,
    report: () => reports.at(-1),
    start(): Sync {
      sync = startSync({
        journal,
        server: url,
        signIn: signInByToken(token),
        team: TEAM,
        vault: vault.id,
        receive: (acts) => receiveActs(journal, acts, Date.now()),
        readBlob: async (plainHash) => blobs.read(plainHash),
        receiveBlob: async (_plainHash, bytes, blob) => void (await blobs.keep(bytes, blob)),
        derive: deriveNothing,
        http: fetchHttp(fetch),
        listen: listenForHints(fetch),
        now: () => Date.now() + skipped,
        chance: Math.random,
        report: (report) => reports.push(report),
      })
      return sync
    },
    /** Time passes for this laptop. */
    skip(ms: number): void {
      skipped += ms
    },
    async save(part: Parameters<typeof vault.act>[1] = {}): Promise<SignedText> {
      const act = vault.act(++saved, part)
      await journal.append([{ body: { kind: 'act', text: act.text, sig: act.sig }, key: { kind: 'record', key: act.record } }])
      sync?.changed()
      return act
    },
  }
}

async function until(what: () => boolean, withinMs = 30_000): Promise<void> {
  const end = Date.now() + withinMs
  while (!what()) {
    if (Date.now() > end) throw new Error('This did not come about in time')
    await new Promise((resume) => setTimeout(resume, 5))
  }
}

const hasReceipts = (journal: OpenJournal, count: number) => () => journal.counts().receipts === count

describe('with the real trust server', () => {
  it('two laptops end with the same acts, byte for byte, and the same counts as the server', async () => {
    const chair = await aLaptop('abena.osei', 'demo-chair')
    const secretary = await aLaptop('priya.raman', 'demo-secretary')
    const acts: SignedText[] = []
    for (let turn = 0; turn < 40; turn += 1) acts.push(await (turn % 2 ? chair : secretary).save({ record: `c${turn % 5}` }))
    const syncs = [chair.start(), secretary.start()]
    await until(() => chair.journal.unsentActs().length === 0 && secretary.journal.unsentActs().length === 0)
    acts.push(await chair.save(), await secretary.save())
    await until(() => chair.journal.unsentActs().length === 0 && secretary.journal.unsentActs().length === 0)
    for (const sync of syncs) await sync.tryNow()
    for (const { journal, report } of [chair, secretary]) {
      for (const act of acts) expect(journal.actHash(act.id)).toBe(act.hash)
      expect(journal.counts()).toEqual({ ours: 21, received: 21, receipts: 21, refused: 0, alarms: 0 })
      expect(report()).toMatchObject({ connection: { kind: 'connected' }, sending: false, compared: { same: true, here: 42, onServer: 42 } })
      expect(Math.abs(report()?.clockOffsetMs ?? 99_999)).toBeLessThan(10_000)
    }
  })

  it('a letter goes before the act that mentions it and arrives whole at the other laptop', async () => {
    const chair = await aLaptop('abena.osei', 'demo-chair')
    const letter = randomBytes(3_000_000)
    const plainHash = await chair.blobs.keep(letter, { type: 'application/pdf', team: TEAM, about: 'case/c1' })
    await chair.save({ verb: 'sign-letter', facts: [{ unit: 'letter/1', path: 'blob', value: plainHash }] })
    chair.start()
    await until(hasReceipts(chair.journal, 1))
    expect(chair.journal.hasBlobReceipt(plainHash)).toBe(true)

    const consultant = await aLaptop('helen.marsh', 'demo-consultant')
    consultant.start()
    await until(() => consultant.journal.hasBlobReceipt(plainHash))
    expect(bytesHash(consultant.blobs.read(plainHash) ?? new Uint8Array())).toBe(plainHash)
    expect(consultant.journal.unsentBlobs()).toEqual([])
  })

  it('a laptop that stopped before it had fetched a file fetches it in the next run', async () => {
    const chair = await aLaptop('abena.osei', 'demo-chair')
    const plainHash = await chair.blobs.keep(randomBytes(1000), { type: 'application/pdf', team: TEAM, about: 'case/c1' })
    const act = await chair.save({ verb: 'sign-letter', facts: [{ unit: 'letter/1', path: 'blob', value: plainHash }] })
    chair.start()
    await until(hasReceipts(chair.journal, 1))
    const consultant = await aLaptop('helen.marsh', 'demo-consultant')
    await receiveActs(consultant.journal, [act], Date.now())
    consultant.start()
    await until(() => consultant.journal.hasBlob(plainHash))
    expect(bytesHash(consultant.blobs.read(plainHash) ?? new Uint8Array())).toBe(plainHash)
  })

  it('what the role may not do is refused in the server’s words, and the rest goes on', async () => {
    const secretary = await aLaptop('priya.raman', 'demo-secretary')
    const refused = await secretary.save({ verb: 'sign-letter' })
    await secretary.save()
    secretary.start()
    await until(hasReceipts(secretary.journal, 1))
    expect(secretary.journal.refusals()).toMatchObject([{ act: refused.id, status: 403, words: 'Your role (secretary) may not sign a letter.' }])
  })

  it('a sign-in the server does not know stops sync, loses nothing, and says so', async () => {
    const stranger = await aLaptop('abena.osei', 'no-such-token')
    await stranger.save()
    stranger.start()
    await until(() => stranger.report()?.connection.kind === 'unreachable')
    expect(stranger.report()).toMatchObject({ connection: { reason: 'sign-in-refused' }, sending: false })
    expect(stranger.journal.unsentActs()).toHaveLength(1)
  })

  it('a wrong address is not taken for a trust server', async () => {
    const lost = await aLaptop('abena.osei', 'demo-chair', fetch, server.url.replace('/fhir', '/other'))
    await lost.save()
    lost.start()
    await until(() => lost.report()?.connection.kind === 'unreachable')
    expect(lost.report()).toMatchObject({ connection: { reason: expect.stringMatching(/not-a-trust-server|sign-in-refused/) } })
    expect(lost.journal.unsentActs()).toHaveLength(1)
  })

  it('answers lost on the way cost nothing: each act is there once and has its receipt', async () => {
    let asked = 0
    const losing: Fetch = async (url, init) => {
      const response = await fetch(url, init)
      asked += 1
      if (init.method === 'POST' && asked % 3 === 0) throw new TypeError('fetch failed')
      return response
    }
    const chair = await aLaptop('abena.osei', 'demo-chair', losing)
    const acts: SignedText[] = []
    for (let turn = 0; turn < 12; turn += 1) acts.push(await chair.save({ record: `c${turn % 6}` }))
    const sync = chair.start()
    for (let turn = 0; turn < 40 && chair.journal.unsentActs().length > 0; turn += 1) await sync.tryNow()
    expect(chair.journal.counts()).toMatchObject({ receipts: 12, alarms: 0, refused: 0 })
    await sync.tryNow()
    expect(chair.report()?.compared).toMatchObject({ same: true })
    for (const act of acts) {
      const found = await fetch(`${server.url}/QuestionnaireResponse?identifier=${encodeURIComponent(`https://consilium.example/act|${act.id}`)}&_summary=count`, {
        headers: { authorization: 'Bearer demo-chair' },
      })
      expect(await found.json()).toMatchObject({ total: 1 })
    }
  })

  it('what a colleague saves is here by the server’s hint, before a poll could bring it', async () => {
    const chair = await aLaptop('abena.osei', 'demo-chair')
    const consultant = await aLaptop('helen.marsh', 'demo-consultant')
    chair.start()
    consultant.start()
    await until(() => chair.report()?.connection.kind === 'connected' && consultant.report()?.compared?.same === true)
    for (let turn = 0; turn < 3; turn += 1) {
      const act = await chair.save({ record: `c${turn}` })
      // A poll comes after 15 seconds at the soonest; how soon a hint does is no matter of a busy computer.
      await until(() => consultant.journal.actHash(act.id) !== null, 10_000)
      expect(consultant.journal.actHash(act.id)).toBe(act.hash)
    }
  })

  it('stop ends everything: nothing more is asked or written', async () => {
    const chair = await aLaptop('abena.osei', 'demo-chair')
    for (let turn = 0; turn < 20; turn += 1) await chair.save({ record: `c${turn}` })
    const sync = chair.start()
    await until(() => chair.journal.counts().receipts > 2)
    await sync.stop()
    const { number: head } = chair.journal.head()
    await new Promise((resume) => setTimeout(resume, 200))
    expect(chair.journal.head().number).toBe(head)
    await sync.tryNow()
    expect(chair.journal.head().number).toBe(head)
  })
})

it('another server at the same address is noticed before anything is sent to it', async () => {
  const first = await startTrustServer({ tokens: demoTokens })
  const port = Number(new URL(first.url).port)
  const chair = await aLaptop('abena.osei', 'demo-chair', fetch, first.url)
  await chair.save()
  const sync = chair.start()
  await until(hasReceipts(chair.journal, 1))
  await first.close()
  const second = await startTrustServer({ tokens: demoTokens, port })
  onTestFinished(() => second.close())
  chair.skip(6000)
  await chair.save()
  await until(() => chair.report()?.connection.kind === 'unreachable')
  await sync.tryNow()
  expect(chair.report()).toMatchObject({ connection: { kind: 'unreachable', reason: 'another-server' } })
  expect(chair.journal.unsentActs()).toHaveLength(1)
  const count = await fetch(`${second.url}/QuestionnaireResponse?_summary=count`, { headers: { authorization: 'Bearer demo-chair' } })
  expect(await count.json()).toMatchObject({ total: 0 })
})
