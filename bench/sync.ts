import { parseArgs } from 'node:util'
import { aLaptopVault } from '../test/builders/a-laptop-vault.ts'
import { aRow, report, type Row } from './report.ts'
import { bareClient } from './sync/bare-client.ts'
import { grow } from './sync/grow.ts'
import { moveFiles } from './sync/move-files.ts'
import { openOurLaptop } from './sync/our-laptop.ts'
import { startPouch, type Pouch } from './sync/pouch.ts'
import { pullActs } from './sync/pull-acts.ts'
import { pushActs } from './sync/push-acts.ts'
import { serveSite, type ServedSite } from './sync/serve.ts'
import { startSettled, timed } from './sync/turns.ts'

const IDLE_MS = 45_000

/**
 * Sync with a real trust server on a real PostgreSQL, on loopback, against the same requests by a bare HTTP client, the Medplum client
 * creating the same, and PouchDB replicating the same documents, all taking turns. With --growth, only what an act costs while more
 * and more are there. Usage: npm run bench -- sync [--acts 10000] [--megabytes 200], or npm run bench -- sync --growth 100000
 */
async function bench(acts: number, megabytes: number): Promise<number> {
  const site = await serveSite(['ours', 'bare', 'medplum', 'one-client', 'eight-clients', 'our-files', 'bare-files'])
  const pouch = await startPouch()
  try {
    console.log(`pushing ${acts} acts, four times`)
    const pushed = await pushActs(site, pouch, acts)
    console.log('pulling them')
    const pulled = await pullActs(site, pouch, acts)
    console.log(`moving ${megabytes} MB`)
    const moved = await moveFiles(site, pouch, megabytes)
    console.log('waiting while nothing is new')
    const idle = await stayIdle(site)
    await timeServer(site, pouch)
    return report('sync', [...pushed, ...pulled, ...moved, idle])
  } finally {
    await pouch.stop()
    await site.stop()
  }
}

/** What is asked of the server while nothing is new, once all is compared. */
async function stayIdle(site: ServedSite): Promise<Row> {
  const laptop = openOurLaptop(site, 'ours')
  await startSettled(laptop)
  await new Promise((resume) => setTimeout(resume, 2000))
  const before = laptop.asked.length
  await new Promise((resume) => setTimeout(resume, IDLE_MS))
  const requests = laptop.asked.length - before
  await laptop.close()
  return aRow(`requests while nothing is new, ${IDLE_MS / 1000} s`, 'one', [requests, 1], 'requests', 1)
}

/** The server itself, no budget: creates a second and its memory. */
async function timeServer(site: ServedSite, pouch: Pouch): Promise<void> {
  for (const [team, lanes] of [['one-client', 1], ['eight-clients', 8]] as const) {
    const vault = aLaptopVault(lanes.toString().repeat(8), site.user, team)
    const acts = Array.from({ length: 1000 }, (_, at) => vault.act(at + 1, { record: `c${at % 100}` }))
    const ms = await timed(() => bareClient(site, team).push(acts, lanes))
    console.log(`the server with ${lanes} ${lanes === 1 ? 'client' : 'clients'}: ${Math.round(1_000_000 / ms)} creates a second, at most ${Math.round(site.memory())} MB so far`)
  }
  console.log(`the server of PouchDB: at most ${Math.round(pouch.memory())} MB`)
}

const { values } = parseArgs({
  options: { acts: { type: 'string', default: '10000' }, megabytes: { type: 'string', default: '200' }, growth: { type: 'string' } },
})
process.exitCode = values.growth === undefined ? await bench(Number(values.acts), Number(values.megabytes)) : report('sync-growth', await grow(Number(values.growth)))
