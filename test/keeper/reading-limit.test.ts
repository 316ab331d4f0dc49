import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { NOTE_KEY } from '#bridge/bridge.ts'
import type { Session } from '#bridge/computer.ts'
import type { KeeperReplies, KeeperRequestName, KeeperRequests } from '#bridge/keeper-messages.ts'
import type { SavingState } from '#bridge/saving-state.ts'
import { toJson, type JsonObject } from '#domain/basics/json.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { PROFILE, profileSchema } from '#domain/profile/profile.ts'
import { startKeeper, type Keeper } from '#electron/keeper/start-keeper.ts'
import type { Work } from '#electron/keeper/work-in-vault.ts'
import { makeFolder } from '../builders/make-folder.ts'

const DAY = 24 * 3_600_000
const START = Date.UTC(2026, 9, 8, 11, 40)
const PASSPHRASE = 'four words of mine'
const team = 'complex-cases'
const about = { kind: 'case', id: 'c1' } as const
const CANARY = 'Zephyrine Canarybird'

/** A laptop with real files, whose clock and trust server are in the test's hand. */
interface Laptop {
  now: number
  readonly profile: string
  readonly keeper: () => Keeper
  readonly vault: () => string
  readonly folder: () => string
  readonly work: () => Work
  /** The trust takes this person for who they are. */
  readonly confirm: () => void
  /** Locks, starts another keeper, and unlocks some days later. */
  readonly after: (days: number) => Promise<Session>
  readonly unlock: () => Promise<Session>
  readonly lock: () => Promise<void>
  readonly reading: () => Promise<SavingState['reading']>
}

async function aLaptop(server: string | null = 'https://trust.example/fhir'): Promise<Laptop> {
  const profile = await makeFolder()
  let opened: { readonly work: Work; readonly confirmed: () => void } | null = null
  const start = (): Keeper =>
    startKeeper({
      profile,
      now: () => laptop.now,
      slowness: { m: 8, t: 1, p: 1 },
      readDemoActs: () => [],
      checkTrust: async () => ({ ok: true, value: { safeUpdates: false } }),
      startSync: (work, _report, _signIn, confirmed) => {
        opened = { work, confirmed }
        return null
      },
      notify: () => undefined,
    })
  let keeper = start()
  let vault = ''
  const laptop: Laptop = {
    now: START,
    profile,
    keeper: () => keeper,
    vault: () => vault,
    folder: () => join(profile, 'vaults', vault),
    work: () => opened!.work,
    confirm: () => opened!.confirmed(),
    lock: async () => void (await keeper.ask('lock', {})),
    unlock: async () => {
      keeper = start()
      return sessionIn(await keeper.ask('unlock', { vault, passphrase: PASSPHRASE }))
    },
    after: async (days) => {
      await laptop.lock()
      laptop.now += days * DAY
      return laptop.unlock()
    },
    reading: async () => (await keeper.ask('readSaving', {})).reading,
  }
  const request = server === null ? ({ kind: 'demo' } as const) : ({ kind: 'trust', server, token: 'a-token', user: 'kofi.mensah', name: 'Dr Kofi Mensah', role: 'chair', team, passphrase: PASSPHRASE, pin: '204816' } as const)
  vault = sessionIn(await keeper.ask('setUp', request)).vault
  onTestFinished(() => laptop.lock())
  return laptop
}

function sessionIn(answer: KeeperReplies['unlock']): Session {
  if (!answer.ok) throw new Error(answer.refusal.kind)
  return answer.value
}

const mayRead = ({ viewKey }: Session): boolean => viewKey !== null
const anIntent = (words = CANARY) => ({ id: v7(), about, team, verb: 'change-case', schema: 1, after: [], facts: [{ unit: 'note', path: 'words', value: words }] })

