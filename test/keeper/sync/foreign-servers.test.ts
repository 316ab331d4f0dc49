import { randomBytes } from 'node:crypto'
import { expect, it, onTestFinished, vi } from 'vitest'
import { foldRecord } from '#domain/journal/fold-record.ts'
import { elementsAt, type Element } from '#fhir/read-element.ts'
import { resourceToAct } from '#fhir/resource-to-act.ts'
import { checkTrust } from '#electron/keeper/sync/check-trust.ts'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import type { SyncReport } from '#electron/keeper/sync/sync-report.ts'
import { modes, type Mode } from '../../../trust-server/foreign/facts.ts'
import { startForeignServer, type ForeignServer } from '../../../trust-server/foreign/start-foreign-server.ts'
import { demoTokens } from '../../../trust-server/sign-in.ts'
import { SyncingLaptop } from '../../builders/a-syncing-laptop.ts'
import { makeFolder } from '../../builders/make-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

/** A server that imitates another and can be restarted. */
async function aServer(mode: Mode) {
  const folder = await makeFolder()
  const start = (port: number) => startForeignServer({ facts: modes[mode], tokens: demoTokens, folder, port })
  let running: ForeignServer = await start(0)
  const { url } = running
  onTestFinished(() => running.close())
  return {
    url,
    async stop(): Promise<void> {
      await running.close()
    },
    async start(): Promise<void> {
      running = await start(Number(new URL(url).port))
    },
    /** The acts it holds, as often as it holds them. */
    acts: () => running.kept().flatMap(({ resource }) => actIn(resource)),
    files: () => running.kept().filter(({ type, resource }) => type === 'DocumentReference' && elementsAt(resource, 'content').some((each) => !JSON.stringify(each).includes('can be ignored'))).length,
  }
}

function actIn(resource: Element): readonly { readonly id: string; readonly hash: string }[] {
  const reading = resourceToAct(resource)
  return reading.kind === 'act' ? [reading] : []
}

async function comesTo(laptops: readonly SyncingLaptop[], what: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000
  while (!(await what())) {
    if (Date.now() > end) throw new Error(`This did not come about in time: ${JSON.stringify(laptops.map(({ report, journal }) => ({ report, counts: journal.counts() })))}`)
    await Promise.all(laptops.map((laptop) => laptop.tryNow()))
    await new Promise((resume) => setTimeout(resume, 20))
  }
}

const isTold = ({ report, journal }: SyncingLaptop, count: number): boolean =>
  journal.unsentActs().length === 0 && report?.connection.kind === 'connected' && report.compared?.same === true && report.compared.here === count && report.compared.onServer === count

const stateOf = async (laptop: SyncingLaptop) => {
  const acts = await laptop.acts()
  return foldRecord({ kind: 'case', id: 'c1' }, acts.filter(({ about }) => about.id === 'c1')).units.get('question')
}

/** Every third answer to a create is lost on the way back. */
function losing(http: SyncingLaptop['http']): SyncingLaptop['http'] {
  let created = 0
  return async (request) => {
    const reply = await http(request)
    const isLost = request.method === 'POST' && ++created % 3 === 0
    return isLost ? { kind: 'failed', reason: 'no-network' } : reply
  }
}

