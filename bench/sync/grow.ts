import { aLaptopVault } from '../../test/builders/a-laptop-vault.ts'
import { openPostgres } from '../../trust-server/open-postgres.ts'
import { aRow, median, type Row } from '../report.ts'
import { bareClient } from './bare-client.ts'
import { openOurLaptop, type OurLaptop } from './our-laptop.ts'
import { seedTeam } from './seed-team.ts'
import { serveSite, type ServedSite } from './serve.ts'
import { LANES, startSettled, sum, timed, timeOurPush } from './turns.ts'

/** How many acts are there when the cost of one more is measured. */
const STEPS = [1000, 3000, 10_000, 30_000]
const TURNS = 8
const TURN = 125
const OPENINGS = 3
/** The most that the cost may grow by. */
const FLAT = 1.3
/** A child's request and what follows it come to some twenty acts. */
const ACTS_A_RECORD = 20

/** What one act cost while so many were there, in ms. */
interface Window {
  readonly total: number
  readonly ours: number
  /** The bare client on the same server. */
  readonly bare: number
  /** The bare client on a server that stays small. */
  readonly small: number
  /** From the start of sync until all was compared. */
  readonly start: number
}

/** The cost of an act while the server and the laptop hold more and more, up to `most`, against a server that stays small. */
export async function grow(most: number): Promise<readonly Row[]> {
  const [site, small] = [await serveSite(['ours', 'bare']), await serveSite(['bare'])]
  const laptop = openOurLaptop(site, 'ours')
  try {
    const senders = { bare: aSender(site, 'ffffffff'), small: aSender(small, 'eeeeeeee') }
    const windows: Window[] = []
    for (const total of [...STEPS.filter((step) => step < most), most]) {
      await fill(site, laptop, total)
      windows.push(await measureWindow(total, laptop, senders))
    }
    return [...growthRows(windows), await timeOpening(laptop, most)]
  } finally {
    await laptop.close()
    await site.stop()
    await small.stop()
  }
}

/** A colleague's acts come to the server, and from there to the laptop by its own sync, as after a long time away. */
async function fill(site: ServedSite, laptop: OurLaptop, total: number): Promise<void> {
  const { ours, received } = laptop.journal.counts()
  const more = total - ours - received
  const colleague = aLaptopVault(total.toString(16).padStart(8, 'b'), site.user, 'ours')
  console.log(`filling up to ${total} acts`)
  const database = openPostgres(site.database)
  await seedTeam(database, site.person('ours'), more, (number) => colleague.act(number, { record: `r${Math.floor((received + number) / ACTS_A_RECORD)}` }))
  await database.close()
}

async function measureWindow(total: number, laptop: OurLaptop, senders: { readonly bare: Sender; readonly small: Sender }): Promise<Window> {
  await startSettled(laptop)
  await laptop.stop()
  const from = performance.now()
  const sync = await startSettled(laptop)
  const start = performance.now() - from
  const turns: Record<'ours' | 'bare' | 'small', number>[] = []
  for (let turn = 0; turn < TURNS; turn += 1) {
    turns.push({ ours: await timeOurPush(laptop, sync, TURN), bare: await senders.bare(), small: await senders.small() })
  }
  await laptop.stop()
  const anAct = (of: 'ours' | 'bare' | 'small'): number => sum(turns.map((turn) => turn[of])) / (TURNS * TURN)
  return { total, ours: anAct('ours'), bare: anAct('bare'), small: anAct('small'), start }
}

type Sender = () => Promise<number>

/** Makes acts and pushes them by the bare client; gives the ms that the pushing took. */
function aSender(site: ServedSite, prefix: string): Sender {
  const vault = aLaptopVault(prefix, site.user, 'bare')
  const client = bareClient(site, 'bare')
  let sent = 0
  return () => {
    const acts = Array.from({ length: TURN }, () => vault.act((sent += 1), { record: `c${sent % 100}` }))
    return timed(() => client.push(acts, LANES))
  }
}

function growthRows(windows: readonly Window[]): readonly Row[] {
  const [first, last] = [windows[0]!, windows.at(-1)!]
  const growth = (what: string, against: string, cost: (window: Window) => number): Row =>
    aRow(`${what} with ${last.total} acts there`, `with ${first.total}, ${against}`, [cost(last), cost(first)], 'times', FLAT)
  return [
    ...windows.map(({ total, ours, bare }) => aRow(`an act pushed with ${total} there`, 'bare client on the same server', [ours, bare], 'ms')),
    aRow(`sync from its start to all compared, with ${last.total} there`, `with ${first.total}`, [last.start, first.start], 'ms'),
    growth('cost of an act', 'both against the bare client on a server that stays small', ({ ours, small }) => ours / small),
    growth('our client’s share of it', 'both against the bare client on the same server', ({ ours, bare }) => ours / bare),
    growth('the server’s share of it', 'the bare client against itself on a server that stays small', ({ bare, small }) => bare / small),
  ]
}

async function timeOpening(laptop: OurLaptop, total: number): Promise<Row> {
  const [opened, read]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < OPENINGS; turn += 1) {
    opened.push(await timed(laptop.openAgain))
    read.push(await timed(laptop.sumJournal))
  }
  return aRow(`journal of ${total} acts opened at the start`, 'its bytes read and their sha256', [median(opened), median(read)], 'ms')
}
