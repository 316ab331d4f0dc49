import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { demoTokens } from '../../trust-server/sign-in.ts'
import { startTrustServer, type TrustServer } from '../../trust-server/start-trust-server.ts'

// A busy computer takes seconds to start the server's database.
vi.setConfig({ testTimeout: 60_000 })

const root = join(import.meta.dirname, '../..')
let server: TrustServer
beforeAll(async () => {
  server = await startTrustServer({ tokens: demoTokens })
})
afterAll(() => server.close())

async function check(args: readonly string[], env: Readonly<Record<string, string>>): Promise<{ readonly code: number | null; readonly out: string }> {
  const child = spawn(process.execPath, ['commands/check-server.ts', ...args], { cwd: root, env: { PATH: process.env['PATH'] ?? '', ...env } })
  let out = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (out += part.toString()))
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, out }
}

const team = ['--team', 'complex-cases']

it('our own server is fit for several teams, in every check, once a second team’s sign-in was tried', async () => {
  const { code, out } = await check([server.url, ...team, '--json'], { TOKEN: 'demo-secretary', OTHER_TOKEN: 'demo-other-team' })
  expect(code).toBe(0)
  const said = JSON.parse(out) as { readonly fitness: string; readonly checks: readonly { readonly check: string; readonly verdict: string }[] }
  expect(said).toMatchObject({ fitness: 'several-teams', exitCode: 0, epoch: `urn:uuid:${server.epoch}` })
  const metadata = await (await fetch(`${server.url}/metadata`)).text()
  const others = metadata.includes('"ServiceRequest"') ? [] : ['safe-update']
  expect(said.checks.filter(({ verdict }) => verdict !== 'good').map(({ check: name }) => name)).toEqual(['clear-text', ...others])
  expect(out).not.toContain('demo-')
})

it('without a second sign-in it is one team’s, and says what to give', async () => {
  const { code, out } = await check([server.url, ...team], { TOKEN: 'demo-secretary' })
  expect(code).toBe(1)
  expect(out).toContain('Fit for one team only.\nGive OTHER_TOKEN')
})

it('what a sign-in may not try is not taken for seen', async () => {
  const { code, out } = await check([server.url, ...team], { TOKEN: 'demo-observer', OTHER_TOKEN: 'demo-other-team' })
  expect(code).toBe(3)
  expect(out).toContain('name the team with --team')
})

it('what is not there, not ours or not asked rightly is told apart', async () => {
  expect(await check([server.url, ...team], { TOKEN: 'mistyped' })).toMatchObject({ code: 3, out: expect.stringContaining('It refused a sign-in') })
  expect(await check(['http://127.0.0.1:9/fhir'], { TOKEN: 'demo-chair' })).toMatchObject({ code: 3, out: expect.stringContaining('Nothing answers') })
  expect(await check(['http://trust.example/fhir'], { TOKEN: 'demo-chair' })).toMatchObject({ code: 2, out: expect.stringContaining('in clear over a network') })
  expect(await check([server.url.replace('/fhir', '/health')], { TOKEN: 'demo-chair' })).toMatchObject({ code: 2, out: expect.stringContaining('not a FHIR R4 server') })
  expect(await check([server.url], {})).toMatchObject({ code: 64, out: expect.stringContaining('Usage') })
  expect(await check([], { TOKEN: 'demo-chair' })).toMatchObject({ code: 64 })
})
