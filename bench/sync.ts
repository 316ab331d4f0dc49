import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { bytesHash } from '#electron/keeper/blobs/keep-blobs.ts'
import { aLaptopVault } from '../test/builders/a-laptop-vault.ts'
import { aRow, median, report, type Row } from './report.ts'
import { bareClient } from './sync/bare-client.ts'
import { openOurLaptop, until } from './sync/our-laptop.ts'
import { serveSite, type ServedSite } from './sync/serve.ts'

/** Acts of one turn: ours and the bare client take turns, so that a busy computer slows both. */
const TURN = 500
const FILES = 20
const IDLE_MS = 45_000
const LANES = 4
const PULLS = 3

/** What the two took, in ms. */
interface Turn {
  readonly ours: number
  readonly bare: number
}

/**
 * Sync with a real trust server on a real PostgreSQL, on loopback, against the same requests by a bare HTTP client that
 * takes turns with it. Usage: npm run bench -- sync [--acts 10000] [--megabytes 200]
 */
async function bench(acts: number, megabytes: number): Promise<number> {
  const site = await serveSite(['ours', 'bare', 'one-client', 'eight-clients', 'our-files', 'bare-files'])
  try {
    console.log(`pushing ${acts} acts, twice`)
    const pushed = await pushActs(site, acts)
    console.log('pulling them')
    const pulled = await pullActs(site, acts)
    console.log(`moving ${megabytes} MB`)
    const moved = await moveFiles(site, (megabytes * 1_000_000) / FILES)
    console.log('waiting while nothing is new')
    const idle = await stayIdle(site)
    await timeServer(site)
    return report('sync', [...pushed, pulled, ...moved, idle])
  } finally {
    await site.stop()
  }
}

async function pushActs(site: ServedSite, acts: number): Promise<readonly Row[]> {
  const laptop = openOurLaptop(site, 'ours')
  const bare = bareClient(site, 'bare')
  const vault = aLaptopVault('ffffffff', site.user, 'bare')
  const sync = laptop.start()
  await until(() => laptop.report()?.compared?.same === true)
  const turns: Turn[] = []
  for (let sent = 0; sent < acts; sent += TURN) {
    await laptop.save(TURN)
    const theirs = Array.from({ length: TURN }, (_, at) => vault.act(sent + at + 1, { record: `c${at % 100}` }))
    const ours = await timed(async () => {
      sync.changed()
      await until(() => laptop.journal.counts().receipts === sent + TURN)
    })
    turns.push({ ours, bare: await timed(() => bare.push(theirs, LANES)) })
  }
  await laptop.close()
  return [...pushRows(acts, turns), aRow(`requests while ${acts} acts are pushed`, 'one an act', [laptop.asked.length, acts], 'requests')]
}

function pushRows(acts: number, turns: readonly Turn[]): readonly Row[] {
  const sum = (of: keyof Turn, list: readonly Turn[]): number => list.reduce((all, turn) => all + turn[of], 0)
  const relative = (list: readonly Turn[]): number => sum('ours', list) / sum('bare', list)
  const third = Math.max(1, Math.floor(turns.length / 3))
  // Each third is held against the bare client of its own time, so that what is left is our own growth.
  const growth = [relative(turns.slice(-third)), relative(turns.slice(0, third))] as const
  return [
    aRow(`push of ${acts} acts`, 'bare client', [sum('ours', turns), sum('bare', turns)], 'ms', 1.2),
    aRow(`cost of an act, last third of ${acts}`, 'first third, both against the bare client', growth, 'times', 1.3),
  ]
}

async function pullActs(site: ServedSite, acts: number): Promise<Row> {
  const times: Turn[] = []
  for (let turn = 0; turn < PULLS; turn += 1) {
    const laptop = openOurLaptop(site, 'ours')
    const ours = await timed(async () => {
      laptop.start()
      await until(() => laptop.journal.counts().received === acts)
    })
    await laptop.close()
    times.push({ ours, bare: await timed(() => bareClient(site, 'ours').pull()) })
  }
  return aRow(`pull of ${acts} acts until on the disk`, 'bare client', [median(times.map(({ ours }) => ours)), median(times.map(({ bare }) => bare))], 'ms', 4)
}

async function moveFiles(site: ServedSite, size: number): Promise<readonly Row[]> {
  const [sender, bare] = [openOurLaptop(site, 'our-files'), bareClient(site, 'bare-files')]
  const total = { push: 0, barePush: 0, pull: 0, barePull: 0 }
  const sync = sender.start()
  await until(() => sender.report()?.compared?.same === true)
  const hashes: string[] = []
  for (let file = 0; file < FILES; file += 1) {
    const bytes = randomBytes(size)
    const hash = await sender.keepFile(bytes)
    hashes.push(hash)
    await sender.save(1, { verb: 'file-report', facts: [{ unit: 'report/1', path: 'blob', value: hash }] })
    total.push += await timed(async () => {
      sync.changed()
      await until(() => sender.journal.hasBlobReceipt(hash))
    })
    const other = randomBytes(size)
    const otherHash = bytesHash(other)
    total.barePush += await timed(() => bare.pushFile(other, otherHash))
    total.barePull += await timed(() => bare.pullFile(otherHash))
  }
  await until(() => sender.journal.unsentActs().length === 0)
  await sender.close()
  const receiver = openOurLaptop(site, 'our-files')
  total.pull = await timed(async () => {
    receiver.start()
    await until(() => hashes.every(receiver.journal.hasBlobReceipt))
  })
  await receiver.close()
  const megabytes = Math.round((size * FILES) / 1_000_000)
  return [
    aRow(`push of ${megabytes} MB in ${FILES} files`, 'bare client', [total.push, total.barePush], 'ms'),
    aRow(`pull of ${megabytes} MB until on the disk`, 'bare client', [total.pull, total.barePull], 'ms'),
  ]
}

/** What is asked of the server while nothing is new, once all is compared. */
async function stayIdle(site: ServedSite): Promise<Row> {
  const laptop = openOurLaptop(site, 'ours')
  laptop.start()
  await until(() => laptop.report()?.compared?.same === true)
  await new Promise((resume) => setTimeout(resume, 2000))
  const before = laptop.asked.length
  await new Promise((resume) => setTimeout(resume, IDLE_MS))
  const requests = laptop.asked.length - before
  await laptop.close()
  return aRow(`requests while nothing is new, ${IDLE_MS / 1000} s`, 'one', [requests, 1], 'requests', 1)
}

/** The server itself, no budget: creates a second and its memory. */
async function timeServer(site: ServedSite): Promise<void> {
  for (const [team, lanes] of [['one-client', 1], ['eight-clients', 8]] as const) {
    const vault = aLaptopVault(lanes.toString().repeat(8), site.user, team)
    const acts = Array.from({ length: 1000 }, (_, at) => vault.act(at + 1, { record: `c${at % 100}` }))
    const ms = await timed(() => bareClient(site, team).push(acts, lanes))
    console.log(`the server with ${lanes} ${lanes === 1 ? 'client' : 'clients'}: ${Math.round(1_000_000 / ms)} creates a second, at most ${Math.round(site.memory())} MB so far`)
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

const { values } = parseArgs({ options: { acts: { type: 'string', default: '10000' }, megabytes: { type: 'string', default: '200' } } })
process.exitCode = await bench(Number(values.acts), Number(values.megabytes))
