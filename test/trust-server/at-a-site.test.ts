import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { Agent, request as askOnce } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoTokens } from '../../trust-server/sign-in.ts'
import { startTrustServer, type TrustServer } from '../../trust-server/start-trust-server.ts'
import { aDerived, postDerived, putDerived } from '../builders/a-derived.ts'
import { askDigest, recomputeDigest } from '../builders/recompute-digest.ts'
import { findPostgres, startPostgres } from '../builders/start-postgres.ts'
import { anAct, Talker } from '../builders/talk-to-trust-server.ts'

const postgres = findPostgres()

describe('a server that takes ten requests a minute of a person, and four of a stranger', () => {
  let server: TrustServer
  let stranger: Talker
  beforeAll(async () => {
    server = await startTrustServer({ tokens: demoTokens, limits: { person: 10, stranger: 4 } })
    stranger = new Talker(server.url, undefined)
  }, 60_000)
  afterAll(() => server.close())

  it('asks who goes on for patience, in words and with a time, keeps nothing of it, and serves everybody else', async () => {
    const secretary = stranger.as('demo-secretary')
    for (let times = 0; times < 10; times += 1) expect((await secretary.postOnce(anAct())).status).toBe(201)
    const over = await secretary.postOnce(anAct())
    expect([over.status, over.json.resourceType]).toEqual([429, 'OperationOutcome'])
    expect(over.json.issue[0].diagnostics).toContain('Try again in a minute')
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(over.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect((await stranger.as('demo-chair').get('QuestionnaireResponse?_summary=count')).json.total).toBe(10)
  })

  it('lets nobody try one sign-in after another', async () => {
    const statuses: number[] = []
    for (let times = 0; times < 6; times += 1) statuses.push((await stranger.as(`guess-${times}`).get('QuestionnaireResponse')).status)
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429])
    const elsewhere = await stranger.ask('GET', 'metadata', undefined, { 'x-forwarded-for': '192.0.2.7' })
    expect(elsewhere.status).toBe(200)
    expect((await stranger.as('demo-consultant').get('QuestionnaireResponse')).status).toBe(200)
  })
})

it.skipIf(postgres === undefined && process.env['CI'] !== 'true')('a backup made while it runs is restored into an empty database as the same server, with the same entries, versions, files and digest (to run it: sudo apt-get install -y postgresql)', async () => {
  const database = await startPostgres(postgres ?? '')
  const server = await startTrustServer({ tokens: demoTokens, databaseUrl: database.url })
  const secretary = new Talker(server.url, 'demo-secretary')
  const file = randomBytes(3_000_000)
  const kept = await secretary.ask('POST', 'Binary', file, { 'content-type': 'application/pdf', 'x-security-context': 'complex-cases' })
  const act = anAct()
  const first = await secretary.postOnce(act)
  const task = aDerived()
  const { json: { id } } = await postDerived(secretary, task)
  await putDerived(secretary, id, { ...task, description: 'Changed' }, 'W/"1"')
  const history = await secretary.get('_history')
  const digest = await askDigest(secretary, 'complex-cases')
  const dump = execFileSync(join(postgres ?? '', 'pg_dump'), ['--format=custom', '--dbname', database.url], { maxBuffer: 1e9 })
  const later = await secretary.postOnce(anAct())
  const { epoch } = server
  await server.close()

  const other = await startPostgres(postgres ?? '')
  execFileSync(join(postgres ?? '', 'pg_restore'), ['--exit-on-error', '--no-owner', '--dbname', other.url], { input: dump })
  const again = await startTrustServer({ tokens: demoTokens, databaseUrl: other.url })
  const reader = new Talker(again.url, 'demo-secretary')
  expect(again.epoch).toBe(epoch)
  expect((await reader.postOnce(act)).text).toBe(first.text)
  expect((await reader.get(`QuestionnaireResponse/${later.json.id}`)).status).toBe(404)
  const bytes = await fetch(`${again.url}/Binary/${kept.json.id}`, { headers: { authorization: 'Bearer demo-secretary' } })
  expect(Buffer.compare(Buffer.from(await bytes.arrayBuffer()), file)).toBe(0)
  expect(await askDigest(reader, 'complex-cases')).toEqual(digest)
  expect((await reader.get('_history')).json.entry?.map(({ resource }) => resource)).toEqual(history.json.entry?.map(({ resource }) => resource))
  expect((await putDerived(reader, id, task, 'W/"1"')).status).toBe(412)
  expect((await putDerived(reader, id, task, 'W/"2"')).headers.get('etag')).toBe('W/"3"')
  expect((await reader.postOnce(anAct())).status).toBe(201)
  expect(await askDigest(reader, 'complex-cases')).toEqual(await recomputeDigest(reader, 'complex-cases'))
  await again.close()
  await Promise.all([database.stop(), other.stop()])
}, 90_000)

it('asks nothing more of a connection after its thirtieth request than after its first, and stops at once though it is kept', async () => {
  const server = await startTrustServer({ tokens: demoTokens })
  const warnings: string[] = []
  const note = ({ name }: Error): void => void warnings.push(name)
  process.on('warning', note)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  for (let times = 0; times < 30; times += 1) await new Promise((resolve) => askOnce(`${server.url}/metadata`, { agent }, (response) => response.resume().on('end', resolve)).end())
  const from = Date.now()
  await server.close()
  expect(Date.now() - from).toBeLessThan(9000)
  expect(warnings).toEqual([])
  process.off('warning', note)
  agent.destroy()
}, 60_000)

it.skipIf(postgres === undefined && process.env['CI'] !== 'true')('says whether it is well, without a sign-in and without a word of what it keeps (to run it: sudo apt-get install -y postgresql)', async () => {
  const database = await startPostgres(postgres ?? '')
  const server = await startTrustServer({ tokens: demoTokens, databaseUrl: database.url })
  const health = `${new URL(server.url).origin}/health`
  const well = await fetch(health)
  expect([well.status, await well.json()]).toEqual([200, { status: 'ok' }])
  await database.stop()
  const ill = await fetch(health)
  expect([ill.status, await ill.json()]).toEqual([503, { status: 'the records cannot be reached' }])
  await server.close()
}, 60_000)
