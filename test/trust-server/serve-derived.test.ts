import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoTokens, hashTokens } from '../../trust-server/sign-in.ts'
import { startTrustServer } from '../../trust-server/start-trust-server.ts'
import type { TrustServer } from '../../trust-server/start-trust-server.ts'
import { aDerived, conditionOf, postDerived, putDerived } from '../builders/a-derived.ts'
import { onBothDatabases } from '../builders/on-both-databases.ts'
import type { ChosenDatabase } from '../builders/on-both-databases.ts'
import type { Reply } from '../builders/talk-to-trust-server.ts'
import { anAct, listen, Talker, until } from '../builders/talk-to-trust-server.ts'

const types = ['ServiceRequest', 'Task', 'Appointment', 'Communication', 'Consent']
const both = hashTokens({ 'of-both': { user: 'of.both', name: 'Of Both', role: 'secretary', teams: ['complex-cases', 'other-team'] } })

onBothDatabases(behaves)

/** What the server does with what may change. */
function behaves(choose: () => Promise<ChosenDatabase>): void {
  let server: TrustServer
  let secretary: Talker
  let chair: Talker
  beforeAll(async () => {
    server = await startTrustServer({ ...(await choose()), tokens: new Map([...demoTokens, ...both]) })
    secretary = new Talker(server.url, 'demo-secretary')
    chair = secretary.as('demo-chair')
  }, 90_000)
  afterAll(() => server?.close())

  it.each(types)('keeps a %s once by its name, and changes it for whoever names the current version', async (type) => {
    const first = aDerived({ type, heads: ['a'] })
    const made = await postDerived(secretary, first)
    expect([made.status, made.headers.get('etag'), made.headers.get('location')]).toEqual([201, 'W/"1"', `${server.url}/${type}/${made.json.id}`])
    const second = { ...first, ...aDerived({ type, name: first.identifier[0]?.value ?? '', heads: ['b', 'c'] }), language: 'en' }
    const changed = await putDerived(chair, made.json.id, second, 'W/"1"')
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, 'W/"2"'])
    const read = await secretary.as('demo-observer').get(`${type}/${made.json.id}`)
    expect(read.json).toEqual({ ...second, id: made.json.id, meta: { ...second.meta, versionId: '2', lastUpdated: changed.json.meta.lastUpdated } })
    expect([read.headers.get('etag'), read.text]).toEqual(['W/"2"', changed.text])
    expect(Date.parse(changed.json.meta.lastUpdated)).toBeGreaterThan(Date.parse(made.json.meta.lastUpdated))
    const again = await postDerived(secretary, first)
    expect([again.status, again.headers.get('etag'), again.text]).toEqual([200, 'W/"2"', changed.text])
  })

  it('lets exactly one of twelve who change the same version, whatever they send', async () => {
    const derived = aDerived()
    const { json: { id } } = await postDerived(secretary, derived)
    for (const version of [1, 2, 3]) {
      const replies = await Promise.all(Array.from({ length: 12 }, (_, n) => putDerived(n % 2 === 0 ? secretary : chair, id, { ...derived, description: `Try ${n % 3}` }, `W/"${version}"`)))
      expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 11 }, () => 412)])
      expect((await secretary.get(`Task/${id}`)).headers.get('etag')).toBe(`W/"${version + 1}"`)
    }
  })

  it('keeps one of twelve that are added at once', async () => {
    const derived = aDerived()
    const replies = await Promise.all(Array.from({ length: 12 }, () => postDerived(secretary, derived)))
    expect(replies.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 11 }, () => 200), 201])
    expect(new Set(replies.map(({ json }) => json.id)).size).toBe(1)
  })

  it.each([
    ['no tag', undefined, 428], ['a bare number', '1', 400], ['a tag without its mark', '"1"', 400], ['a tag without quotation marks', 'W/1', 400], ['any', '*', 400],
    ['two tags', 'W/"1", W/"2"', 400], ['nought', 'W/"0"', 400], ['a number with noughts', 'W/"01"', 400], ['a word', 'W/"abc"', 400],
    ['nothing', '', 400], ['a version there is not yet', 'W/"2"', 412], ['a version far away', 'W/"999999999"', 412],
  ])('changes nothing for %s', async (_, tag, status) => {
    const derived = aDerived()
    const made = await postDerived(secretary, derived)
    const reply = await putDerived(secretary, made.json.id, { ...derived, description: 'Changed' }, tag)
    expect([reply.status, reply.json.resourceType]).toEqual([status, 'OperationOutcome'])
    expect(reply.json.issue[0].diagnostics).toMatch(/^[A-Z].*\.$/)
    expect((await secretary.get(`Task/${made.json.id}`)).text).toBe(made.text)
  })

  it('adds nothing by a change: what is not there, or another team’s, is not found', async () => {
    const derived = aDerived()
    const made = await postDerived(secretary, derived)
    expect((await putDerived(secretary, randomUUID(), derived, 'W/"1"')).status).toBe(404)
    expect((await putDerived(secretary, 'mine', derived, 'W/"1"')).status).toBe(404)
    const other = secretary.as('demo-other-team')
    expect((await putDerived(other, made.json.id, { ...derived, ...aDerived({ team: 'other-team' }) }, 'W/"1"')).status).toBe(404)
    expect((await other.get(`Task/${made.json.id}`)).status).toBe(404)
    expect((await other.get(`Task?${conditionOf(derived)}&_summary=count`)).json.total).toBe(0)
  })

  it.each([
    ['the team', { team: 'other-team' }], ['the record', { record: 'case/c-2' }], ['the name', { name: 'another' }],
  ])('never changes %s', async (_, part) => {
    const name = randomUUID()
    const ofBoth = secretary.as('of-both')
    const made = await postDerived(ofBoth, aDerived({ name }))
    for (const talker of [ofBoth, secretary]) {
      const reply = await putDerived(talker, made.json.id, aDerived({ name, ...part }), 'W/"1"')
      expect([reply.status, reply.json.issue[0].diagnostics]).toEqual([422, expect.stringContaining('never change')])
    }
    expect((await secretary.get(`Task/${made.json.id}`)).text).toBe(made.text)
  })

  it('keeps the same name apart in two teams', async () => {
    const name = randomUUID()
    const ofBoth = secretary.as('of-both')
    const replies = [await postDerived(ofBoth, aDerived({ name })), await postDerived(ofBoth, aDerived({ name, team: 'other-team' }))]
    expect(replies.map(({ status }) => status)).toEqual([201, 201])
  })

  it.each([
    ['without a condition', undefined, 428], ['by a condition on another name', 'identifier=https://consilium.example/derived|another', 400],
    ['by a condition on its record alone', '_tag=https://consilium.example/record|case/c-1', 400], ['by a time', 'identifier=https://consilium.example/derived|NAME&_lastUpdated=lt1999', 400],
    ['by a tag it has not', 'identifier=https://consilium.example/derived|NAME&_tag=https://consilium.example/head|z', 400],
    ['by several names', 'identifier=https://consilium.example/derived|NAME,https://consilium.example/derived|another', 400],
  ])('is not added %s', async (_, condition, status) => {
    const name = randomUUID()
    const reply = await secretary.post('Task', aDerived({ name }), condition === undefined ? {} : { 'if-none-exist': condition.replace('NAME', name) })
    expect([reply.status, reply.json.resourceType]).toEqual([status, 'OperationOutcome'])
  })

  it('may be added by a condition that also names its team and record', async () => {
    const derived = aDerived()
    const more = `${conditionOf(derived)}&_tag=https://consilium.example/team|complex-cases&_tag=https://consilium.example/record|case/c-1`
    const replies = [await secretary.post('Task', derived, { 'if-none-exist': more }), await secretary.post('Task', derived, { 'if-none-exist': more })]
    expect(replies.map(({ status }) => status)).toEqual([201, 200])
  })

  it.each([
    ['no record', { meta: { tag: [{ system: 'https://consilium.example/team', code: 'complex-cases' }] } }, 422],
    ['two teams', { meta: { tag: [...aDerived().meta.tag, { system: 'https://consilium.example/team', code: 'other-team' }] } }, 403],
    ['two records', { meta: { tag: [...aDerived().meta.tag, { system: 'https://consilium.example/record', code: 'case/c-2' }] } }, 422],
    ['no name', { identifier: [{ system: 'https://elsewhere.example', value: 'NAME' }] }, 422],
    ['a blank name', { identifier: [{ system: 'https://consilium.example/derived', value: ' ' }] }, 422],
    ['a long name', { identifier: [{ system: 'https://consilium.example/derived', value: 'x'.repeat(256) }] }, 400],
    ['two names', { identifier: [{ system: 'https://consilium.example/derived', value: 'NAME' }, { system: 'https://consilium.example/derived', value: 'another' }] }, 422],
    ['a status FHIR has not', { status: 'done' }, 422], ['no status', { status: undefined }, 422],
    ['a time without its zone', { authoredOn: '2026-10-08T11:40:00' }, 422],
  ])('is refused with %s, both when it is added and when it is changed', async (_, more, status) => {
    const name = randomUUID()
    const made = await postDerived(secretary, aDerived({ name }))
    const broken = JSON.parse(JSON.stringify(aDerived({ name, more })).replaceAll('NAME', name))
    expect((await secretary.post('Task', broken, { 'if-none-exist': `identifier=https://consilium.example/derived|${name}` })).status).toBe(status)
    const reply = await putDerived(secretary, made.json.id, broken, 'W/"1"')
    expect([400, 422]).toContain(reply.status)
    expect((await secretary.get(`Task/${made.json.id}`)).text).toBe(made.text)
  })

  it('takes a change only as the resource it is sent to', async () => {
    const derived = aDerived()
    const { json: { id } } = await postDerived(secretary, derived)
    const put = (text: string, contentType = 'application/fhir+json') => secretary.ask('PUT', `Task/${id}`, text, { 'content-type': contentType, 'if-match': 'W/"1"' })
    expect((await put(JSON.stringify(derived))).status).toBe(400)
    expect((await put(JSON.stringify({ ...derived, id: 'other' }))).status).toBe(400)
    expect((await put(JSON.stringify({ ...aDerived({ type: 'Consent' }), id }))).status).toBe(400)
    expect((await put('{')).status).toBe(400)
    expect((await put(JSON.stringify({ ...derived, id }), 'text/plain')).status).toBe(415)
    expect((await put(JSON.stringify({ ...derived, id }), 'application/json; charset=utf-8')).status).toBe(200)
  })

  it('is written by who runs the meeting, and read by everybody of the team', async () => {
    const derived = aDerived()
    const made = await postDerived(secretary, derived)
    for (const role of ['member', 'observer']) {
      const talker = secretary.as(`demo-${role}`)
      expect((await talker.get(`Task/${made.json.id}`)).status).toBe(200)
      for (const reply of [await postDerived(talker, aDerived()), await putDerived(talker, made.json.id, derived, 'W/"1"')]) {
        expect([reply.status, reply.json.issue[0].diagnostics]).toEqual([403, `Your role (${role}) may not write what is derived from the records.`])
      }
    }
    expect((await putDerived(secretary.as('demo-consultant'), made.json.id, derived, 'W/"1"')).status).toBe(200)
  })

  it('is found by its name, its record and the heads it was last derived from, and by nothing it no longer has', async () => {
    const [name, record, head] = [randomUUID(), `case/${randomUUID()}`, randomUUID()]
    const derived = aDerived({ name, record, heads: [head] })
    const { json: { id } } = await postDerived(secretary, derived)
    const next = randomUUID()
    await putDerived(secretary, id, aDerived({ name, record, heads: [next] }), 'W/"1"')
    const found = async (query: string) => (await secretary.readAll(`Task?${query}`)).map((each) => each.id)
    expect(await found(conditionOf(derived))).toEqual([id])
    expect(await found(`_tag=https://consilium.example/record|${record}`)).toEqual([id])
    expect(await found(`_tag=https://consilium.example/head|${next}`)).toEqual([id])
    expect(await found(`_tag=https://consilium.example/head|${head}`)).toEqual([])
  })

  it('is found again after it was changed by who reads on from what they saw last', async () => {
    const record = `case/${randomUUID()}`
    const made: Reply[] = []
    for (const name of ['a', 'b', 'c']) made.push(await postDerived(secretary, aDerived({ name: `${record}/${name}`, record })))
    const query = `Task?_tag=https://consilium.example/record|${record}`
    const last = (await secretary.readAll(query)).at(-1)?.meta.lastUpdated ?? ''
    await putDerived(secretary, made[0]?.json.id ?? '', aDerived({ name: `${record}/a`, record }), 'W/"1"')
    expect((await secretary.readAll(`${query}&_lastUpdated=gt${encodeURIComponent(last)}`)).map((each) => each.id)).toEqual([made[0]?.json.id])
    expect((await secretary.readAll(`${query}&_count=1`)).map((each) => each.id)).toEqual([1, 2, 0].map((at) => made[at]?.json.id))
  })

  it('is changed in no other way and never deleted, and what is recorded is not changed at all', async () => {
    const derived = aDerived()
    const made = await postDerived(secretary, derived)
    const body = JSON.stringify({ ...derived, id: made.json.id })
    for (const method of ['DELETE', 'PATCH', 'POST']) {
      const reply = await secretary.ask(method, `Task/${made.json.id}`, body, { 'content-type': 'application/fhir+json', 'if-match': 'W/"1"' })
      expect([reply.status, reply.headers.get('allow'), reply.json.issue[0].diagnostics]).toEqual([405, 'GET, PUT', expect.stringContaining('never deleted')])
    }
    expect((await secretary.ask('PUT', `Task?${conditionOf(derived)}`, body, { 'content-type': 'application/fhir+json', 'if-match': 'W/"1"' })).status).toBe(405)
    expect((await secretary.get(`Task/${made.json.id}`)).text).toBe(made.text)
    const act = await secretary.postOnce(anAct())
    const put = await secretary.ask('PUT', `QuestionnaireResponse/${act.json.id}`, act.text, { 'content-type': 'application/fhir+json', 'if-match': 'W/"1"' })
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET'])
  })

  it('gives no hint and does not count in the digest, and an act still gives one', async () => {
    const digest = '$digest?_tag=https://consilium.example/team|complex-cases'
    const before = (await secretary.get(digest)).text
    const ear = await listen(secretary)
    const derived = aDerived()
    const { json: { id } } = await postDerived(secretary, derived)
    await putDerived(secretary, id, derived, 'W/"1"')
    expect((await secretary.get(digest)).text).toBe(before)
    await secretary.postOnce(anAct())
    await until(() => ear.heard().includes('added'))
    expect(ear.heard()).toBe(': here\n\nevent: added\ndata:\n\n')
    ear.stop()
  })

  it('leaves its traces in the trail', async () => {
    const derived = aDerived()
    const { json: { id } } = await postDerived(secretary, derived)
    await putDerived(chair, id, derived, 'W/"1"')
    await putDerived(chair, id, derived, 'W/"1"')
    const trail = (await chair.readAll('AuditEvent?_count=500')).filter(({ entity }) => entity[0].type.code === 'Task').slice(-3)
    expect(trail.map((event) => [event.subtype[0].code, event.entity[0].what?.reference, event.outcome, event.agent[0].who.identifier.value])).toEqual([
      ['create', `Task/${id}`, '0', 'priya.raman'], ['update', `Task/${id}`, '0', 'abena.osei'], ['update', undefined, '4', 'abena.osei'],
    ])
  })
}
