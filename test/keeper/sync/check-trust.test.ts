import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import { checkTrust, type TrustPlan } from '#electron/keeper/sync/check-trust.ts'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import { demoTokens } from '../../../trust-server/sign-in.ts'
import { startTrustServer, type TrustServer } from '../../../trust-server/start-trust-server.ts'

// A busy computer takes seconds to start the server's database.
vi.setConfig({ testTimeout: 60_000 })

let server: TrustServer
beforeAll(async () => {
  server = await startTrustServer({ tokens: demoTokens })
})
afterAll(() => server.close())

const check = (change: Partial<TrustPlan> = {}) =>
  checkTrust(
    fetchHttp(globalThis.fetch),
    { server: server.url, token: 'demo-secretary', user: 'priya.raman', name: 'Priya Raman', team: 'complex-cases', ...change },
    Date.UTC(2026, 9, 8, 11, 40),
  )

it('takes the sign-in of the person it belongs to, and leaves an audit event at the trust', async () => {
  expect(await check()).toMatchObject({ ok: true })
  const reply = await fetch(`${server.url}/AuditEvent`, { headers: { authorization: 'Bearer demo-chair' } })
  expect(await reply.text()).toContain('User Authentication')
})

it.each([
  [{ token: 'mistyped' }, 'sign-in-refused'],
  [{ user: 'priya.ramen' }, 'sign-in-not-this-person'],
  [{ team: 'complex-case' }, 'sign-in-not-this-person'],
])('%o is told at once', async (change, kind) => {
  expect(await check(change)).toMatchObject({ ok: false, refusal: { kind, rule: 'K18' } })
})

it('so is an address where nothing answers', async () => {
  expect(await check({ server: 'http://127.0.0.1:9/fhir' })).toMatchObject({ refusal: { kind: 'server-not-reached' } })
  expect(await check({ server: 'http://elsewhere.example/fhir' })).toMatchObject({ refusal: { kind: 'not-trusted' } })
})

it.each([
  [200, '<html>Welcome to the hospital Wi-Fi</html>', 'not-a-trust-server'],
  [200, '{"resourceType":"CapabilityStatement","fhirVersion":"3.0.2"}', 'not-a-trust-server'],
  [404, '', 'not-a-trust-server'],
  [500, 'stack trace', 'server-not-ready'],
])('and a server that answers %i with %s', async (status, body, kind) => {
  const other = await answering(status, body)
  expect(await check({ server: other })).toMatchObject({ refusal: { kind } })
})

async function answering(status: number, body: string): Promise<string> {
  const other: Server = createServer((_, reply) => reply.writeHead(status).end(body))
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
  onTestFinished(() => void other.close())
  return `http://127.0.0.1:${(other.address() as AddressInfo).port}/fhir`
}
