import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { TrailEntry } from '#domain/journal/trail.ts'
import { startKeeper, type Keeper } from '#electron/keeper/start-keeper.ts'
import { forwardFolder, noteWaiting, partNames, readPart, removePart } from '#electron/keeper/forward/forward-folder.ts'
import { checkTrust } from '#electron/keeper/sync/check-trust.ts'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import { listenForHints } from '#electron/keeper/sync/listen-for-hints.ts'
import { askServerOf, syncWork } from '#electron/keeper/sync-work.ts'
import { actToResource } from '#fhir/act-to-resource.ts'
import type { HttpRequest } from '#sync/ports.ts'
import { aLaptopVault } from '../builders/a-laptop-vault.ts'
import { aServer, TEAM } from '../builders/at-a-trust-server.ts'
import { makeFolder } from '../builders/make-folder.ts'
import { QUICK } from '../builders/quick-passphrases.ts'
import { Talker, type SentAct } from '../builders/talk-to-trust-server.ts'

const abena = { user: 'abena.osei', name: 'Dr Abena Osei', role: 'chair', team: TEAM, token: 'demo-chair' } as const
const priya = { user: 'priya.raman', name: 'Priya Raman', role: 'secretary', team: TEAM, token: 'demo-secretary' } as const
const elsewhere = { user: 'other.team', name: 'Mr Owen Pryce', role: 'consultant', team: 'other-team', token: 'demo-other-team' } as const
type Person = typeof abena | typeof priya | typeof elsewhere

let server: Awaited<ReturnType<typeof aServer>>
let computer: Awaited<ReturnType<typeof aSharedComputer>>

/** One computer, on which people come and go. */
async function aSharedComputer(url: string) {
  const folder = await makeFolder()
  const http = fetchHttp(globalThis.fetch)
  const net = { isOff: false }
  const ask = async (request: HttpRequest) => (net.isOff ? ({ kind: 'failed', reason: 'no-network' } as const) : http(request))
  const ground = { http: ask, listen: listenForHints(globalThis.fetch), now: Date.now, chance: Math.random }
  const keeper: Keeper = startKeeper({
    profile: folder,
    now: Date.now,
    slowness: QUICK,
    readDemoActs: () => [],
    checkTrust: (plan) => checkTrust(ask, plan, Date.now()),
    startSync: (work, report) => syncWork(ground, work, report),
    askServer: (work, signIn) => askServerOf(ground, work, signIn),
    notify: () => undefined,
  })
  onTestFinished(async () => void (await keeper.ask('lock', {})))
  const vaultOf = async ({ name }: Person) => (await keeper.ask('listVaults', {})).vaults.find((vault) => vault.name === name)?.id ?? ''
  return {
    keeper,
    net,
    folder,
    async setUp(person: Person): Promise<void> {
      expect(await keeper.ask('setUp', { kind: 'trust', server: url, ...person, passphrase: 'correct horse battery', pin: '123456' })).toMatchObject({ ok: true })
      await this.comesTo({ connection: { kind: 'connected' }, compared: { same: true } })
    },
    async unlock(person: Person): Promise<void> {
      expect(await keeper.ask('unlock', { vault: await vaultOf(person), passphrase: 'correct horse battery' })).toMatchObject({ ok: true })
    },
    lock: async () => void (await keeper.ask('lock', {})),
    async save(count: number): Promise<void> {
      const intents = Array.from({ length: count }, () => ({
        id: v7(), about: { kind: 'case' as const, id: 'c1' }, team: TEAM, verb: 'change-case', schema: 1, after: [], facts: [{ unit: 'note', path: 'words', value: 'Zaphod was seen today' }],
      }))
      expect(await keeper.ask('appendActs', { intents })).toMatchObject({ ok: true })
    },
    async comesTo(wanted: object): Promise<void> {
      await vi.waitFor(async () => expect(await keeper.ask('tryAgain', {})).toMatchObject(wanted), { timeout: 45_000, interval: 100 })
    },
    async waitingOf(person: Person): Promise<number | undefined> {
      return (await keeper.ask('listVaults', {})).waiting[await vaultOf(person)]
    },
    async partsOf(person: Person) {
      return forwardFolder(join(folder, 'vaults', await vaultOf(person)))
    },
  }
}

/** She knows the trust server, goes out of reach of it, and leaves three entries behind. */
async function leavesThree(who: Person = abena): Promise<void> {
  await computer.setUp(who)
  await vi.waitFor(async () => expect(readdirSync(join(await computer.partsOf(who), '..'))).toContain('sealing-key'), { timeout: 45_000 })
  computer.net.isOff = true
  await computer.save(3)
  await computer.lock()
}