/** A day of two laptops on one server. Gives how many acts came of it, and how often the server holds them. */
async function playDay(mode: Mode, through: typeof losing = (http) => http): Promise<{ readonly acts: number; readonly held: number; readonly files: number }> {
  const server = await aServer(mode)
  const untrue: string[] = []
  // Whenever a laptop says that server and computer are the same, the server holds every act the laptop has an answer for.
  const told = (laptop: SyncingLaptop, report: SyncReport): void => {
    if (report.compared?.same !== true) return
    const there = new Set(server.acts().map(({ hash }) => hash))
    const missing = laptop.journal.actsThere('complex-cases').filter(({ id }) => !there.has(laptop.journal.actHash(id) ?? ''))
    if (missing.length > 0 || report.compared.here !== report.compared.onServer) untrue.push(`${missing.length} missing`)
  }
  const chair = new SyncingLaptop(server.url, 'abena.osei', 'demo-chair', told)
  const secretary = new SyncingLaptop(server.url, 'priya.raman', 'demo-secretary', told)
  const both = [chair, secretary]
  for (const laptop of both) {
    laptop.http = through(laptop.http)
    await laptop.open()
    laptop.goOnline()
  }
  for (let turn = 0; turn < 24; turn += 1) await (turn % 2 ? chair : secretary).save({ record: `c${turn % 5}` })
  const letter = randomBytes(40_000)
  const report = randomBytes(300_000)
  const [letterHash, reportHash] = [await chair.saveFile(letter), await secretary.saveFile(report)]
  await comesTo(both, () => both.every((laptop) => isTold(laptop, 26)))
  await comesTo(both, () => secretary.journal.hasBlob(letterHash) && chair.journal.hasBlob(reportHash))

  await secretary.switchOff()
  await secretary.open()
  const question = (value: string, after: readonly string[]) => ({ record: 'c1', facts: [{ unit: 'question', path: 'words', value }], after })
  const one = await chair.save(question('Is surgery the right way?', []))
  const other = await secretary.save(question('Is surgery too early?', []))
  await comesTo([chair], () => isTold(chair, 27))
  secretary.goOnline()
  await comesTo(both, () => both.every((laptop) => isTold(laptop, 28)))
  for (const laptop of both) expect(await stateOf(laptop)).toMatchObject({ kind: 'unsettled' })
  const settled = await chair.save(question('Is surgery the right way, and now?', [one.id, other.id]))
  await comesTo(both, () => both.every((laptop) => isTold(laptop, 29)))
  for (const laptop of both) expect(await stateOf(laptop)).toMatchObject({ kind: 'settled', act: { id: settled.id } })

  await server.stop()
  await chair.save()
  await secretary.save({ record: 'c2' })
  await comesTo(both, () => both.every((laptop) => laptop.report?.connection.kind === 'unreachable'))
  await server.start()
  await comesTo(both, () => both.every((laptop) => isTold(laptop, 31)))

  const [ours, theirs] = [await chair.acts(), await secretary.acts()]
  expect(ours.map(({ id }) => id).toSorted()).toEqual(theirs.map(({ id }) => id).toSorted())
  expect(new Set(ours.map(({ id }) => id)).size).toBe(31)
  expect(ours).toHaveLength(31)
  expect([chair, secretary].map((laptop) => laptop.journal.counts())).toMatchObject([{ refused: 0, alarms: 0 }, { refused: 0, alarms: 0 }])
  expect([Buffer.from(secretary.readFile(letterHash) ?? []).equals(letter), Buffer.from(chair.readFile(reportHash) ?? []).equals(report)]).toEqual([true, true])
  expect(untrue).toEqual([])
  const held = server.acts()
  expect(new Set(held.map(({ hash }) => hash)).size).toBe(31)
  return { acts: 31, held: held.length, files: server.files() }
}

it.each(['medplum', 'create-only'] as const)('a day of two laptops on a server like %s: all is on both and on the server, once', async (mode) => {
  expect(await playDay(mode)).toEqual({ acts: 31, held: 31, files: 2 })
})

it('on one like hapi too, where what is sent again at once is there twice: it is read once, and told as the same', async () => {
  const { held } = await playDay('hapi', losing)
  expect(held).toBeGreaterThan(31)
})

it('and through a network that spoils every third answer in two dozen ways', async () => {
  expect(await playDay('hostile')).toMatchObject({ held: 31, acts: 31 })
})

it('a computer is not set up through such a network, and has sent no entry', async () => {
  const server = await aServer('hostile')
  for (let turn = 0; turn < 5; turn += 1) expect(await setUp(server.url)).toMatchObject({ ok: false, refusal: { rule: 'K18' } })
  expect(server.acts()).toEqual([])
})

const setUp = (server: string) =>
  checkTrust(fetchHttp(globalThis.fetch), { server, token: 'demo-chair', user: 'abena.osei', name: 'Dr Abena Osei', team: 'complex-cases' }, Date.now())

it('but is with a server like each of the others', async () => {
  for (const mode of ['medplum', 'hapi', 'create-only'] as const) {
    const server = await aServer(mode)
    expect(await setUp(server.url)).toEqual({ ok: true, value: { safeUpdates: false } })
  }
})
