import type { Sync } from '#electron/keeper/sync/start-sync.ts'
import { until, type OurLaptop } from './our-laptop.ts'

/** Requests at once: as many as our own sync makes. */
export const LANES = 4

/** What some work takes, in ms. */
export async function timed(work: () => unknown): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** Saves acts on our laptop, and gives the ms from then until each has its receipt on the disk. */
export async function timeOurPush(laptop: OurLaptop, sync: Sync, count: number): Promise<number> {
  const before = laptop.journal.counts().receipts
  await laptop.save(count)
  return timed(async () => {
    sync.changed()
    await until(() => laptop.journal.counts().receipts === before + count)
  })
}

/** Starts sync and waits until it has read everything and compared it with the server. */
export async function startSettled(laptop: OurLaptop): Promise<Sync> {
  const sync = laptop.start()
  await until(() => laptop.report()?.compared?.same === true)
  return sync
}

export function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
