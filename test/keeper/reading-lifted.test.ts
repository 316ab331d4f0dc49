import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startKeeper, type Keeper } from '#electron/keeper/start-keeper.ts'
import { checkTrust } from '#electron/keeper/sync/check-trust.ts'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import { listenForHints } from '#electron/keeper/sync/listen-for-hints.ts'
import { tellConfirmations } from '#electron/keeper/sync/tell-confirmations.ts'
import { syncWork } from '#electron/keeper/sync-work.ts'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { demoTokens } from '../../trust-server/sign-in.ts'
import { startTrustServer } from '../../trust-server/start-trust-server.ts'
import { makeFolder } from '../builders/make-folder.ts'

// A busy computer takes seconds to start the server's database.
vi.setConfig({ testTimeout: 60_000 })

const DAY = 24 * 3_600_000
/** More often, and the server says that it is asked too often. */
const EVERY_SECOND = { timeout: 30_000, interval: 1000 }
const passphrase = 'correct horse battery'

it('[K37] a trust server that answers for them again gives reading back at once; one that refuses their sign-in does not', async () => {
  const tokens = new Map(demoTokens)
  const [chair] = [...demoTokens].find(([, { user }]) => user === 'abena.osei') ?? []
  const server = await startTrustServer({ tokens })
  onTestFinished(() => server.close())
  const profile = join(await makeFolder(), 'profile')
  let late = 0
  const now = (): number => Date.now() + late
  const ground = { http: fetchHttp(globalThis.fetch), listen: listenForHints(globalThis.fetch), now, chance: Math.random }
  const start = (): Keeper =>
    startKeeper({
      profile,
      now,
      slowness: { m: 8, t: 1, p: 1 },
      readDemoActs: () => [],
      checkTrust: (plan) => checkTrust(ground.http, plan, now()),
      startSync: (work, report, signIn, confirmed) => syncWork(ground, work, report, signIn, confirmed),
      notify: () => undefined,
    })
  const first = start()
  const request = { kind: 'trust', server: server.url, token: 'demo-chair', user: 'abena.osei', name: 'Dr Abena Osei', role: 'chair', team: 'complex-cases', passphrase, pin: '123456' } as const
  expect(await first.ask('setUp', request)).toMatchObject({ ok: true })
  await first.ask('lock', {})

  late = 36 * DAY
  tokens.delete(chair ?? '')
  const keeper = start()
  onTestFinished(async () => void (await keeper.ask('lock', {})))
  const [vault] = (await keeper.ask('listVaults', {})).vaults
  expect(await keeper.ask('unlock', { vault: vault?.id ?? '', passphrase })).toMatchObject({ ok: true, value: { viewKey: null } })
  await vi.waitFor(async () => expect(await keeper.ask('tryAgain', {})).toMatchObject({ connection: { kind: 'unreachable', reason: 'sign-in-refused' }, reading: { kind: 'ended' } }), EVERY_SECOND)
  expect((await keeper.ask('listVaults', {})).session?.viewKey).toBeNull()

  tokens.set(chair ?? '', demoTokens.get(chair ?? '')!)
  await vi.waitFor(async () => expect(await keeper.ask('tryAgain', {})).toMatchObject({ connection: { kind: 'connected' }, reading: { kind: 'full' } }), EVERY_SECOND)
  expect((await keeper.ask('listVaults', {})).session?.viewKey).toHaveLength(32)
})

it('[K37] only an entry taken from them, or one of their team shown to them, confirms who they are', async () => {
  const told: string[] = []
  const reply = { now: { kind: 'answered', status: 200, headers: {}, body: '' } as HttpReply }
  const http = tellConfirmations(async () => reply.now, 'complex-cases', () => false, () => told.push('confirmed'))
  const request: HttpRequest = { method: 'GET', url: 'https://trust.example/fhir/metadata', headers: {}, body: null, expects: 'text', signedIn: false, timeoutMs: 1 }
  const signedIn = { ...request, signedIn: true, headers: { authorization: 'Bearer t' } }
  await http(request)
  for (const status of [301, 401, 403, 404, 500]) {
    reply.now = { kind: 'answered', status, headers: {}, body: '' }
    await http(signedIn)
  }
  reply.now = { kind: 'failed', reason: 'no-network' }
  await http(signedIn)
  const page = (...resources: readonly object[]): string => JSON.stringify({ resourceType: 'Bundle', type: 'searchset', link: [{ relation: 'self', url: 'x?_tag=complex-cases' }], ...(resources.length === 0 ? {} : { entry: resources.map((resource) => ({ resource })) }) })
  const tagged = (code: string): object => ({ resourceType: 'QuestionnaireResponse', meta: { tag: [{ code }] } })
  // To whom it knows and who has no place in this team a server shows an empty page.
  for (const body of ['', page(), page(tagged('cardiac'))]) {
    reply.now = { kind: 'answered', status: 200, headers: {}, body }
    await http(signedIn)
  }
  expect(told).toEqual([])
  reply.now = { kind: 'answered', status: 200, headers: {}, body: page(tagged('complex-cases')) }
  await http(signedIn)
  reply.now = { kind: 'answered', status: 201, headers: {}, body: '' }
  await http({ ...signedIn, method: 'POST' })
  expect(told).toEqual(['confirmed', 'confirmed'])
})
