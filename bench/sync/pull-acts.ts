import { aRow, median, type Row } from '../report.ts'
import { bareClient } from './bare-client.ts'
import { openOurLaptop, until } from './our-laptop.ts'
import type { Pouch } from './pouch.ts'
import type { ServedSite } from './serve.ts'
import { timed } from './turns.ts'

const TURNS = 3

/** Reads what was pushed on a new laptop, by our sync and by each of those it is measured against. */
export async function pullActs(site: ServedSite, pouch: Pouch, acts: number): Promise<readonly Row[]> {
  const ours: number[] = []
  const bare: number[] = []
  const theirs: number[] = []
  for (let turn = 0; turn < TURNS; turn += 1) {
    const laptop = openOurLaptop(site, 'ours')
    ours.push(
      await timed(async () => {
        laptop.start()
        await until(() => laptop.journal.counts().received === acts)
      }),
    )
    await laptop.close()
    bare.push(await timed(() => bareClient(site, 'ours').pull()))
    theirs.push(await timed(async () => expectAll(await pouch.acts.pull(), acts)))
  }
  return [
    aRow(`pull of ${acts} acts until on the disk`, 'bare client', [median(ours), median(bare)], 'ms', 4),
    aRow(`pull of ${acts} acts until on the disk`, 'PouchDB replicating from express-pouchdb, nothing checked or synced to the disk', [median(ours), median(theirs)], 'ms'),
  ]
}

function expectAll(came: number, acts: number): void {
  if (came !== acts) throw new Error(`PouchDB brought ${came} documents of ${acts}.`)
}
