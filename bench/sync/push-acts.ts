import { aLaptopVault } from '../../test/builders/a-laptop-vault.ts'
import { aRow, type Row } from '../report.ts'
import { bareClient } from './bare-client.ts'
import { medplumClient } from './medplum-client.ts'
import { openOurLaptop } from './our-laptop.ts'
import type { Pouch } from './pouch.ts'
import type { ServedSite } from './serve.ts'
import { LANES, startSettled, sum, timed, timeOurPush } from './turns.ts'

/** Acts of one turn: everybody takes turns, so that a busy computer slows all. */
const TURN = 500

/** What each took for one turn, in ms. */
interface Turn {
  readonly ours: number
  readonly bare: number
  readonly medplum: number
  readonly pouch: number
}

/** Pushes so many acts by our sync, and as many others of the same kind by each of those it is measured against. */
export async function pushActs(site: ServedSite, pouch: Pouch, acts: number): Promise<readonly Row[]> {
  const laptop = openOurLaptop(site, 'ours')
  const [bare, medplum] = [bareClient(site, 'bare'), medplumClient(site, 'medplum')]
  const [bareVault, medplumVault, pouchVault] = [aLaptopVault('ffffffff', site.user, 'bare'), aLaptopVault('eeeeeeee', site.user, 'medplum'), aLaptopVault('dddddddd', site.user, 'pouch')]
  const sync = await startSettled(laptop)
  const turns: Turn[] = []
  for (let sent = 0; sent < acts; sent += TURN) {
    const [forBare, forMedplum, forPouch] = [bareVault, medplumVault, pouchVault].map((vault) => Array.from({ length: TURN }, (_, at) => vault.act(sent + at + 1, { record: `c${at % 100}` })))
    await pouch.save(forPouch!)
    turns.push({
      ours: await timeOurPush(laptop, sync, TURN),
      bare: await timed(() => bare.push(forBare!, LANES)),
      medplum: await timed(() => medplum.push(forMedplum!, LANES)),
      pouch: await timed(pouch.acts.push),
    })
  }
  await laptop.close()
  return [...pushRows(acts, turns), aRow(`requests while ${acts} acts are pushed`, 'one an act', [laptop.asked.length, acts], 'requests')]
}

function pushRows(acts: number, turns: readonly Turn[]): readonly Row[] {
  const all = (of: keyof Turn, list = turns): number => sum(list.map((turn) => turn[of]))
  const relative = (list: readonly Turn[]): number => all('ours', list) / all('bare', list)
  const third = Math.max(1, Math.floor(turns.length / 3))
  // Each third is held against the bare client of its own time, so that what is left is our own growth.
  const growth = [relative(turns.slice(-third)), relative(turns.slice(0, third))] as const
  return [
    aRow(`push of ${acts} acts`, 'bare client', [all('ours'), all('bare')], 'ms', 1.2),
    aRow(`push of ${acts} acts`, 'Medplum client creating the same on our server, keeping nothing', [all('ours'), all('medplum')], 'ms'),
    aRow(`push of ${acts} acts`, 'PouchDB replicating to express-pouchdb, a hundred documents a request, nothing checked or synced to the disk', [all('ours'), all('pouch')], 'ms'),
    aRow(`cost of an act, last third of ${acts}`, 'first third, both against the bare client', growth, 'times', 1.3),
  ]
}
