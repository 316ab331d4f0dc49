import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import type { SavingState } from '#bridge/saving-state.ts'
import type { ActIntent, Fact, RecordRef } from '#domain/journal/act.ts'
import { bytesHash } from '#electron/keeper/blobs/keep-blobs.ts'
import type { Chance } from '../simulation/chance.ts'
import { startKeeperProcess, type KeeperProcess } from './keeper-process.ts'
import { TEAM, type Person } from './people.ts'
import { makeLaptopReader, type LaptopReader } from './read-laptop.ts'
import type { ClaimWatch, Work } from './watch-claims.ts'

/** One person at one laptop with a real keeper, which may be killed at any moment. */
export interface Laptop extends Work {
  readonly reader: LaptopReader
  keeper(): KeeperProcess
  /** Saves one thing after another until `rest`. */
  work(): void
  rest(): Promise<void>
  /** The process is killed and, after a while, started and unlocked again; what was on its way is not acknowledged. */
  killAndStart(awayMs: number): Promise<void>
  end(): Promise<void>
}

export interface LaptopPlan {
  readonly person: Person
  readonly profile: string
  readonly server: string
  readonly records: readonly RecordRef[]
  readonly chance: Chance
  /** Between two things a person saves, at most. */
  readonly pauseMs: number
  readonly claims: ClaimWatch
  /** Files that several people have. */
  readonly sharedFiles: readonly Uint8Array[]
}

const PASSPHRASE = 'correct horse battery'
const LOOK_EVERY_MS = 700

export async function openLaptop(plan: LaptopPlan): Promise<Laptop> {
  const { person, profile, server, records, chance, claims } = plan
  const work: Work = { tried: new Set(), saved: new Set(), files: new Set() }
  const reader = makeLaptopReader()
  const hear = (saving: SavingState): void => claims.hear(work, saving)
  let keeper = startKeeperProcess(profile, hear)
  let day = new AbortController()
  let working: Promise<void> = Promise.resolve()
  let lookedAt = 0

  const set = await keeper.ask('setUp', { kind: 'trust', server, team: TEAM, passphrase: PASSPHRASE, pin: '123456', ...person })
  if (!set.ok) throw new Error(`A laptop could not be set up: ${set.refusal.kind}`)
  const { vault } = set.value

  async function saveSomething(): Promise<void> {
    if (Date.now() - lookedAt > LOOK_EVERY_MS) {
      await reader.catchUp(keeper)
      lookedAt = Date.now()
    }
    if (chance.happens(0.08)) return saveFile(chance.happens(0.3) ? chance.pick(plan.sharedFiles) : randomBytes(1 + chance.below(200_000)))
    const about = chance.pick(records)
    const intents = Array.from({ length: 1 + chance.below(2) }, () => intent(about, 'change-case', [{ unit: chance.pick(['note', 'question/1']), path: 'words', value: `Made-up words ${chance.below(1e9)}` }]))
    await keep(intents, (own) => own.ask('appendActs', { intents }))
  }

  async function saveFile(bytes: Uint8Array): Promise<void> {
    const about = chance.pick(records)
    const plainHash = bytesHash(bytes)
    const intents = [intent(about, 'file-report', [{ unit: `report/${plainHash.slice(0, 8)}`, path: 'blob', value: plainHash }])]
    if (await keep(intents, (own) => own.ask('keepSigned', { about, bytes, type: 'application/pdf', intents, pin: '123456' }))) work.files.add(plainHash)
  }

  function intent(about: RecordRef, verb: string, facts: readonly Fact[]): ActIntent {
    return { id: v7(), about, team: TEAM, verb, schema: 1, after: [...reader.heads(`${about.kind}/${about.id}`)], facts: [...facts] }
  }

  async function keep(intents: readonly ActIntent[], ask: (own: KeeperProcess) => Promise<{ readonly ok: boolean }>): Promise<boolean> {
    for (const { id } of intents) work.tried.add(id)
    const { ok } = await ask(keeper)
    if (!ok) throw new Error('A laptop refused to save')
    for (const { id } of intents) work.saved.add(id)
    return true
  }

  /** Now and then the person presses Try now, as their screen says that the server is not reached. */
  async function live(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      if (chance.happens(0.15)) void keeper.ask('tryAgain', {}).catch(() => undefined)
      await saveSomething()
      await new Promise((resume) => setTimeout(resume, chance.next() * plan.pauseMs))
    }
  }

  const start = (): void => {
    day = new AbortController()
    const own = keeper
    working = live(day.signal).catch((error: unknown) => {
      // Only a keeper that was killed may leave a person without an answer.
      if (own === keeper) throw error
    })
    working.catch(() => undefined)
  }
  const rest = async (): Promise<void> => {
    day.abort()
    await working
  }

  return {
    ...work,
    reader,
    keeper: () => keeper,
    work: start,
    rest,
    killAndStart: async (awayMs) => {
      const killed = keeper
      keeper = startKeeperProcess(profile, hear)
      await killed.kill()
      await rest()
      await new Promise((resume) => setTimeout(resume, awayMs))
      const opened = await keeper.ask('unlock', { vault, passphrase: PASSPHRASE })
      if (!opened.ok) throw new Error(`A laptop could not be unlocked: ${opened.refusal.kind}`)
      start()
    },
    end: () => keeper.kill(),
  }
}
