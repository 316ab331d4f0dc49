import type { SavingState } from '#bridge/saving-state.ts'
import type { ServerRecords } from './server-records.ts'

/** What was asked of a laptop, and what it answered for. */
export interface Work {
  /** Every act it was asked to save, whether or not it answered. */
  readonly tried: Set<string>
  /** Acts it said are saved. */
  readonly saved: Set<string>
  /** Files it said are saved, by hash. */
  readonly files: Set<string>
}

export interface ClaimWatch {
  /** Holds a state of saving that was just said against what the server has committed by now. */
  hear(work: Work, said: SavingState): void
  /** How many were held so, how many of them said that everything is there, and which were not true. */
  end(): Promise<{ readonly checked: number; readonly synced: number; readonly untrue: readonly string[] }>
}

/** A laptop that says the same every few milliseconds is asked no more often than this, apart from the great claim. */
const NO_MORE_OFTEN_MS = 400

export function watchClaims(server: ServerRecords): ClaimWatch {
  const untrue: string[] = []
  const before = new Map<Work, { readonly words: string; readonly at: number }>()
  const checks: Promise<void>[] = []
  let synced = 0

  async function check(work: Work, { acts, blobsWaiting, compared }: SavingState, isSynced: boolean, at: number): Promise<void> {
    const [tried, saved, files] = [[...work.tried], [...work.saved], [...work.files]]
    const there = await server.countActs(tried, at)
    if (there < acts.onServer) untrue.push(`said ${acts.onServer} acts are on the server; it held ${there}`)
    if (acts.waiting === 0 && acts.refused === 0 && (await server.countActs(saved, at)) < saved.length) untrue.push('said nothing waits; the server lacked saved acts')
    if (blobsWaiting === 0 && (await server.countFiles(files, at)) < files.length) untrue.push('said no file waits; the server lacked saved files')
    if (compared?.same === true && (await server.countAll(at)) < compared.here) untrue.push(`said the server holds the same ${compared.here}; it held fewer`)
    if (isSynced) synced += 1
  }

  return {
    hear: (work, said) => {
      const at = Date.now()
      const isSynced = said.acts.waiting === 0 && said.blobsWaiting === 0 && said.compared?.same === true && said.connection.kind === 'connected' && !said.sending
      const words = JSON.stringify([said.acts, said.blobsWaiting, said.compared, isSynced])
      const last = before.get(work)
      if (last?.words === words || (!isSynced && at - (last?.at ?? 0) < NO_MORE_OFTEN_MS)) return
      before.set(work, { words, at })
      checks.push(check(work, said, isSynced, at))
    },
    end: async () => {
      await Promise.all(checks)
      return { checked: checks.length, synced, untrue }
    },
  }
}
