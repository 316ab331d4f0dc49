import { findPostgres } from '../../test/builders/start-postgres.ts'
import { playProcesses } from '../../test/processes/play-processes.ts'

export interface ProcessesPlan {
  readonly keepers: number
  readonly minutes: number
  readonly seed: number
}

/** Real keepers against a real trust server and database; gives the exit code. */
export async function proveProcesses({ keepers, minutes, seed }: ProcessesPlan, say: (words: string) => void): Promise<number> {
  const postgres = findPostgres()
  if (postgres === undefined) {
    say('This needs a PostgreSQL server: sudo apt-get install -y postgresql')
    return 1
  }
  const { broken, faults, disasters, ...figures } = await playProcesses({ postgres, keepers, seconds: minutes * 60, seed, disasterEveryMs: 10_000, pauseMs: 1500, say })
  for (const words of broken) say(`BROKEN: ${words}`)
  say(`faults of the network: ${list(faults)}`)
  say(list(disasters))
  say(`keepers=${keepers} ${list(figures).replaceAll(': ', '=').replaceAll(', ', ' ')} broken=${broken.length}`)
  return broken.length === 0 ? 0 : 1
}

function list(figures: Readonly<Record<string, number>>): string {
  return Object.entries(figures).map(([what, count]) => `${what}: ${count}`).join(', ')
}
