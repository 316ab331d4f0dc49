import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Database } from '../../trust-server/database.ts'
import { openPglite } from '../../trust-server/open-pglite.ts'
import { openPostgres } from '../../trust-server/open-postgres.ts'
import { hashTokens } from '../../trust-server/sign-in.ts'
import { startTrustServer } from '../../trust-server/start-trust-server.ts'
import type { TrustServer } from '../../trust-server/start-trust-server.ts'
import { createFile, findFile, purgeFiles } from '../../trust-server/store/keep-files.ts'
import { prepareTables } from '../../trust-server/store/prepare-tables.ts'
import { aDerived, conditionOf, postDerived, putDerived } from '../builders/a-derived.ts'
import { anErasure } from '../builders/an-erasure.ts'
import { lookThroughTables } from '../builders/look-through-tables.ts'
import { makeFolder } from '../builders/make-folder.ts'
import { onBothDatabases } from '../builders/on-both-databases.ts'
import type { ChosenDatabase } from '../builders/on-both-databases.ts'
import { askDigest, recomputeDigest } from '../builders/recompute-digest.ts'
import { findPostgres, startPostgres } from '../builders/start-postgres.ts'
import type { Reply } from '../builders/talk-to-trust-server.ts'
import { anAct, listen, Talker, until } from '../builders/talk-to-trust-server.ts'

const [team, other] = [`team-${randomUUID()}`, `other-${randomUUID()}`]
const both = [team, other]
const tokens = hashTokens({
  secretary: { user: 'priya.raman', name: 'Priya Raman', role: 'secretary', teams: both },
  chair: { user: 'abena.osei', name: 'Dr Abena Osei', role: 'chair', teams: both },
  consultant: { user: 'helen.marsh', name: 'Dr Helen Marsh', role: 'consultant', teams: both },
  member: { user: 'miriam.feldman', name: 'Dr Miriam Feldman', role: 'member', teams: both },
  observer: { user: 'observer', name: 'Observer', role: 'observer', teams: both },
  records: { user: 'ruth.adeyemi', name: 'Ruth Adeyemi', role: 'records', teams: both },
})
const types = ['ServiceRequest', 'Task', 'Appointment', 'Communication', 'Consent']
const words = 'This record was erased. Nothing more can be added to it.'
const DAY_MS = 86_400_000

type Resource = Readonly<Record<string, unknown>>

const aCase = (): string => `case/${randomUUID()}`
const tag = (kind: string, code: string): object => ({ system: `https://consilium.example/${kind}`, code })
const tagged = (record: string): string => `_tag=https://consilium.example/record|${record}`
const aDocument = (record: string, binary: string, more: object = {}): Resource => ({
  resourceType: 'DocumentReference', status: 'current', meta: { tag: [tag('team', team), tag('record', record)] }, content: [{ attachment: { url: `Binary/${binary}` } }], ...more,
})
const sendFile = async (talker: Talker, bytes: string, of = team): Promise<string> =>
  (await talker.ask('POST', 'Binary', bytes, { 'content-type': 'application/pdf', 'x-security-context': of })).json.id
const refusalOf = ({ status, json }: Reply): readonly unknown[] => [status, json.issue[0].diagnostics]
const send = (talker: Talker, type: string, entry: readonly object[]): Promise<Reply> => talker.post('', { resourceType: 'Bundle', type, entry })
const posted = (resource: Resource, ifNoneExist?: string): object => ({ resource, request: { method: 'POST', url: resource['resourceType'], ...(ifNoneExist === undefined ? {} : { ifNoneExist }) } })

/** Everything a record can have: acts, a file, all that is derived, each of it changed once. Gives where each of it is read. */
async function fill(secretary: Talker, record: string, canary: string): Promise<readonly string[]> {
  const places: string[] = []
  for (let n = 0; n < 3; n += 1) {
    const { json } = await secretary.postOnce(anAct({ team, record, text: { facts: [{ unit: 'case', path: 'story', value: canary }] }, items: [{ linkId: 'words', text: canary }] }))
    places.push(`QuestionnaireResponse/${json.id}`)
  }
  const binary = await sendFile(secretary, `%PDF ${canary}`)
  const document = await secretary.post('DocumentReference', aDocument(record, binary, { description: canary }))
  places.push(`Binary/${binary}`, `DocumentReference/${document.json.id}`)
  for (const type of types) {
    const derived = aDerived({ type, team, record, name: `${record}/${canary}`, heads: [canary] })
    const { json: { id } } = await postDerived(secretary, derived)
    await putDerived(secretary, id, derived, 'W/"1"')
    places.push(`${type}/${id}`)
  }
  return places
}

