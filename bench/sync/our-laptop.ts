import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBlobs } from '#electron/keeper/blobs/keep-blobs.ts'
import { openJournal, type OpenJournal } from '#electron/keeper/journal/open-journal.ts'
import { receiveActs } from '#electron/keeper/journal/receive-acts.ts'
import { listSegments, readBytes } from '#electron/keeper/journal/segments.ts'
import { deriveNothing } from '#electron/keeper/sync/derive-from-journal.ts'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import { listenForHints } from '#electron/keeper/sync/listen-for-hints.ts'
import { signInByToken } from '#electron/keeper/sign-in/sign-in.ts'
import { startSync, type Sync } from '#electron/keeper/sync/start-sync.ts'
import { openRecordKeys } from '#electron/keeper/vault/record-keys.ts'
import type { HttpRequest } from '#sync/ports.ts'
import type { SyncReport } from '#electron/keeper/sync/sync-report.ts'
import { aLaptopVault, type SignedText } from '../../test/builders/a-laptop-vault.ts'
import type { ServedSite } from './serve.ts'

/** The keeper's own sync on a real journal on the disk. */
export interface OurLaptop {
  readonly journal: OpenJournal
  /** What it asked the server for so far. */
  readonly asked: HttpRequest[]
  /** Saves acts, without telling sync. */
  readonly save: (count: number, more?: Parameters<ReturnType<typeof aLaptopVault>['act']>[1]) => Promise<readonly SignedText[]>
  readonly keepFile: (bytes: Uint8Array) => Promise<string>
  readonly start: () => Sync
  readonly report: () => SyncReport | undefined
  /** Ends sync; it can be started again. */
  readonly stop: () => Promise<void>
  /** Opens the journal once more, as a new start of the app does. */
  readonly openAgain: () => void
  /** Reads the bytes of the journal and takes their sha256. */
  readonly sumJournal: () => void
  readonly close: () => Promise<void>
}

const RECORDS = 100
let laptops = 0

export function openOurLaptop(site: ServedSite, team: string): OurLaptop {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-bench-'))
  const vaultKey = randomBytes(32)
  const keys = openRecordKeys(folder, vaultKey)
  const journal = openJournal({ folder, keys, vault: '', now: Date.now })
  const blobs = openBlobs(`${folder}/blobs`, keys, journal)
  const vault = aLaptopVault((++laptops).toString(16).padStart(8, 'a'), site.user, team)
  const http = fetchHttp(globalThis.fetch)
  const asked: HttpRequest[] = []
  let saved = 0
  let sync: Sync | null = null
  let report: SyncReport | undefined
  const stop = async (): Promise<void> => {
    await sync?.stop()
    report = undefined
  }
  return {
    journal,
    asked,
    report: () => report,
    save: async (count, more = {}) => {
      const acts = Array.from({ length: count }, () => vault.act((saved += 1), { record: `c${saved % RECORDS}`, ...more }))
      await journal.append(acts.map(({ text, sig, record }) => ({ body: { kind: 'act', text, sig }, key: { kind: 'record', key: record } })))
      return acts
    },
    keepFile: (bytes) => blobs.keep(bytes, { type: 'application/pdf', team, about: 'case/c1' }),
    start: () => {
      sync = startSync({
        journal: { ...journal, hasBlob: blobs.has },
        server: site.url,
        signIn: signInByToken(site.token(team)),
        team,
        vault: vault.id,
        receive: (acts) => receiveActs(journal, acts, Date.now()),
        readBlob: async (plainHash) => blobs.read(plainHash),
        receiveBlob: (_hash, bytes, blob) => blobs.keepReceived(bytes, blob, new Date().toISOString()),
        derive: deriveNothing,
        http: (request) => {
          asked.push(request)
          return http(request)
        },
        listen: listenForHints(globalThis.fetch),
        now: Date.now,
        chance: Math.random,
        report: (next) => void (report = next),
      })
      return sync
    },
    stop,
    openAgain: () => openJournal({ folder, keys: openRecordKeys(folder, vaultKey), vault: '', now: Date.now }).close(),
    sumJournal: () => {
      for (const path of listSegments(join(folder, 'journal'))) createHash('sha256').update(readBytes(path)).digest()
    },
    close: async () => {
      await stop()
      journal.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resume) => setTimeout(resume, 2))
}
