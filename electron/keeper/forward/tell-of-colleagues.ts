import { join } from 'node:path'
import type { SavingState } from '#bridge/saving-state.ts'
import { listVaults } from '../vault/list-vaults.ts'
import type { Work } from '../work-in-vault.ts'
import { forwardFolder, readWaiting } from './forward-folder.ts'
import type { SentFor } from './send-for-colleagues.ts'

/** What is told of colleagues' entries on this computer while somebody works (K39, K44). */
export interface ColleaguesTold {
  /** This was sent of theirs, at `now` in ms. */
  readonly sent: (sent: readonly SentFor[], now: number) => void
  readonly told: () => Pick<SavingState, 'forColleagues' | 'waitingHere'>
}

/** @param vaults the folder of all vaults of this computer */
export function tellOfColleagues(vaults: string, { session }: Pick<Work, 'session'>): ColleaguesTold {
  const forColleagues = new Map<string, SavingState['forColleagues'][number]>()
  let waitingHere = othersWaiting()

  /** Of the made-up clinic nothing is sent, and nobody's waits there. */
  function othersWaiting(): SavingState['waitingHere'] {
    if (session.demo) return []
    const waiting = waitingByVault(vaults)
    const others = listVaults(vaults).filter(({ id, demo }) => id !== session.vault && !demo)
    return others.map(({ id, name }) => ({ name, entries: waiting[id] ?? 0 })).filter(({ entries }) => entries > 0)
  }

  return {
    sent: (sent, now) => {
      waitingHere = othersWaiting()
      for (const { name, entries } of sent) {
        const before = forColleagues.get(name)?.entries ?? 0
        forColleagues.set(name, { name, entries: before + entries, at: new Date(now).toISOString() })
      }
    },
    told: () => ({ forColleagues: [...forColleagues.values()], waitingHere }),
  }
}

/** By vault, how many entries wait of records that are locked; one of which that is not known is left out (K39). */
export function waitingByVault(vaults: string): Readonly<Record<string, number>> {
  const known = listVaults(vaults).map(({ id }) => [id, readWaiting(forwardFolder(join(vaults, id)))] as const)
  return Object.fromEntries(known.flatMap(([id, waiting]) => (waiting === null ? [] : [[id, waiting] as const])))
}