/** The same with a letter, and an entry after it. */
async function leavesALetter() {
  await leavesThree()
  await computer.unlock(abena)
  computer.net.isOff = false
  await computer.comesTo({ acts: { waiting: 0 } })
  computer.net.isOff = true
  const bytes = new TextEncoder().encode('%PDF-1.7 a letter about Zaphod')
  const plainHash = createHash('sha256').update(bytes).digest('hex')
  const about = { kind: 'case', id: 'c1' } as const
  const signing = { id: v7(), about, team: TEAM, verb: 'sign-letter', schema: 1, after: [], facts: [{ unit: 'letter/1', path: 'blob', value: plainHash }] }
  expect(await computer.keeper.ask('keepSigned', { about, bytes, type: 'application/pdf', intents: [signing], pin: '123456' })).toMatchObject({ ok: true })
  await computer.save(1)
  await computer.lock()
  return { bytes, plainHash }
}

beforeEach(async () => {
  server = await aServer()
  computer = await aSharedComputer(server.url)
})

describe('[K44] what waits of a colleague on a shared computer', () => {
  it('is sent by whoever signs in, once, and its author learns of it when they are there again', async () => {
    await leavesThree()
    expect(await computer.waitingOf(abena)).toBe(3)
    expect(await server.count()).toBe(0)
    computer.net.isOff = false
    await computer.setUp(priya)
    await computer.comesTo({ forColleagues: [{ name: abena.name, entries: 3 }] })
    expect(await server.count()).toBe(3)
    expect(partNames(await computer.partsOf(abena))).toEqual([])
    await computer.lock()
    expect(await computer.waitingOf(abena)).toBe(0)

    // Longer than the server's clock is known by: what it took only just before is told of nobody.
    await new Promise((later) => setTimeout(later, 2000))
    await computer.unlock(abena)
    await computer.comesTo({ acts: { saved: 3, waiting: 0, onServer: 3, refused: 0 }, compared: { same: true }, sentForYou: 3 })
    expect(await server.count()).toBe(3)
  })

  it('is not said to have been sent by a colleague where its author sent it, whatever was noted or is missing', async () => {
    await leavesThree()
    const folder = await computer.partsOf(abena)
    for (const name of partNames(folder)) removePart(folder, name)
    noteWaiting(folder, 0)
    await computer.unlock(abena)
    computer.net.isOff = false
    await computer.comesTo({ acts: { waiting: 0, onServer: 3 }, sentForYou: 0 })
    expect(await server.count()).toBe(3)
  })

  it('is told in the trail of who sent it, with how many and no word of what', async () => {
    await leavesThree(priya)
    computer.net.isOff = false
    await computer.setUp(abena)
    await computer.comesTo({ forColleagues: [{ name: priya.name, entries: 3 }] })
    const trail = JSON.stringify(await computer.keeper.ask('readTrail', { after: 0, limit: 5000 }))
    expect(trail).toContain('send for a colleague')
    expect(trail).not.toContain('Zaphod')
  })

  it('cannot be read on the disk by anybody, and says nothing but whom it is for', async () => {
    await leavesThree()
    const folder = await computer.partsOf(abena)
    const names = partNames(folder)
    expect(names).toHaveLength(3)
    expect(new Set(names.map((name) => statSync(join(folder, name)).size)).size, 'one length for all').toBe(1)
    for (const name of names) {
      const bytes = readFileSync(join(folder, name))
      for (const words of ['Zaphod', 'change-case', 'abena', 'c1"']) {
        for (const form of [Buffer.from(words), Buffer.from(words, 'utf16le'), Buffer.from(Buffer.from(words).toString('base64').slice(0, 6))]) expect(bytes.includes(form), `${words} in ${name}`).toBe(false)
      }
    }
  })

  it('stays where it is while the trust server is not reached, and for people of another team', async () => {
    await leavesThree()
    computer.net.isOff = false
    await computer.setUp(elsewhere)
    await computer.lock()
    expect(await computer.waitingOf(abena)).toBe(3)
    expect(await server.count()).toBe(0)
  })

  it('that was changed on the disk is not taken, and does not stop the rest', async () => {
    await leavesThree()
    const folder = await computer.partsOf(abena)
    const [first = ''] = partNames(folder)
    const bytes = readFileSync(join(folder, first))
    bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1
    writeFileSync(join(folder, first), bytes)
    computer.net.isOff = false
    await computer.setUp(priya)
    await computer.comesTo({ forColleagues: [{ name: abena.name, entries: 2 }] })
    expect(partNames(folder)).toEqual([first])
    await computer.lock()
    expect(await computer.waitingOf(abena)).toBe(1)
    await computer.unlock(abena)
    await computer.comesTo({ acts: { waiting: 0, onServer: 3 } })
    expect(await server.count()).toBe(3)
  })

  it('goes with the file it mentions, the file first', async () => {
    const { bytes, plainHash } = await leavesALetter()
    const folder = await computer.partsOf(abena)
    expect(partNames(folder)).toHaveLength(3)
    for (const name of partNames(folder)) expect(readFileSync(join(folder, name)).includes('Zaphod')).toBe(false)

    computer.net.isOff = false
    await computer.setUp(priya)
    await computer.comesTo({ forColleagues: [{ name: abena.name, entries: 2 }] })
    expect(partNames(folder)).toEqual([])
    const token = { authorization: 'Bearer demo-secretary' }
    const found = (await (await fetch(`${server.url}/DocumentReference?identifier=https://consilium.example/sha256|${plainHash}`, { headers: token })).json()) as { entry: { resource: { content: { attachment: { url: string } }[] } }[] }
    expect(found.entry).toHaveLength(1)
    const file = await fetch(`${server.url}/${found.entry[0]?.resource.content[0]?.attachment.url}`, { headers: token })
    expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true)

    await computer.lock()
    await computer.unlock(abena)
    await computer.comesTo({ acts: { waiting: 0, onServer: 5 }, blobsWaiting: 0 })
    expect(await server.count()).toBe(5)
  })

  it('still waits when its part has vanished: nobody is told that it was sent', async () => {
    await leavesThree()
    const folder = await computer.partsOf(abena)
    for (const name of partNames(folder)) rmSync(join(folder, name))
    expect(await computer.waitingOf(abena)).toBe(3)
    computer.net.isOff = false
    await computer.setUp(priya)
    await computer.lock()
    expect(await computer.waitingOf(abena)).toBe(3)
  })

  it('does not go without its file, and is whole again at the next unlocking', async () => {
    await leavesALetter()
    const folder = await computer.partsOf(abena)
    const [file = '', letter = ''] = partNames(folder)
    rmSync(join(folder, file))
    computer.net.isOff = false
    await computer.setUp(priya)
    await computer.comesTo({ forColleagues: [{ name: abena.name, entries: 1 }] })
    expect(partNames(folder), 'the entry after it goes, the letter’s own does not').toEqual([letter])
    computer.net.isOff = true
    await computer.unlock(abena)
    await computer.lock()
    expect(partNames(folder).slice(0, 2)).toEqual([file, letter])
  })

  it('is not held up, nor the keeper, by what somebody else put there', async () => {
    await leavesThree()
    const folder = await computer.partsOf(abena)
    const planted = (at: number): string => join(folder, `0000000${at}-0000-7000-8000-000000000000.sealed`)
    const { to, team } = readPart(folder, partNames(folder)[0] ?? '')!
    execFileSync('mkfifo', [planted(1)])
    symlinkSync('/dev/zero', planted(2))
    mkdirSync(planted(3))
    writeFileSync(planted(4), `${JSON.stringify({ format: 1, to, team, files: 0 })}\n`)
    writeFileSync(planted(5), `${JSON.stringify({ format: 1, to, team, files: 0 })}\nnothing that was ever sealed`)
    writeFileSync(planted(6), '')
    truncateSync(planted(6), 3_000_000_000)
    computer.net.isOff = false
    await computer.setUp(priya)
    await computer.comesTo({ forColleagues: [{ name: abena.name, entries: 3 }] })
    expect(await server.count()).toBe(3)
  })

  it('[K43] goes with the records it was of when these are erased, and its author is told how many went', async () => {
    await leavesThree()
    await computer.unlock(abena)
    const records = aLaptopVault('dddddddd', 'ruth.adeyemi', TEAM, 'records')
    const erasure = records.act(1, { about: { kind: 'team', id: TEAM }, verb: 'erase-records', facts: [{ unit: 'erased/case/c1', path: 'reason', value: 'ordered' }] })
    expect((await new Talker(server.url, 'demo-records').postOnce(actToResource(erasure) as unknown as SentAct)).status).toBe(201)
    computer.net.isOff = false
    await computer.comesTo({ erasedUnsent: 3, acts: { waiting: 0 } })
    expect(partNames(await computer.partsOf(abena))).toEqual([])
    const trail = await computer.keeper.ask('readTrail', { after: 0, limit: 5000 })
    const erased = trail.ok ? (JSON.parse(trail.value.entries) as TrailEntry[]).filter(({ what }) => what === 'erase') : []
    expect(erased.map(({ by, group }) => ({ by, group })), 'she has erased nothing').toEqual([{ by: { user: 'this computer', name: 'This computer' }, group: 'computer' }])
  })

  it('is in line with the journal again at every unlocking', async () => {
    await leavesThree()
    const folder = await computer.partsOf(abena)
    const [first = '', second = ''] = partNames(folder)
    writeFileSync(join(folder, first), '')
    expect(readPart(folder, first)).toBeNull()
    writeFileSync(join(folder, '01900000-0000-7000-8000-000000000000.sealed'), readFileSync(join(folder, second)))
    await computer.unlock(abena)
    await computer.lock()
    expect(partNames(folder)).toHaveLength(3)
    expect(readPart(folder, first)).not.toBeNull()
  })
})
