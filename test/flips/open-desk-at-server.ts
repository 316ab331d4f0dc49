import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ActIntent, RecordRef, Role } from '#domain/journal/act.ts'
import { actFromCanonical } from '#domain/journal/canonical-act.ts'
import type { JournalEntry } from '#domain/journal/journal-page.ts'
import { startKeeper } from '#electron/keeper/start-keeper.ts'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import { listenForHints } from '#electron/keeper/sync/listen-for-hints.ts'
import type { Sync } from '#electron/keeper/sync/start-sync.ts'
import type { SyncReport } from '#electron/keeper/sync/sync-report.ts'
import { syncWork } from '#electron/keeper/sync-work.ts'
import type { Work } from '#electron/keeper/work-in-vault.ts'
import { QUICK } from '../builders/quick-passphrases.ts'

const PASSPHRASE = 'four words of mine'
const PIN = '204816'
/** A vault is opened a thousand times here. */
/** Several parts, from a few hundred frames. */
const SEGMENT_BYTES = 60_000
const USERS: Partial<Record<Role, readonly [user: string, name: string]>> = { chair: ['abena.osei', 'Dr Abena Osei'], consultant: ['helen.marsh', 'Miss Helen Marsh'] }

/** The real keeper on a profile, syncing with a real trust server as somebody of the demonstration. */
export interface DeskAtServer {
  readonly profile: string
  setUp(): Promise<void>
  /** `first` is called with what was found on the disk, before anything is sent or read. False where it does not open. */
  unlock(first: (work: Work) => void): Promise<boolean>
  work(): Work
  report(): SyncReport | null
  save(intents: readonly ActIntent[]): Promise<void>
  saveFile(about: RecordRef, bytes: Uint8Array, intent: ActIntent): Promise<void>
  /** Every act as the window is given them to build its view, by id: text and signature. Throws where one comes twice. */
  readActs(): Promise<ReadonlyMap<string, string>>
  stopSync(): Promise<void>
  lock(): Promise<void>
}

export function openDeskAtServer(profile: string, server: string, role: Role): DeskAtServer {
  let open: Work | null = null
  let sync: Sync | null = null
  let report: SyncReport | null = null
  let first: (work: Work) => void = () => undefined
  mkdirSync(profile, { recursive: true })
  const keeper = startKeeper({
    profile,
    now: Date.now,
    slowness: QUICK,
    segmentBytes: SEGMENT_BYTES,
    readDemoActs: () => [],
    checkTrust: async () => ({ ok: true, value: { safeUpdates: false } }),
    startSync: (work, tell) => {
      open = work
      first(work)
      sync = syncWork({ http: fetchHttp(globalThis.fetch), listen: listenForHints(globalThis.fetch), now: Date.now, chance: Math.random }, work, (told) => {
        report = told
        tell(told)
      })
      return sync
    },
    notify: () => undefined,
  })

  const work = (): Work => {
    if (open === null) throw new Error('Broken promise: the desk was unlocked')
    return open
  }

  return {
    profile,
    setUp: async () => {
      const [user = '', name = ''] = USERS[role] ?? []
      const set = await keeper.ask('setUp', { kind: 'trust', server, token: `demo-${role}`, user, name, role, team: 'complex-cases', passphrase: PASSPHRASE, pin: PIN })
      if (!set.ok) throw new Error(`It was not set up: ${set.refusal.kind}`)
    },
    unlock: async (told) => {
      first = told
      const vault = readdirSync(join(profile, 'vaults'))[0] ?? ''
      return (await keeper.ask('unlock', { vault, passphrase: PASSPHRASE })).ok
    },
    work,
    report: () => report,
    save: async (intents) => orThrow(await keeper.ask('appendActs', { intents: [...intents] })),
    saveFile: async (about, bytes, intent) => orThrow(await keeper.ask('keepSigned', { about, bytes, type: 'application/pdf', intents: [intent], pin: PIN })),
    readActs: async () => {
      const acts = new Map<string, string>()
      for (let [after, hash, more] = [0, '', true]; more;) {
        const page = await keeper.ask('readJournal', { after, hash, limit: 500 })
        if (page.kind !== 'page') throw new Error(`The journal is ${page.kind}`)
        for (const entry of JSON.parse(page.entries) as readonly JournalEntry[]) note(acts, entry)
        ;({ next: after, hash, more } = page)
      }
      return acts
    },
    stopSync: async () => sync?.stop(),
    lock: async () => void (await keeper.ask('lock', {})),
  }
}

function note(acts: Map<string, string>, entry: JournalEntry): void {
  if (entry.kind !== 'act') return
  const act = actFromCanonical(entry.text, entry.sig)
  if (act === null) throw new Error('An act cannot be read')
  if (acts.has(act.id)) throw new Error(`An act is there twice: ${act.id}`)
  acts.set(act.id, entry.text + entry.sig)
}

function orThrow(answer: { readonly ok: boolean }): void {
  if (!answer.ok) throw new Error('It was not saved')
}

export async function until(what: () => boolean, withinMs = 30_000): Promise<boolean> {
  const end = Date.now() + withinMs
  while (!what()) {
    if (Date.now() > end) return false
    await new Promise((resume) => setTimeout(resume, 3))
  }
  return true
}
