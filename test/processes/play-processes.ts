import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import type { RecordRef } from '#domain/journal/act.ts'
import { freePort } from '../builders/free-port.ts'
import { startPostgres } from '../builders/start-postgres.ts'
import { makeChance, type Chance } from '../simulation/chance.ts'
import { startFaultyProxy } from './faulty-proxy.ts'
import { countClosedFiles, isSettled, judgeEnd, type Verdict } from './judge-end.ts'
import { openLaptop, type Laptop } from './laptop.ts'
import { makePeople } from './people.ts'
import { startServerProcess } from './server-process.ts'
import { readServerRecords } from './server-records.ts'
import { watchClaims } from './watch-claims.ts'

export interface PlayOptions {
  /** Where PostgreSQL keeps its programs. */
  readonly postgres: string
  readonly keepers: number
  /** How long people work and things go wrong; on a slow computer longer, until each disaster has come once. */
  readonly seconds: number
  readonly seed: number
  /** Between two disasters, at most. */
  readonly disasterEveryMs: number
  readonly pauseMs: number
  readonly say: (words: string) => void
}

export type Disaster = 'server killed' | 'database restarted' | 'network away' | 'keeper killed'

export interface Played {
  readonly broken: readonly string[]
  readonly acts: number
  readonly files: number
  readonly unsettled: number
  readonly requests: number
  /** Requests that met a fault, by its kind. */
  readonly faults: Readonly<Record<string, number>>
  readonly disasters: Readonly<Record<Disaster, number>>
  readonly claims: number
  readonly syncedClaims: number
  /** From the end of the faults until all laptops said they are the same as the server. */
  readonly settledAfterMs: number
}

const DISASTERS: readonly Disaster[] = ['keeper killed', 'server killed', 'network away', 'database restarted']
const ONE_IN = 8
const NO_VERDICT: Verdict = { broken: [], acts: 0, files: 0, unsettled: 0 }
/** Without anything more having reached the server or a laptop. */
const LONGEST_STANDSTILL_MS = 90_000
const PRESSED_EVERY_MS = 5000

