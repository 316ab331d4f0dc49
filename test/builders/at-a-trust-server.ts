import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { expect, onTestFinished, vi } from 'vitest'
import { startKeeper, type Keeper } from '#electron/keeper/start-keeper.ts'
import type { Role } from '#domain/journal/act.ts'
import { checkTrust } from '#electron/keeper/sync/check-trust.ts'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import { listenForHints } from '#electron/keeper/sync/listen-for-hints.ts'
import { syncWork } from '#electron/keeper/sync-work.ts'
import { demoTokens } from '../../trust-server/sign-in.ts'
import { startTrustServer, type TrustServer } from '../../trust-server/start-trust-server.ts'
import { putEmptyDatabase } from './empty-database.ts'
import { makeFolder } from './make-folder.ts'
import { QUICK } from './quick-passphrases.ts'

export const TEAM = 'complex-cases'
const PASSPHRASE = 'correct horse battery'
const people = { chair: 'abena.osei', consultant: 'helen.marsh', secretary: 'priya.raman', member: 'miriam.feldman', observer: 'observer', records: 'ruth.adeyemi' } as const

/** A trust server in a folder, always at one address, whose database can be put back to an earlier copy or emptied. */
export async function aServer() {
  const dataDir = await makeFolder()
  const copy = await makeFolder()
  await putEmptyDatabase(dataDir)
  let running: TrustServer = await startTrustServer({ tokens: demoTokens, dataDir })
  const { url } = running
  const again = async () => {
    running = await startTrustServer({ tokens: demoTokens, dataDir, port: Number(new URL(url).port) })
  }
  onTestFinished(() => running.close())
  return {
    url,
    /** Keeps a backup of it as it is now. */
    async backUp(): Promise<void> {
      await running.close()
      await cp(dataDir, copy, { recursive: true })
      await again()
    },
    async restore(): Promise<void> {
      await running.close()
      await rm(join(dataDir, 'pglite'), { recursive: true })
      await cp(join(copy, 'pglite'), join(dataDir, 'pglite'), { recursive: true })
      await again()
    },
    async wipe(): Promise<void> {
      await running.close()
      await rm(join(dataDir, 'pglite'), { recursive: true })
      await again()
    },
    async count(): Promise<number> {
      const answer = await fetch(`${url}/QuestionnaireResponse?_summary=count`, { headers: { authorization: 'Bearer demo-chair' } })
      return ((await answer.json()) as { total: number }).total
    },
  }
}

export async function aKeeperAt(role: Role, url: string, profile?: string) {
  const ground = { http: fetchHttp(globalThis.fetch), listen: listenForHints(globalThis.fetch), now: Date.now, chance: Math.random }
  const folder = profile ?? (await makeFolder())
  const keeper: Keeper = startKeeper({
    profile: folder,
    now: Date.now,
    slowness: QUICK,
    readDemoActs: () => [],
    checkTrust: (plan) => checkTrust(ground.http, plan, Date.now()),
    startSync: (work, report) => syncWork(ground, work, report),
    notify: () => undefined,
  })
  if (profile === undefined) {
    const request = { kind: 'trust', server: url, token: `demo-${role}`, user: people[role], name: 'Dr Abena Osei', role, team: TEAM, passphrase: PASSPHRASE, pin: '123456' } as const
    expect(await keeper.ask('setUp', request)).toMatchObject({ ok: true })
  } else {
    const { vaults } = await keeper.ask('listVaults', {})
    expect(await keeper.ask('unlock', { vault: vaults[0]?.id ?? '', passphrase: PASSPHRASE })).toMatchObject({ ok: true })
  }
  onTestFinished(async () => void (await keeper.ask('lock', {})))
  const saving = () => keeper.ask('readSaving', {})
  return {
    folder,
    keeper,
    saving,
    async save(count: number, cases = 1): Promise<void> {
      const intents = Array.from({ length: count }, (_, at) => ({
        id: v7(), about: { kind: 'case' as const, id: `c${at % cases}` }, team: TEAM, verb: 'change-case', schema: 1, after: [], facts: [{ unit: 'note', path: 'words', value: `Seen today ${at}` }],
      }))
      expect(await keeper.ask('appendActs', { intents })).toMatchObject({ ok: true })
    },
    /** Tries until the state of saving is as wanted. */
    async comesTo(wanted: object): Promise<void> {
      await vi.waitFor(async () => expect(await keeper.ask('tryAgain', {})).toMatchObject(wanted), { timeout: 40_000, interval: 50 })
    },
    async decide(fill: boolean) {
      const { toDecide } = await saving()
      return keeper.ask('decideServer', { fill, server: toDecide?.server ?? '', ours: toDecide?.ours ?? 0 })
    },
  }
}