const statusesOf = async (talker: Talker, places: readonly string[]): Promise<readonly number[]> => {
  const deeper = places.flatMap((place) => [place, `${place}/_history/1`, ...(place.startsWith('Binary') ? [] : [`${place}/_history`])])
  return [...new Set(await Promise.all(deeper.map(async (place) => (await talker.get(place)).status)))]
}

const postgres = findPostgres()
type Place = { readonly databaseUrl: string } | { readonly dataDir: string }

async function open(place: Place): Promise<Database> {
  return 'databaseUrl' in place ? openPostgres(place.databaseUrl) : openPglite(place.dataDir)
}

onBothDatabases(behaves)

function behaves(choose: () => Promise<ChosenDatabase>): void {
  let chosen: ChosenDatabase
  let server: TrustServer
  let secretary: Talker
  let records: Talker
  let clock = Date.now()
  beforeAll(async () => {
    chosen = await choose()
    server = await startTrustServer({ ...chosen, tokens, now: () => clock })
    secretary = new Talker(server.url, 'secretary')
    records = secretary.as('records')
  }, 90_000)
  afterAll(() => server?.close())

  const erase = (...named: readonly string[]): Promise<Reply> => records.postOnce(anErasure({ team, records: named }))

  describe('records are erased', () => {
    it.each(['chair', 'consultant', 'secretary', 'member', 'observer'])('by the records role alone, and not by the %s', async (role) => {
      const record = aCase()
      await secretary.postOnce(anAct({ team, record }))
      const talker = secretary.as(role)
      const user = (await talker.get('$me')).text.match(/"(priya\.raman|abena\.osei|helen\.marsh|miriam\.feldman|observer)"/)?.[1] ?? ''
      for (const said of [role, 'records']) {
        expect(refusalOf(await talker.postOnce(anErasure({ team, records: [record], user, role: said })))).toEqual([403, `Your role (${role}) may not erase a child’s records.`])
      }
      expect((await secretary.get(`QuestionnaireResponse?${tagged(record)}&_summary=count`)).json.total).toBe(1)
    })

    const reason = 'asked-for'
    it.each<[string, object, string]>([
      ['a meeting', { records: ['case/c-1', 'meeting/m-1'] }, 'facts[1]'], ['a provider', { records: ['provider/p-1'] }, 'facts[0]'], ['the team', { records: [`team/${team}`] }, 'facts[0]'],
      ['nothing', { records: [] }, 'names none'], ['no facts', { facts: null }, 'names none'], ['facts that are no list', { facts: { unit: 'erased/case/c-1' } }, 'names none'],
      ['101 records', { records: Array.from({ length: 101 }, (_, n) => `case/c-${n}`) }, '100 records at most'],
      ['words of its own', { facts: [{ unit: 'erased/case/c-1', path: 'reason', value: 'Maya has asked' }] }, 'facts[0]'], ['no reason', { facts: [{ unit: 'erased/case/c-1', path: '', value: null }] }, 'facts[0]'],
      ['another path', { facts: [{ unit: 'erased/case/c-1', path: 'words', value: reason }] }, 'facts[0]'], ['more than a fact', { facts: [{ unit: 'erased/case/c-1', path: 'reason', value: reason, note: 'x' }] }, 'facts[0]'],
      ['another unit', { facts: [{ unit: 'erased/case/c-1', path: 'reason', value: reason }, { unit: 'profile', path: 'reason', value: reason }] }, 'facts[1]'], ['a fact that is none', { facts: ['erased/case/c-1'] }, 'facts[0]'],
      ['part of a record', { records: ['case/c-1/decision'] }, 'facts[0]'], ['a case itself', { records: ['case/c-1'], record: 'case/c-1' }, 'about the team itself'],
      ['another team', { records: ['case/c-1'], record: `team/${other}` }, 'about the team itself'],
    ])('and not by what says %s', async (_, part, place) => {
      const reply = await records.postOnce(anErasure({ team, ...part }))
      expect(refusalOf(reply)).toEqual([422, expect.stringContaining(place)])
    })

    it('and 100 may be at once, in one entry', async () => {
      expect((await erase(...Array.from({ length: 100 }, aCase))).status).toBe(201)
    })
  })

  it('leaves nothing of them, by any way of reading, and everything of others', async () => {
    const [gone, patient, stays] = [aCase(), `patient/${randomUUID()}`, aCase()]
    const places = [...(await fill(secretary, gone, 'gone')), ...(await fill(secretary, patient, 'gone'))]
    const kept = await fill(secretary, stays, 'stays')
    const meeting = await secretary.postOnce(anAct({ team, record: 'meeting/m-1' }))
    const elsewhere = await secretary.postOnce(anAct({ team: other, record: gone }))
    expect([await statusesOf(secretary, places), await statusesOf(secretary, kept)]).toEqual([[200], [200]])
    const ear = await listen(secretary)
    const act = await erase(gone, patient)
    await until(() => ear.heard().includes('event: added'))
    ear.stop()
    expect([act.status, await statusesOf(secretary, places), await statusesOf(secretary, kept)]).toEqual([201, [404], [200]])
    for (const type of ['QuestionnaireResponse', 'DocumentReference', ...types]) {
      const found = async (query: string) => (await secretary.get(`${type}?${query}`)).json.total
      expect([type, await found(`${tagged(gone)},https://consilium.example/record|${patient}&_tag=https://consilium.example/team|${team}&_summary=count`)]).toEqual([type, 0])
      expect((await secretary.readAll(`${type}/_history?_count=500`)).filter(({ meta, id }) => places.includes(`${type}/${id}`) || meta.tag.some(({ code }) => code === patient))).toEqual([])
    }
    const all = await secretary.readAll('_history?_count=500&_since=2026-01-01T00:00:00Z')
    expect(all.filter(({ resourceType, id }) => places.includes(`${resourceType}/${id}`))).toEqual([])
    expect(kept.filter((place) => !place.startsWith('Binary/') && !all.some(({ resourceType, id }) => place === `${resourceType}/${id}`))).toEqual([])
    for (const { json: { id } } of [act, meeting, elsewhere]) expect((await secretary.get(`QuestionnaireResponse/${id}`)).status).toBe(200)
    for (const each of both) expect(await askDigest(secretary, each)).toEqual(await recomputeDigest(secretary, each))
  })

  it('counts an act that is there about another record too, by the text that then comes first', async () => {
    const [first, second, third] = [aCase(), aCase(), aCase()]
    const id = randomUUID()
    for (const record of [first, second, third]) await secretary.post('QuestionnaireResponse', anAct({ team, id, record }))
    for (const record of [second, first, third]) {
      await erase(record)
      expect([record, await askDigest(secretary, team)]).toEqual([record, await recomputeDigest(secretary, team)])
    }
  })

  it('is said of whatever is sent about them afterwards, of every type and by every way', async () => {
    const record = aCase()
    const old = anAct({ team, record })
    await secretary.postOnce(old)
    const made = await Promise.all(types.map((type) => postDerived(secretary, aDerived({ type, team, record }))))
    await erase(record)
    const binary = await sendFile(secretary, '%PDF')
    const derived = types.map((type) => aDerived({ type, team, record }))
    const sent: readonly (readonly [Resource, string | undefined])[] = [
      [old, `identifier=${old.identifier.system}|${old.identifier.value}`], [anAct({ team, record }), undefined], [anAct({ team, record, verb: 'log-concern' }), undefined], [anAct({ team, record, verb: 'a-newer-verb' }), undefined],
      [aDocument(record, binary), undefined], [aDocument(aCase(), binary, { meta: { tag: [tag('team', team), tag('record', aCase()), tag('record', record)] } }), undefined],
      ...derived.map((each) => [each, conditionOf(each)] as const),
    ]
    for (const [resource, condition] of sent) {
      const alone = await secretary.post(String(resource['resourceType']), resource, condition === undefined ? {} : { 'if-none-exist': condition })
      expect([resource['resourceType'], ...refusalOf(alone)]).toEqual([resource['resourceType'], 422, words])
      const whole = await send(secretary, 'transaction', [posted(anAct({ team, record: 'meeting/m-2' })), posted(resource, condition)])
      expect(refusalOf(whole)).toEqual([422, `Bundle.entry[1]: ${words} Nothing of the Bundle was kept.`])
    }
    const batch = await send(secretary, 'batch', sent.map(([resource, condition]) => posted(resource, condition)))
    const outcomes = batch.json.entry as unknown as readonly { readonly response: { readonly status: string; readonly outcome: Reply['json'] } }[]
    expect(new Set(outcomes.map(({ response }) => `${response.status} ${response.outcome.issue[0].diagnostics}`))).toEqual(new Set([`422 ${words}`]))
    for (const [at, { json: { id } }] of made.entries()) expect(refusalOf(await putDerived(secretary, id, derived[at]!, 'W/"1"'))).toEqual([422, words])
    expect((await secretary.get(`QuestionnaireResponse?_tag=https://consilium.example/record|meeting/m-2&_summary=count`)).json.total).toBe(0)
    expect((await secretary.postOnce(anAct({ team: other, record }))).status).toBe(201)
  })

  it('is taken again, by another entry that names another record as well', async () => {
    const [one, two] = [aCase(), aCase()]
    const first = anErasure({ team, records: [one, one] })
    expect([(await records.postOnce(first)).status, (await records.postOnce(first)).status]).toEqual([201, 200])
    await secretary.postOnce(anAct({ team, record: two }))
    expect((await erase(one, two)).status).toBe(201)
    expect((await secretary.get(`QuestionnaireResponse?${tagged(two)}&_summary=count`)).json.total).toBe(0)
    expect(await askDigest(secretary, team)).toEqual(await recomputeDigest(secretary, team))
  })

  it('happens in a batch and in a transaction, and in one that is undone nothing is lost', async () => {
    const [one, two] = [aCase(), aCase()]
    const places = await fill(secretary, one, 'one')
    const more = await fill(secretary, two, 'two')
    const before = await askDigest(secretary, team)
    const undone = await send(records, 'transaction', [posted(anErasure({ team, records: [one, two] })), { request: { method: 'GET', url: `Task/${randomUUID()}` } }])
    expect([undone.status, await statusesOf(secretary, [...places, ...more]), await askDigest(secretary, team)]).toEqual([404, [200], before])
    expect((await secretary.postOnce(anAct({ team, record: one }))).status).toBe(201)
    expect((await send(records, 'transaction', [posted(anErasure({ team, records: [one] }))])).status).toBe(200)
    expect([await statusesOf(secretary, places), await statusesOf(secretary, more)]).toEqual([[404], [200]])
    expect((await send(records, 'batch', [posted(anErasure({ team, records: [two] }))])).status).toBe(200)
    expect([await statusesOf(secretary, more), await askDigest(secretary, team)]).toEqual([[404], await recomputeDigest(secretary, team)])
  })

  it('leaves a file that another record’s document names, and takes what nothing has named for a day', async () => {
    const record = aCase()
    const shared = await sendFile(secretary, 'shared')
    for (const each of [record, aCase()]) await secretary.post('DocumentReference', aDocument(each, shared))
    const [lost, elsewhere] = [await sendFile(secretary, 'lost'), await sendFile(secretary, 'elsewhere', other)]
    clock += DAY_MS + 60_000
    const fresh = await sendFile(secretary, 'fresh')
    await erase(record)
    const statuses = await Promise.all([shared, lost, elsewhere, fresh].map(async (id) => (await secretary.get(`Binary/${id}`)).status))
    expect(statuses).toEqual([200, 404, 200, 200])
    expect((await secretary.get(`Binary/${shared}`)).text).toBe('shared')
  })

  /** Sends so that each waits for its turn to write before the first has it, where that can be brought about. */
  async function inLine(sends: readonly (() => Promise<Reply>)[]): Promise<readonly Reply[]> {
    if (chosen.databaseUrl === undefined) return Promise.all(sends.map((each) => each()))
    const database = openPostgres(chosen.databaseUrl)
    const waiting = async (): Promise<number> => (await database.query(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'`)).length
    const replies: Promise<Reply>[] = []
    await database.write(async (query) => {
      await query(`SELECT seq FROM counter WHERE stream = 'record' FOR UPDATE`)
      for (const each of sends) {
        replies.push(each())
        await until(async () => (await waiting()) >= replies.length)
      }
    })
    await database.close()
    return Promise.all(replies)
  }

  it.each(['before', 'after'])('leaves nothing of what was judged before and kept %s', async (order) => {
    const binary = await sendFile(secretary, 'shared')
    await secretary.post('DocumentReference', aDocument(aCase(), binary))
    for (let times = 0; times < 3; times += 1) {
      const record = aCase()
      const task = aDerived({ team, record })
      const { json: { id } } = await postDerived(secretary, task)
      const creates = [
        () => secretary.postOnce(anAct({ team, record })), () => secretary.post('DocumentReference', aDocument(record, binary)),
        () => postDerived(secretary, aDerived({ team, record })), () => putDerived(secretary, id, task, 'W/"1"'),
      ]
      const replies = await inLine(order === 'before' ? [...creates, () => erase(record)] : [() => erase(record), ...creates])
      const refused = replies.filter(({ status }) => status === 422)
      expect(replies.filter(({ status }) => ![200, 201, 422].includes(status))).toEqual([])
      // Whoever waits first has the first turn; the others come in any order.
      if (chosen.databaseUrl !== undefined && order === 'after') expect(refused).toHaveLength(creates.length)
      for (const type of ['QuestionnaireResponse', 'DocumentReference', 'Task']) expect((await secretary.get(`${type}?${tagged(record)}&_summary=count`)).json.total).toBe(0)
      expect(await askDigest(secretary, team)).toEqual(await recomputeDigest(secretary, team))
    }
  })

  describe('in the database itself', () => {
    /** What a database was given by whoever wrote it last, on a server of its own. */
    const place = async (): Promise<Place> =>
      chosen.databaseUrl === undefined ? { dataDir: await makeFolder() } : { databaseUrl: chosen.databaseUrl }

    async function served<T>(at: Place, work: (talker: Talker) => Promise<T>): Promise<T> {
      const own = await startTrustServer({ ...at, tokens, now: () => clock })
      return work(new Talker(own.url, 'secretary')).finally(() => own.close())
    }

    async function opened<T>(at: Place, work: (database: Database) => Promise<T>): Promise<T> {
      const database = await open(at)
      return work(database).finally(() => database.close())
    }

    const holding = (tables: ReadonlyMap<string, string>, word: string): readonly string[] => [...tables].filter(([, text]) => text.includes(word)).map(([name]) => name)

    it('no word of the record is left in any table, in clear or encoded, and the trail of it is', async () => {
      const at = await place()
      const [record, canary] = [aCase(), `Kanarienvogel${randomUUID()}`]
      const places = await served(at, (talker) => fill(talker, record, canary))
      expect(await opened(at, async ({ query }) => holding(await lookThroughTables(query), canary))).toEqual(['entry', 'file_part', 'past', 'token'])
      const act = anErasure({ team, records: [record] })
      await served(at, async (talker) => {
        expect((await talker.as('records').postOnce(act)).status).toBe(201)
        await talker.postOnce(anAct({ team, record, items: [{ linkId: 'words', text: canary }] }))
      })
      await opened(at, async ({ query }) => {
        const tables = await lookThroughTables(query)
        expect([holding(tables, canary), holding(tables, record)]).toEqual([[], ['entry', 'erased']])
        const naming = await query(`SELECT type, body FROM entry WHERE body LIKE '%' || $1 || '%'`, [places[0]])
        expect(naming.map(({ type }) => type)).toContain('AuditEvent')
        expect(await query('SELECT record, act, at > 0 AS dated FROM erased WHERE record = $1', [record])).toEqual([{ record, act: act.identifier.value, dated: true }])
      })
    }, 120_000)

    it('a file that came for it too late, and so got no name, goes when a day is over and a server starts', async () => {
      const at = await place()
      const record = aCase()
      const [late, kept] = await served(at, async (talker) => {
        expect((await talker.as('records').postOnce(anErasure({ team, records: [record] }))).status).toBe(201)
        const [unnamed, used] = [await sendFile(talker, 'late'), await sendFile(talker, 'kept')]
        expect((await talker.post('DocumentReference', aDocument(record, unnamed))).status).toBe(422)
        expect((await talker.post('DocumentReference', aDocument(aCase(), used))).status).toBe(201)
        return [unnamed, used]
      })
      const statuses = () => served(at, (talker) => Promise.all([late, kept].map(async (id) => (await talker.get(`Binary/${id}`)).status)))
      expect(await statuses()).toEqual([200, 200])
      clock += DAY_MS + 60_000
      expect(await statuses()).toEqual([404, 200])
    }, 120_000)
  })
}

describe('a database of a server that did not purge', () => {
  /** As the server before this one made it. */
  const undo = ['DROP TABLE erased', 'ALTER TABLE entry DROP COLUMN schema', 'ALTER TABLE past DROP COLUMN schema', 'UPDATE about SET schema = 2']

  it('is purged as its erasures ask when the server starts on it, but for those of somebody who may not', async () => {
    const { left, asked } = await purges({ dataDir: await makeFolder() })
    expect(left).toEqual(asked)
  }, 180_000)

  // Of its own: others would be writing to one that is shared.
  it.skipIf(postgres === undefined && process.env['CI'] !== 'true')('is purged as its erasures ask when the server starts on it, on a real PostgreSQL (to run it: sudo apt-get install -y postgresql)', async () => {
    const running = await startPostgres(postgres ?? '')
    onTestFinished(() => running.stop())
    const { left, asked } = await purges({ databaseUrl: running.url })
    expect(left).toEqual(asked)
  }, 180_000)

  async function purges(place: Place): Promise<{ readonly left: readonly unknown[]; readonly asked: readonly unknown[] }> {
    const [gone, stays] = [aCase(), aCase()]
    const first = await startTrustServer({ ...place, tokens })
    await new Talker(first.url, 'records').postOnce(anErasure({ team, records: [gone] }))
    await first.close()
    const forget = await open(place)
    await forget.query('DELETE FROM erased')
    await forget.close()

    const second = await startTrustServer({ ...place, tokens })
    const places = await fill(new Talker(second.url, 'secretary'), gone, 'gone')
    const kept = await fill(new Talker(second.url, 'secretary'), stays, 'stays')
    const whole = await askDigest(new Talker(second.url, 'secretary'), team)
    await second.close()
    const old = await open(place)
    for (const statement of undo) await old.query(statement)
    // As it took a verb it did not know: from whoever runs a meeting.
    const chairs = JSON.stringify(anErasure({ team, records: [stays], user: 'abena.osei', role: 'chair' }))
    await old.query(`INSERT INTO entry VALUES ('QuestionnaireResponse', 1000, 'chairs', $1, 1000, $2, 1)`, [team, chairs])
    await old.close()

    const third = await startTrustServer({ ...place, tokens })
    const secretary = new Talker(third.url, 'secretary')
    const found = [await statusesOf(secretary, places), await statusesOf(secretary, kept), (await askDigest(secretary, team)).count, (await secretary.postOnce(anAct({ team, record: gone }))).status]
    const isSameServer = first.epoch === third.epoch
    await third.close()
    const left = [isSameServer, ...found]

    const database = await open(place)
    expect(await database.query('SELECT schema FROM about')).toEqual([{ schema: 3 }])
    expect(await database.query('SELECT record FROM erased')).toEqual([{ record: gone }])
    // As the older server goes on writing.
    await expect(database.query(`INSERT INTO entry VALUES ('QuestionnaireResponse', 2000, 'late', $1, 2000, '{}', 1)`, [team])).rejects.toThrow('schema')
    await database.close()
    return { left, asked: [true, [404], [200], whole.count - 3, 422] }
  }
})

it('a file that is erased while it is being read is not given in part', async () => {
  const database = await openPglite(undefined)
  await prepareTables(database)
  const id = await createFile(database.query, { team, contentType: 'application/pdf', lastUpdated: 1, bytes: Buffer.alloc(1_500_000, 'a') })
  const read = (between: () => Promise<void>) => findFile({ ...database, query: async (sql, values) => {
    if (sql.includes('file_part') && values?.[1] === 1) await between()
    return database.query(sql, values)
  } }, [team], id)
  expect((await read(async () => undefined))?.bytes).toHaveLength(1_500_000)
  expect(await read(() => database.write((query) => purgeFiles(query, { team, named: new Set([id]), still: new Set(), before: 0 })))).toBeUndefined()
  await database.close()
}, 120_000)