/** Real keepers, a real trust server and a real PostgreSQL, with a network between them that fails; judged when it has ended. */
export async function playProcesses(options: PlayOptions): Promise<Played> {
  const { seed, keepers, postgres, seconds, say } = options
  const folder = mkdtempSync(join(tmpdir(), 'consilium-processes-'))
  const chance = makeChance(seed, 0)
  const database = await startPostgres(postgres)
  const port = await freePort()
  const proxy = await startFaultyProxy(port, makeChance(seed, 1))
  const tokensFile = join(folder, 'tokens.json')
  const people = makePeople(keepers, tokensFile)
  const server = `http://127.0.0.1:${proxy.port}/fhir`
  const place = { port, databaseUrl: database.url, tokensFile, publicUrl: server }
  let serving = await startServerProcess(place)
  const records = readServerRecords(database.url)
  const claims = watchClaims(records)
  const about = Array.from({ length: 3 + keepers }, (_, number): RecordRef => ({ kind: 'case', id: `c${number}` }))
  const sharedFiles = Array.from({ length: 3 }, () => randomBytes(50_000))
  const disasters: Record<Disaster, number> = { 'server killed': 0, 'database restarted': 0, 'network away': 0, 'keeper killed': 0 }
  const laptops: Laptop[] = []

  async function befall(disaster: Disaster): Promise<void> {
    disasters[disaster] += 1
    if (disaster === 'server killed') {
      if (serving.hasEnded()) throw new Error('The trust server ended though nobody ended it')
      await serving.kill()
      await wait(chance.next() * 800)
      serving = await startServerProcess(place)
    } else if (disaster === 'database restarted') await database.restart()
    else if (disaster === 'keeper killed') await chance.pick(laptops).killAndStart(chance.next() * 800)
    else {
      proxy.goAway()
      await wait(300 + chance.next() * 1500)
      proxy.comeBack()
    }
  }

  try {
    for (const [number, person] of people.entries()) {
      const profile = join(folder, `laptop-${number}`)
      mkdirSync(profile)
      laptops.push(await openLaptop({ person, profile, server, records: about, chance: makeChance(seed, 10 + number), pauseMs: options.pauseMs, claims, sharedFiles }))
    }
    say(`${keepers} keepers set up`)
    proxy.setFaults(ONE_IN)
    for (const laptop of laptops) laptop.work()
    const end = Date.now() + seconds * 1000
    for (const disaster of inTurn(chance)) {
      await wait(chance.next() * options.disasterEveryMs)
      if (Date.now() > end && Object.values(disasters).every((times) => times > 0)) break
      await befall(disaster)
    }
    for (const laptop of laptops) await laptop.rest()
    proxy.setFaults(null)
    const ended = serving.hasEnded() ? ['the trust server ended though nobody ended it'] : []
    say(`The faults end: ${JSON.stringify(disasters)}`)
    const settledAfterMs = await settle(laptops, () => records.countAll(Date.now()))
    const { checked, synced, untrue } = await claims.end()
    const late = settledAfterMs === null ? [`stood still for ${LONGEST_STANDSTILL_MS / 1000} s: ${await whatIsSaid(laptops)}`] : []
    const verdict = settledAfterMs === null ? NO_VERDICT : await judgeEnd(laptops, records, about)
    const { requests = 0, ...faults } = Object.fromEntries(proxy.met)
    return { ...verdict, broken: [...ended, ...late, ...untrue, ...verdict.broken], requests, faults, disasters, claims: checked, syncedClaims: synced, settledAfterMs: settledAfterMs ?? -1 }
  } finally {
    await Promise.all(laptops.map((laptop) => laptop.end()))
    await serving.kill()
    await proxy.close()
    await records.close()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Each of them before any comes again. */
function* inTurn(chance: Chance): Generator<Disaster> {
  for (;;) yield* DISASTERS.toSorted(() => chance.next() - 0.5)
}

/** How long until every laptop says it is the same as the server; who does not, presses Try now. Null when all stands still before. */
async function settle(laptops: readonly Laptop[], total: () => Promise<number>): Promise<number | null> {
  const from = Date.now()
  let [pressedAt, movedAt, before] = [from, from, '']
  press(laptops)
  while (Date.now() - movedAt < LONGEST_STANDSTILL_MS) {
    const [onServer, said] = [await total(), await Promise.all(laptops.map((laptop) => laptop.keeper().ask('readSaving', {})))]
    const restless = laptops.filter((_, number) => !isSettled(said[number]!, onServer))
    const closed = restless.length > 0 ? null : await countClosed(laptops)
    if (closed === 0) return Date.now() - from
    const now = JSON.stringify([onServer, closed, said.map(({ acts, blobsWaiting }) => [acts.waiting, blobsWaiting])])
    if (now !== before) [movedAt, before] = [Date.now(), now]
    if (Date.now() - pressedAt > PRESSED_EVERY_MS) {
      pressedAt = Date.now()
      press(restless)
    }
    await wait(200)
  }
  return null
}

function press(laptops: readonly Laptop[]): void {
  for (const laptop of laptops) void laptop.keeper().ask('tryAgain', {}).catch(() => undefined)
}

/** How many files are not at some laptop yet. */
async function countClosed(laptops: readonly Laptop[]): Promise<number> {
  const files = new Set(laptops.flatMap((laptop) => [...laptop.files]))
  const counts = await Promise.all(laptops.map((laptop) => countClosedFiles(laptop, files)))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function whatIsSaid(laptops: readonly Laptop[]): Promise<string> {
  const said = await Promise.all(laptops.map((laptop) => laptop.keeper().ask('readSaving', {})))
  return said.map(({ acts, blobsWaiting, connection, compared }) => JSON.stringify({ acts, blobsWaiting, connection: connection.kind, compared })).join('; ')
}

function wait(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms))
}
