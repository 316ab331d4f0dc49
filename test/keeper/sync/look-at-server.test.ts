import { randomUUID } from 'node:crypto'
import { expect, it, onTestFinished, vi } from 'vitest'
import { checkTrust } from '#electron/keeper/sync/check-trust.ts'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import { runProbe } from '#electron/keeper/sync/run-probe.ts'
import type { Check, ServerProfile } from '#sync/probe/profile.ts'
import { unfitServerWords } from '#screens/kit/words-for-servers.ts'
import { modes, plain, type Facts } from '../../../trust-server/foreign/facts.ts'
import { startForeignServer, type ForeignServer } from '../../../trust-server/foreign/start-foreign-server.ts'
import { demoTokens } from '../../../trust-server/sign-in.ts'

vi.setConfig({ testTimeout: 60_000 })

const http = fetchHttp(globalThis.fetch)

async function aServer(facts: Facts): Promise<ForeignServer> {
  const server = await startForeignServer({ facts, tokens: demoTokens })
  onTestFinished(() => server.close())
  return server
}

async function look(facts: Facts, reply: Parameters<typeof runProbe>[0] = http): Promise<ServerProfile> {
  const { url } = await aServer(facts)
  const ground = { server: url, team: 'complex-cases', run: randomUUID(), now: Date.now(), fileBytes: 10_000 }
  return runProbe(reply, ground, { us: 'demo-chair', other: 'demo-other-team' })
}

const notGood = ({ findings }: ServerProfile): readonly string[] => findings.filter(({ verdict }) => verdict !== 'good').map(({ check, verdict }) => `${check} ${verdict}`)
const oneTeam = ['safe-update limit', 'other-team-write limit', 'other-team-read limit']

it.each([
  ['medplum', ['epoch limit', 'clear-text limit', 'hints limit', ...oneTeam]],
  ['hapi', ['epoch limit', 'clear-text limit', 'hints limit', 'create-again limit', 'create-at-once limit', 'fresh-page limit', ...oneTeam]],
  ['create-only', ['epoch limit', 'clear-text limit', 'hints limit', 'read-by-id limit', 'unknown-parameter limit', 'count limit', 'elements limit', ...oneTeam]],
] as const)('a server like %s is fit for one team, and what it does otherwise is told', async (mode, expected) => {
  const profile = await look(modes[mode])
  expect(notGood(profile)).toEqual(expected)
  expect(profile.fitness).toBe('one-team')
})

const changing = (how: (body: string) => string): typeof http => async (request) => {
  const reply = await http(request)
  return reply.kind === 'answered' && typeof reply.body === 'string' ? { ...reply, body: how(reply.body) } : reply
}
const epochs = (): typeof http => {
  let asked = 0
  return changing((body) => body.replace(/"url":"[^"]*metadata"/, () => `"url":"urn:uuid:${++asked}"`))
}
const without = (name: string): typeof http => async ({ headers, ...request }) =>
  http({ ...request, headers: Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name)) })

it.each<readonly [string, Facts, typeof http, Check]>([
  ['gives entries of any tag', { ...plain, filtersByTag: false }, http, 'tag'],
  ['shows entries to anybody', { ...plain, needsSignIn: false }, http, 'no-token'],
  ['keeps twice what is sent twice', plain, without('if-none-exist'), 'create-again'],
  ['finds nothing of what was made', { ...plain, indexedAfterMs: 600_000 }, http, 'create-again'],
  ['changes the text it keeps', plain, changing((body) => body.replace(/("data":"....)./, '$1_')), 'text'],
  ['drops the tags', plain, changing((body) => body.replaceAll('"tag"', '"gat"')), 'text'],
  ['changes the bytes of files', plain, async (request) => {
    const reply = await http(request)
    return reply.kind === 'answered' && typeof reply.body !== 'string' ? { ...reply, body: Uint8Array.from(reply.body, (byte) => byte & 0x7f) } : reply
  }, 'bytes'],
  ['leads elsewhere from its pages', plain, changing((body) => body.replaceAll(/"relation":"next","url":"[^"]*"/g, '"relation":"next","url":"http://203.0.113.9/fhir"')), 'next-page'],
  ['gives the first page and no more', plain, changing((body) => body.replaceAll('"relation":"next"', '"relation":"after"')), 'next-page'],
  ['calls itself another each time', plain, epochs(), 'epoch'],
  ['says no time', plain, changing((body) => body.replaceAll('lastUpdated', 'lastSeen')), 'last-updated'],
  ['answers with a page for people', plain, changing(() => '<html>Welcome</html>'), 'description'],
])('a server that %s is not fit', { timeout: 120_000 }, async (_, facts, reply, check) => {
  const profile = await look(facts, reply)
  expect(profile.findings.find(({ verdict }) => verdict === 'bad')?.check).toBe(check)
  expect(profile.fitness).toBe('not-fit')
})

it('what fails in the middle is no finding: it is not reached', async () => {
  let asked = 0
  const cut: typeof http = async (request) => (++asked > 8 ? { kind: 'failed', reason: 'no-network' } : http(request))
  expect(await look(plain, cut)).toMatchObject({ fitness: 'not-reached', trouble: 'no-network' })
  const busy: typeof http = async (request) => (request.method === 'POST' ? { kind: 'answered', status: 503, headers: {}, body: '' } : http(request))
  expect(await look(plain, busy)).toMatchObject({ fitness: 'not-reached', trouble: 'server-error' })
})

it('what is made is about nobody, says so, and is no entry of the team’s', async () => {
  const server = await aServer(plain)
  const ground = { server: server.url, team: 'complex-cases', run: randomUUID(), now: Date.now(), fileBytes: 1000 }
  await runProbe(http, ground, { us: 'demo-chair', other: null })
  const kept = server.kept().filter(({ bytes }) => bytes === null)
  expect(kept.map(({ type }) => type)).toEqual(['DocumentReference', 'DocumentReference', 'QuestionnaireResponse'])
  for (const { resource } of kept) expect(JSON.stringify(resource)).toMatch(/entered-in-error.*can be ignored|can be ignored.*entered-in-error/s)
  expect(JSON.stringify(kept[2]?.resource)).not.toContain('complex-cases')
})

const plan = { token: 'demo-chair', user: 'abena.osei', name: 'Dr Abena Osei', team: 'complex-cases' }

it('a computer is not set up with a server that is not fit, is told what it does wrong, and has sent no entry there', async () => {
  const server = await aServer({ ...modes.medplum, filtersByTag: false })
  const answer = await checkTrust(http, { ...plan, server: server.url }, Date.now())
  expect(answer).toEqual({ ok: false, refusal: { kind: 'server-not-fit', rule: 'K18', check: 'tag' } })
  expect(unfitServerWords({ kind: 'server-not-fit', check: 'tag' })).toMatch(/^This server cannot keep a team’s records: it does not keep one team’s entries apart/)
  expect(unfitServerWords({ kind: 'server-not-fit', check: 'toString' })).not.toContain(':')
})

it('and is set up, without waiting as long as for one that does not show what it keeps, with one that is', async () => {
  const server = await aServer(modes['create-only'])
  const began = Date.now()
  expect(await checkTrust(http, { ...plan, server: server.url }, began)).toEqual({ ok: true, value: { safeUpdates: false } })
  expect(Date.now() - began).toBeLessThan(10_000)
})