describe('when reading ends', () => {
  it('[K37] it lasts into the 35th day, its end is told for a week, and then nothing opens the view', async () => {
    const laptop = await aLaptop()
    expect(await laptop.reading()).toEqual({ kind: 'full', until: new Date(START + 35 * DAY).toISOString() })
    expect(mayRead(await laptop.after(27))).toBe(true)
    expect((await laptop.reading())?.kind).toBe('full')
    expect(mayRead(await laptop.after(7))).toBe(true)
    expect(await laptop.reading()).toEqual({ kind: 'soon-ends', until: new Date(START + 35 * DAY).toISOString() })
    expect(mayRead(await laptop.after(0.99))).toBe(true)
    expect(mayRead(await laptop.after(0.01))).toBe(false)
    expect(mayRead(await laptop.after(1))).toBe(false)
    expect(await laptop.reading()).toEqual({ kind: 'ended', until: new Date(START + 35 * DAY).toISOString() })
    expect((await laptop.keeper().ask('listVaults', {})).session?.viewKey).toBeNull()
  })

  it('[K37] what is open stays open past the end, and is judged again at the next unlocking', async () => {
    const laptop = await aLaptop()
    await laptop.after(34)
    laptop.now += 2 * DAY
    expect(await laptop.keeper().ask('appendActs', { intents: [anIntent()] })).toMatchObject({ ok: true })
    expect((await laptop.keeper().ask('readJournal', { after: 0, hash: '', limit: 10 })).kind).toBe('page')
    expect((await laptop.reading())?.kind).toBe('ended')
    expect(mayRead(await laptop.after(0))).toBe(false)
  })

  it('[K37] the trust taking them for who they are lifts it at once, and it lasts from then on again', async () => {
    const laptop = await aLaptop()
    expect(mayRead(await laptop.after(40))).toBe(false)
    laptop.confirm()
    expect((await laptop.reading())?.kind).toBe('full')
    expect(mayRead((await laptop.keeper().ask('listVaults', {})).session!)).toBe(true)
    expect((await laptop.keeper().ask('readJournal', { after: 0, hash: '', limit: 10 })).kind).toBe('page')
    expect(mayRead(await laptop.after(34))).toBe(true)
    expect(mayRead(await laptop.after(1))).toBe(false)
  })

  it('[K37] a quiet contact is remembered over a restart, without any entry of the journal that shows it', async () => {
    const laptop = await aLaptop()
    await laptop.after(30)
    laptop.confirm()
    expect(mayRead(await laptop.after(34))).toBe(true)
    expect(mayRead(await laptop.after(2))).toBe(false)
  })

  it('[K37] a clock that is set back gives no more time, however often', async () => {
    const laptop = await aLaptop()
    const sessions: boolean[] = []
    for (const days of [10, -10, 10, -10, 10, -10, 4, 0.9, -30, 0.2]) sessions.push(mayRead(await laptop.after(days)))
    expect(sessions).toEqual([...Array.from({ length: 9 }, () => true), false])
    expect(mayRead(await laptop.after(-300))).toBe(false)
  })

  it('[K37] a clock set forward by mistake is put right by the next sign-in, and what it ran is then forgotten', async () => {
    const laptop = await aLaptop()
    expect(mayRead(await laptop.after(400))).toBe(false)
    expect(mayRead(await laptop.after(-399))).toBe(false)
    laptop.confirm()
    expect(mayRead(await laptop.after(34))).toBe(true)
    expect(mayRead(await laptop.after(2))).toBe(false)
  })

  it('[K37] a sign-in while the clock stands a year ahead lasts no longer than any other', async () => {
    const laptop = await aLaptop()
    await laptop.after(400)
    laptop.confirm()
    expect(mayRead(await laptop.after(-399))).toBe(true)
    expect(mayRead(await laptop.after(34))).toBe(true)
    expect(mayRead(await laptop.after(2))).toBe(false)
  })

  it('[K37] a contact while the clock jumped a year ahead in the middle of use lasts no longer, though nothing was noted of the year', async () => {
    const laptop = await aLaptop()
    await laptop.after(2)
    laptop.now += 365 * DAY
    laptop.confirm()
    laptop.now -= 365 * DAY
    expect(mayRead(await laptop.unlock())).toBe(true)
    expect(mayRead(await laptop.after(34))).toBe(true)
    expect(mayRead(await laptop.after(2))).toBe(false)
  })

  it('[K37] a clock that jumps ahead while they work, and the trust answering then: it lasts from there', async () => {
    const laptop = await aLaptop()
    await laptop.after(2)
    laptop.now += 11 * 365 * DAY
    laptop.confirm()
    await vi.waitFor(async () => expect((await laptop.reading())?.kind).toBe('full'))
    expect(mayRead(await laptop.after(34))).toBe(true)
    expect(mayRead(await laptop.after(2))).toBe(false)
  })

  it('[K37] a file of a later day beside a journal of an earlier one gives no more time than that journal', async () => {
    const laptop = await aLaptop()
    await laptop.after(2)
    const before = `${laptop.folder()} before`
    cpSync(laptop.folder(), before, { recursive: true })
    await laptop.after(30)
    laptop.confirm()
    await laptop.lock()
    const later = readFileSync(join(laptop.folder(), 'reading'))
    rmSync(laptop.folder(), { recursive: true })
    renameSync(before, laptop.folder())
    writeFileSync(join(laptop.folder(), 'reading'), later)
    laptop.now -= 30 * DAY
    expect(mayRead(await laptop.unlock())).toBe(true)
    expect(mayRead(await laptop.after(34))).toBe(false)
  })

  it('[K37] its file taken away, spoilt, of an earlier day or of another vault gives no more time', async () => {
    const other = await aLaptop()
    await other.after(20)
    other.confirm()
    await other.lock()
    for (const spoil of ['removed', 'spoilt', 'earlier', 'of another'] as const) {
      const laptop = await aLaptop()
      const file = () => join(laptop.folder(), 'reading')
      await laptop.after(2)
      laptop.confirm()
      const earlier = readFileSync(file())
      await laptop.after(20)
      laptop.confirm()
      expect(readFileSync(file())).not.toEqual(earlier)
      await laptop.lock()
      if (spoil === 'removed') rmSync(file())
      if (spoil === 'spoilt') writeFileSync(file(), 'a file of somebody else')
      if (spoil === 'earlier') writeFileSync(file(), earlier)
      if (spoil === 'of another') cpSync(join(other.folder(), 'reading'), file())
      laptop.now += 16 * DAY
      expect(mayRead(await laptop.unlock()), spoil).toBe(false)
    }
  })

  it('[K37] without its file, the newest entry that shows the trust answered counts', async () => {
    const laptop = await aLaptop()
    await laptop.after(20)
    const { work } = laptop
    rmSync(join(laptop.folder(), 'reading'))
    const saved = await laptop.keeper().ask('appendActs', { intents: [anIntent()] })
    const act = saved.ok ? (saved.value[0]?.id ?? '') : ''
    const receipt = { kind: 'receipt', act, hash: work().journal.actHash(act) ?? '', epoch: 'e', at: new Date(laptop.now).toISOString(), resource: 'r' } as const
    await work().journal.append([{ body: receipt, key: { kind: 'journal' } }])
    expect(existsSync(join(laptop.folder(), 'reading'))).toBe(false)
    expect(mayRead(await laptop.after(34))).toBe(true)
    expect(mayRead(await laptop.after(2))).toBe(false)
  })

  it('[K37] the trust shortens it by its profile, a profile that asks for longer is none, and the clinic has no limit', async () => {
    const laptop = await aLaptop()
    const contacts = { marthasRule: null, pals: null, bioethics: null, chaplaincy: null }
    const profile = { format: 1, trust: { name: 'Made-up trust' }, contacts, readingDays: 10 }
    expect(profileSchema.safeParse({ ...profile, readingDays: 36 }).success).toBe(false)
    const setting = { ...anIntent(), about: { kind: 'team', id: team } as const, verb: 'set-up-team', facts: [...stateUnit(PROFILE, toJson(profileSchema.parse(profile)) as JsonObject)] }
    expect(await laptop.keeper().ask('appendActs', { intents: [setting] })).toMatchObject({ ok: true })
    await expect.poll(async () => (await laptop.reading())?.until).toBe(new Date(START + 10 * DAY).toISOString())
    expect(mayRead(await laptop.after(9.9))).toBe(true)
    expect(mayRead(await laptop.after(0.2))).toBe(false)
    const clinic = await aLaptop(null)
    expect(await clinic.reading()).toBeNull()
    await clinic.lock()
    clinic.now += 400 * DAY
    expect(mayRead(sessionIn(await clinic.keeper().ask('setUp', { kind: 'demo' })))).toBe(true)
  })
})

