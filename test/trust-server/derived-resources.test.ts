import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import type { JsonObject } from '#domain/basics/json.ts'
import type { Role } from '#domain/journal/act.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { openJournal } from '#electron/keeper/journal/open-journal.ts'
import { receiveActs } from '#electron/keeper/journal/receive-acts.ts'
import { checkTrust } from '#electron/keeper/sync/check-trust.ts'
import { deriveFromJournal } from '#electron/keeper/sync/derive-from-journal.ts'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import { listenForHints } from '#electron/keeper/sync/listen-for-hints.ts'
import { signInByToken } from '#electron/keeper/sign-in/sign-in.ts'
import { startSync } from '#electron/keeper/sync/start-sync.ts'
import { openRecordKeys } from '#electron/keeper/vault/record-keys.ts'
import { deriveRecord } from '#fhir/derived/derive-record.ts'
import { tagsOf, type Element } from '#fhir/read-element.ts'
import { HEAD_SYSTEM } from '#fhir/systems.ts'
import { demoTokens } from '../../trust-server/sign-in.ts'
import { startTrustServer, type TrustServer } from '../../trust-server/start-trust-server.ts'
import { aLaptopVault } from '../builders/a-laptop-vault.ts'
import { makeFolder } from '../builders/make-folder.ts'
import { completeCase } from '../domain/a-case.ts'
import { aFullCase } from '../fhir/derived/a-derived-record.ts'

// A busy computer takes seconds to start the server's database.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const TEAM = 'complex-cases'
const http = fetchHttp(globalThis.fetch)
let server: TrustServer
beforeAll(async () => {
  server = await startTrustServer({ tokens: demoTokens })
})
afterAll(() => server.close())

const facts = (unit: string) => stateUnit(unit, completeCase[unit] as JsonObject)

async function ask(path: string, init: RequestInit = {}, token = 'demo-chair'): Promise<{ readonly status: number; readonly body: Element }> {
  const reply = await fetch(`${server.url}/${path}`, { ...init, headers: { 'content-type': 'application/fhir+json', authorization: `Bearer ${token}`, ...init.headers } })
  return { status: reply.status, body: (await reply.json()) as Element }
}

/** What is there under a name, or undefined. */
async function there(type: string, name: string): Promise<Element | undefined> {
  const { body } = await ask(`${type}?identifier=${encodeURIComponent(`https://consilium.example/derived|${name}`)}`)
  return (body['entry'] as readonly { readonly resource: Element }[] | undefined)?.[0]?.resource
}

/** A laptop as the keeper runs it, that was set up with this server. */
async function aLaptop(prefix: string, user: string, token: string) {
  const folder = await makeFolder()
  const keys = openRecordKeys(folder, randomBytes(32))
  const journal = openJournal({ folder, keys, vault: '', now: Date.now })
  const vault = aLaptopVault(prefix, user, TEAM, token.slice('demo-'.length) as Role)
  let saved = 0
  const sync = startSync({
    journal, server: server.url, signIn: signInByToken(token), team: TEAM, vault: vault.id,
    receive: (acts) => receiveActs(journal, acts, Date.now()),
    readBlob: async () => null, receiveBlob: async () => undefined,
    derive: deriveFromJournal(journal, TEAM),
    http, listen: listenForHints(globalThis.fetch), now: Date.now, chance: Math.random, report: () => undefined,
  })
  onTestFinished(async () => {
    await sync.stop()
    journal.close()
  })
  return {
    journal,
    save: async (part: Parameters<typeof vault.act>[1]) => {
      const act = vault.act(++saved, part)
      await journal.append([{ body: { kind: 'act', text: act.text, sig: act.sig }, key: { kind: 'record', key: act.record } }])
      sync.changed()
      return act
    },
  }
}

it('[K28] a computer is set up with this server as with one that replaces safely', async () => {
  expect(await checkTrust(http, { server: server.url, token: 'demo-chair', user: 'abena.osei', name: 'Dr Abena Osei', team: TEAM }, Date.now())).toEqual({ ok: true, value: { safeUpdates: true } })
})

it('[K28] the server takes every resource of a whole case', async () => {
  const derivation = deriveRecord(aFullCase().scribe.fold(), TEAM, () => true)
  for (const { type, name, resource } of derivation.kind === 'derived' ? derivation.derived : []) {
    const headers = { 'if-none-exist': `identifier=https://consilium.example/derived|${name}` }
    expect(await ask(type, { method: 'POST', headers, body: JSON.stringify(resource) })).toMatchObject({ status: 201, body: { resourceType: type } })
  }
})

it('[K28] two computers keep up what other systems read, each without taking away what the other knew', async () => {
  const record = randomUUID()
  const one = await aLaptop(randomUUID().slice(0, 8), 'abena.osei', 'demo-chair')
  const first = await one.save({ record, facts: facts('subject') })
  await vi.waitFor(async () => expect(await there('ServiceRequest', `case/${record}`)).toMatchObject({ status: 'draft' }), 20_000)

  const two = await aLaptop(randomUUID().slice(0, 8), 'priya.raman', 'demo-secretary')
  await vi.waitFor(() => expect(two.journal.actHash(first.id)).not.toBeNull(), 20_000)
  const second = await two.save({ record, facts: facts('task/t1'), after: [first.id] })
  await vi.waitFor(async () => expect(await there('Task', `case/${record}/task/t1`)).toMatchObject({ status: 'requested' }), 20_000)
  const third = await one.save({ record, facts: facts('decision/m1'), after: [first.id] })
  await vi.waitFor(async () => {
    const request = (await there('ServiceRequest', `case/${record}`)) ?? {}
    expect(request).toMatchObject({ status: 'active' })
    expect(tagsOf(request, HEAD_SYSTEM)).toContain(third.id)
  })
  expect(await there('Task', `case/${record}/task/t1`)).toMatchObject({ status: 'requested' })
  expect(second.record).toBe(first.record)
})
