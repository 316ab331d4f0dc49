import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import type { ActionContext } from '#actions/context.ts'
import type { Session } from '#bridge/computer.ts'
import type { Role, RecordRef } from '#domain/journal/act.ts'
import { foldRecord, type FoldedRecord } from '#domain/journal/fold-record.ts'
import { receiveActs } from '#electron/keeper/journal/receive-acts.ts'
import { startKeeper } from '#electron/keeper/start-keeper.ts'
import type { Work } from '#electron/keeper/work-in-vault.ts'
import { importViewKey } from '#storage/seal.ts'
import { View } from '#storage/view.ts'
import { quickFolder } from './an-open-vault.ts'
import { QUICK } from './quick-passphrases.ts'

/** One person at one laptop: the real keeper on a real folder, the real view, and the context actions are given. */
export interface LaptopAtWork {
  readonly context: ActionContext
  readonly record: (about: RecordRef) => Promise<FoldedRecord>
  /** Takes in everything the other laptop holds, as sync would. */
  readonly receiveFrom: (other: LaptopAtWork) => Promise<void>
  readonly acts: () => Promise<readonly { readonly text: string; readonly sig: string }[]>
}

const NOW = Date.UTC(2026, 9, 8, 11, 40)
let laptops = 0

export async function aLaptopAtWork(name: string, role: Role): Promise<LaptopAtWork> {
  let work: Work | null = null
  const keeper = startKeeper({
    profile: quickFolder(),
    now: () => NOW,
    slowness: QUICK,
    readDemoActs: () => [],
    checkTrust: async () => ({ ok: true, value: { safeUpdates: false } }),
    startSync: (opened) => {
      work = opened
      return null
    },
    notify: () => undefined,
  })
  const user = name.toLowerCase().replace(/\W+/g, '.')
  const set = await keeper.ask('setUp', {
    kind: 'trust', server: 'https://trust.example/fhir', token: 'a-token', user, name, role,
    team: 'complex-cases', passphrase: 'four words of mine', pin: '204816',
  })
  if (!set.ok) throw new Error(set.refusal.kind)
  const session: Session = set.value
  const { viewKey } = session
  if (viewKey === null) throw new Error('A computer that was just set up may be read')
  laptops += 1
  const view = new View({
    databaseName: `laptop-${laptops}`,
    key: await importViewKey(new Uint8Array(viewKey)),
    readJournal: (after, hash, limit) => keeper.ask('readJournal', { after, hash, limit }),
    tell: () => undefined,
  })
  await view.open()

  const context: ActionContext = {
    ask: ((request: 'appendActs', value: never) => keeper.ask(request, value)) as ActionContext['ask'],
    session,
    newId: v7,
    now: () => new Date(NOW).toISOString(),
    today: () => '2026-10-08',
    readRecord: (about) => view.readRecord(about),
    shown: () => view.catchUp(),
    digest: (text) => Promise.resolve(createHash('sha256').update(text).digest('hex')),
  }
  const acts = async () => {
    const frames = (await work?.journal.read(0, 10_000)) ?? []
    return frames.flatMap(({ body }) => (body.kind === 'act' || body.kind === 'received' ? [{ text: body.text, sig: body.sig }] : []))
  }
  return {
    context,
    acts,
    record: async (about) => {
      const read = await view.readRecord(about)
      return foldRecord(read.about, read.acts, new Set(Object.keys(read.refused)))
    },
    receiveFrom: async (other) => {
      if (work === null) throw new Error('Broken promise: the keeper starts sync with its work')
      await receiveActs(work.journal, await other.acts(), NOW)
      await view.catchUp()
    },
  }
}