describe('what stays possible once reading has ended', () => {
  it('[K38] no request hands out anything of a record', async () => {
    const laptop = await aLaptop()
    const bytes = Buffer.from(`%PDF for ${CANARY}`)
    const signing = { ...anIntent(), verb: 'sign-letter' }
    expect(await laptop.keeper().ask('keepSigned', { about, bytes, type: 'application/pdf', intents: [signing], pin: '204816' })).toMatchObject({ ok: true })
    expect(await laptop.keeper().ask('keepDraft', { key: 'decision', about, after: [], words: { text: CANARY } })).toMatchObject({ ok: true })
    const [blob] = laptop.work().journal.unsentBlobs()
    await laptop.after(36)
    const out = join(laptop.profile, 'out')
    const asked: { readonly [N in KeeperRequestName]?: KeeperRequests[N] } = {
      readJournal: { after: 0, hash: '', limit: 100 },
      readBlob: { plainHash: blob?.plainHash ?? '', about },
      writeBlob: { plainHash: blob?.plainHash ?? '', about, path: out },
      writePaper: { bytes, what: 'agenda', about: null, path: out },
      writeFigures: { csv: CANARY, path: out },
      readTrail: { after: 0, limit: 100 },
      writeTrail: { filter: { groups: [], user: null, from: null, to: null, about: null } as never, format: 'json', path: out },
      appendActs: { intents: [anIntent()] },
      keepSigned: { about, bytes, type: 'application/pdf', intents: [{ ...signing, id: v7() }], pin: '204816' },
      keepDraft: { key: 'decision', about, after: [], words: { text: 'over it' } },
    }
    for (const [name, request] of Object.entries(asked)) {
      const reply = await laptop.keeper().ask(name as KeeperRequestName, request as never)
      expect(reply, name).toEqual(name === 'readJournal' ? { kind: 'locked' } : { ok: false, refusal: { kind: 'reading-ended', rule: 'K38' } })
    }
    await laptop.keeper().ask('dropDraft', { key: 'decision', about })
    expect(await laptop.keeper().ask('readDrafts', {})).toEqual([])
    expect(existsSync(out)).toBe(false)
    expect(await laptop.keeper().ask('readSaving', {})).toMatchObject({ acts: { saved: 1, waiting: 1 }, waiting: [], drafts: 1 })
    laptop.confirm()
    expect(await laptop.keeper().ask('readDrafts', {})).toMatchObject([{ key: 'decision', words: { text: CANARY } }])
    expect((await laptop.keeper().ask('readSaving', {})).waiting).toHaveLength(1)
  })

  it('[K38] a note is kept, and with what was not sent goes into a locked copy that becomes records again and gives no time', async () => {
    const laptop = await aLaptop()
    expect(await laptop.keeper().ask('appendActs', { intents: [anIntent()] })).toMatchObject({ ok: true })
    await laptop.after(36)
    const note = { key: NOTE_KEY, about: { kind: 'team', id: team } as const, after: [], words: { words: 'Agreed for Ada: Leeds' } }
    expect(await laptop.keeper().ask('keepDraft', note)).toMatchObject({ ok: true })
    expect(await laptop.after(1)).toMatchObject({ viewKey: null })
    expect(await laptop.keeper().ask('readDrafts', {})).toMatchObject([note])
    const path = join(laptop.profile, 'copy.consilium')
    expect(await laptop.keeper().ask('writeLockedCopy', { drafts: [], path })).toEqual({ ok: true, value: { saved: true } })
    await laptop.lock()
    rmSync(laptop.folder(), { recursive: true })
    const back = sessionIn(await laptop.keeper().ask('bringBackCopy', { path, passphrase: PASSPHRASE }))
    expect(mayRead(back)).toBe(false)
    expect(await laptop.keeper().ask('readSaving', {})).toMatchObject({ acts: { saved: 1, waiting: 1 }, drafts: 1 })
    laptop.confirm()
    expect((await laptop.keeper().ask('readJournal', { after: 0, hash: '', limit: 100 })).kind).toBe('page')
    expect(mayRead(await laptop.after(34))).toBe(true)
  })

  it('[K38] a copy made in time is read where it is brought back, for as long as was left', async () => {
    const laptop = await aLaptop()
    await laptop.after(30)
    const path = join(laptop.profile, 'copy.consilium')
    await laptop.keeper().ask('writeLockedCopy', { drafts: [], path })
    await laptop.lock()
    rmSync(laptop.folder(), { recursive: true })
    expect(mayRead(sessionIn(await laptop.keeper().ask('bringBackCopy', { path, passphrase: PASSPHRASE })))).toBe(true)
    expect(mayRead(await laptop.after(4))).toBe(true)
    expect(mayRead(await laptop.after(2))).toBe(false)
  })
})
