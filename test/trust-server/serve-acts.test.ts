import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoTokens } from '../../trust-server/sign-in.ts'
import { startTrustServer } from '../../trust-server/start-trust-server.ts'
import type { TrustServer } from '../../trust-server/start-trust-server.ts'
import { onBothDatabases } from '../builders/on-both-databases.ts'
import type { ChosenDatabase } from '../builders/on-both-databases.ts'
import type { AnyResource } from '../builders/talk-to-trust-server.ts'
import { anAct, listen, Talker, signedItems, until } from '../builders/talk-to-trust-server.ts'

const acts = 'QuestionnaireResponse'
const record = (): string => `case/${randomUUID()}`
const tagged = (code: string): string => `_tag=${encodeURIComponent(`https://consilium.example/record|${code}`)}`

onBothDatabases(behaves)

/** What the server does, whatever it keeps its entries in. */
function behaves(choose: () => Promise<ChosenDatabase>): void {
  let server: TrustServer
  let secretary: Talker
  let chair: Talker
  let clock: number | undefined

  beforeAll(async () => {
    server = await startTrustServer({ ...(await choose()), port: 0, tokens: demoTokens, now: () => clock ?? Date.now() })
    secretary = new Talker(server.url, 'demo-secretary')
    chair = secretary.as('demo-chair')
  }, 90_000)
  afterAll(() => server?.close())

  describe('hints', () => {
    it('are given to who stays connected and is in the team, once something is kept, and say nothing of what it is', async () => {
      const [team, others] = [await listen(secretary), await listen(secretary.as('demo-other-team'))]
      await secretary.get(acts)
      await secretary.postOnce({ ...anAct(), questionnaire: 'https://elsewhere.example/form' })
      expect(team.heard()).not.toContain('added')
      const created = await secretary.postOnce(anAct())
      expect(created.status).toBe(201)
      await until(() => team.heard().includes('added'))
      expect(team.heard()).toBe(': here\n\nevent: added\ndata:\n\n')
      expect(others.heard()).toBe(': here\n\n')
      team.stop()
      others.stop()
    })

    it('are for people who are signed in, on a few computers each', async () => {
      expect((await secretary.as(undefined).get('$hints')).status).toBe(401)
      const open = await Promise.all(Array.from({ length: 8 }, () => listen(chair)))
      const ninth = await chair.get('$hints')
      expect([ninth.status, ninth.json.resourceType]).toEqual([429, 'OperationOutcome'])
      open[0]?.stop()
      await until(async () => {
        const again = await listen(chair)
        again.stop()
        return again.status === 200
      })
      for (const one of open) one.stop()
    })

    it('are offered in what the server says of itself', async () => {
      expect((await secretary.as(undefined).get('metadata')).text).toContain('https://consilium.example/OperationDefinition/hints')
    })
  })

  describe('creating', () => {
    it('keeps an act once and answers with it', async () => {
      const act = anAct()
      const first = await secretary.postOnce(act)
      expect(first.status).toBe(201)
      expect(first.headers.get('etag')).toBe('W/"1"')
      expect(first.headers.get('cache-control')).toBe('no-store')
      expect(first.headers.get('content-type')).toContain('application/fhir+json')
      const read = await secretary.get(first.headers.get('location') ?? '')
      expect(read.json).toEqual({ ...act, id: first.json.id, meta: { ...act.meta, versionId: '1', lastUpdated: first.json.meta.lastUpdated } })
      const again = await secretary.postOnce(act)
      expect([again.status, again.text]).toEqual([200, first.text])
    })

    it('lets exactly one of twelve equal creates at once through', async () => {
      const act = anAct()
      const replies = await Promise.all(Array.from({ length: 12 }, () => secretary.postOnce(act)))
      expect(replies.map((reply) => reply.status).sort()).toEqual([...Array.from({ length: 11 }, () => 200), 201])
      expect(new Set(replies.map((reply) => reply.json.id)).size).toBe(1)
      expect((await secretary.get(`${acts}?identifier=${act.identifier.system}|${act.identifier.value}&_summary=count`)).json.total).toBe(1)
    })

    it('adds nothing when the condition already fits several', async () => {
      const act = anAct()
      await secretary.post(acts, act)
      await secretary.post(acts, act)
      const reply = await secretary.postOnce(act)
      expect([reply.status, reply.json.resourceType]).toEqual([412, 'OperationOutcome'])
    })

    it('refuses a condition that names nothing or names what it does not know', async () => {
      for (const condition of ['', '_lastUpdated=ge2026-01-01', 'identifer=a|b']) {
        expect((await secretary.post(acts, anAct(), { 'if-none-exist': condition })).status, condition).toBe(400)
      }
    })

    it('gives every string back with the same bytes', async () => {
      const odd = ['\ud800', '\udc00x', 'x\u2028\u2029', '👩🏽‍⚕️', 'e\u0301 \u00e9 \u1e9b\u0323', 'x\ufeff', '\uffff', '\\"/\n\r\t', '$1 $2', '\u202eabc', 'x \u00a0 ']
      const act = anAct({ items: odd.map((text, at) => ({ linkId: String(at), text })) })
      const numbers = '{"linkId":"n", "answer": [ {"valueDecimal": 1.10}, {"valueDecimal": 12345678901234567890}, {"valueString": "a\\"b\\\\},{"}]}'
      const spaced = JSON.stringify({ ...act, item: [...(act['item'] as readonly object[]), 'numbers'] }).replace('"status":"completed"', '"status" :\t"completed"  ').replace('"numbers"', () => numbers)
      const created = await secretary.post(acts, spaced)
      expect(created.status).toBe(201)
      const read = await secretary.get(`${acts}/${created.json.id}`)
      expect(read.json.item.slice(3, -1).map((item: { text: string }) => item.text)).toEqual(odd)
      expect(read.text).toContain('"status" :\t"completed"')
      expect(read.text).toContain(numbers)
      const [found] = await secretary.readAll(`${acts}?identifier=${act.identifier.system}|${act.identifier.value}`)
      expect(found).toEqual(read.json)
    })

    it('keeps its own id, version and time, whatever the client says', async () => {
      const act = { ...anAct(), id: 'mine' }
      const created = await secretary.post(acts, { ...act, meta: { ...act.meta, versionId: '7', lastUpdated: '1999-01-01T00:00:00Z', source: 'here' } })
      expect(created.json.id).not.toBe('mine')
      expect(created.json.meta).toMatchObject({ versionId: '1', source: 'here' })
      expect(created.json.meta.lastUpdated).not.toContain('1999')
    })

    it.each([
      ['half a sentence', '{"resourceType":"QuestionnaireResponse"', 400],
      ['a list', '[]', 400],
      ['nothing', '', 400],
      ['another resource', '{"resourceType":"Patient"}', 400],
      ['an element twice', JSON.stringify(anAct()).replace('{', '{"status":"completed",'), 400],
      ['ten thousand open brackets', '['.repeat(200_000), 400],
      ['a null character in an identifier', JSON.stringify(anAct({ more: { identifier: { system: 'a', value: 'b\0' } } })), 422],
      ['a null character in a tag', JSON.stringify(anAct({ team: 'complex-cases', record: 'case/a\0b' })), 400],
      ['half a surrogate pair in a tag', JSON.stringify(anAct({ record: 'case/\ud800' })), 400],
      ['a tag longer than the index takes', JSON.stringify(anAct({ record: `case/${'x'.repeat(3000)}` })), 400],
      ['an act without a verb', JSON.stringify(anAct({ more: { questionnaire: 'https://elsewhere.example/form' } })), 422],
      ['an act without an id', JSON.stringify(anAct({ id: 'not-a-uuid' })), 422],
      ['an act without a record', JSON.stringify(anAct({ record: 'nowhere' })), 422],
      ['more than 2 MB', JSON.stringify(anAct({ more: { text: 'x'.repeat(2 * 1024 * 1024) } })), 413],
    ])('refuses %s in words', async (_name, text, status) => {
      const reply = await secretary.post(acts, text)
      expect(reply.status).toBe(status)
      expect(reply.json.resourceType).toBe('OperationOutcome')
      expect(reply.json.issue[0].diagnostics).toMatch(/^[A-Z].*\.$/)
    })

    it('refuses bytes that are not UTF-8, and anything but JSON', async () => {
      const bytes = new Uint8Array([...Buffer.from(JSON.stringify(anAct())).subarray(0, -1), ...Buffer.from(',"a":"'), 0xff, 0xfe, ...Buffer.from('"}')])
      expect((await secretary.ask('POST', acts, bytes, { 'content-type': 'application/fhir+json' })).status).toBe(400)
      for (const contentType of ['application/fhir+xml', 'text/plain', 'application/fhir+json; charset=utf-16']) {
        expect((await secretary.ask('POST', acts, JSON.stringify(anAct()), { 'content-type': contentType })).status, contentType).toBe(415)
      }
    })
  })

  describe('searching', () => {
    it('pages without loss or repeats under three writers', async () => {
      const code = record()
      const writing = new AbortController()
      const write = async (count: number): Promise<void> => {
        for (let made = 0; made < count; made += 1) await secretary.postOnce(anAct({ record: code }))
      }
      const writers = Promise.all([write(40), write(40), write(40)]).finally(() => writing.abort())
      // A reader that only ever asks for what is new since the last thing it saw must end with everything.
      const seen: string[] = []
      let cursor = '2020-01-01T00:00:00Z'
      const pull = async (): Promise<void> => {
        const fresh = await secretary.readAll(`${acts}?${tagged(code)}&_lastUpdated=gt${encodeURIComponent(cursor)}&_sort=_lastUpdated&_count=7`)
        seen.push(...fresh.map((resource) => resource.identifier.value))
        cursor = fresh.at(-1)?.meta.lastUpdated ?? cursor
      }
      while (!writing.signal.aborted) await pull()
      await writers
      await pull()
      expect(seen.length).toBe(120)
      expect(new Set(seen).size).toBe(120)
    }, 60_000)

    it('orders by time, each later than the one before, though the clock stops and steps back', async () => {
      const code = record()
      const start = Date.now() + 60_000
      for (const at of [start, start, start - 3_600_000, start + 5]) {
        clock = at
        await secretary.postOnce(anAct({ record: code }))
      }
      clock = undefined
      const times = (await secretary.readAll(`${acts}?${tagged(code)}`)).map((resource) => Date.parse(resource.meta.lastUpdated))
      expect(times).toEqual([start, start + 1, start + 2, start + 5])
    })

    it('filters by identifier, tag and time', async () => {
      const code = record()
      const made: AnyResource[] = []
      for (let count = 0; count < 4; count += 1) made.push((await secretary.postOnce(anAct({ record: code }))).json)
      const [first, second] = made
      if (first === undefined || second === undefined) throw new Error('nothing was made')
      const ids = async (query: string): Promise<string[]> => (await secretary.readAll(`${acts}?${tagged(code)}&${query}`)).map((found) => found.id)
      const all = made.map((each) => each.id)
      const at = encodeURIComponent(second.meta.lastUpdated)
      expect(await ids('_count=1')).toEqual(all)
      expect(await ids(`_lastUpdated=ge${at}`)).toEqual(all.slice(1))
      expect(await ids(`_lastUpdated=gt${at}`)).toEqual(all.slice(2))
      expect(await ids(`_lastUpdated=le${at}`)).toEqual(all.slice(0, 2))
      expect(await ids(`_lastUpdated=lt${at}`)).toEqual(all.slice(0, 1))
      expect(await ids(`_lastUpdated=ge${at}&_lastUpdated=le${at}`)).toEqual([second.id])
      expect(await ids('_lastUpdated=gt2999')).toEqual([])
      expect(await ids(`identifier=${first.identifier.value}`)).toEqual([first.id])
      expect(await ids(`identifier=https://consilium.example/act|${first.identifier.value},|${second.identifier.value}`)).toEqual([first.id])
      expect(await ids(`identifier=https://consilium.example/act|${first.identifier.value},https://consilium.example/act|${second.identifier.value}`)).toEqual(all.slice(0, 2))
      expect(await ids('_tag=https://consilium.example/team|other-team')).toEqual([])
      expect((await secretary.get(`${acts}?${tagged(code)}&_summary=count`)).json).toMatchObject({ total: 4, type: 'searchset' })
    })

    it('gives only the elements asked for, marked as a part', async () => {
      const code = record()
      const act = anAct({ record: code })
      await secretary.postOnce(act)
      const [found] = await secretary.readAll(`${acts}?${tagged(code)}&_elements=id,meta`)
      expect(Object.keys(found ?? {}).sort()).toEqual(['id', 'identifier', 'meta', 'resourceType'])
      expect(found?.meta.tag).toContainEqual(expect.objectContaining({ code: 'SUBSETTED' }))
      expect(found?.identifier).toEqual(act.identifier)
    })

    it.each([
      'name=Smith', '_tag:not=a|b', 'identifer=a|b', '_lastUpdated=2026-10-08', '_lastUpdated=ge2026-10-08T12:40:00', '_lastUpdated=geyesterday',
      '_sort=-_lastUpdated', '_sort=status', '_count=many', '_count=-1', '_summary=true', '_cursor=x', 'identifier=', 'identifier=|', 'identifier=a%00|b', 'identifier=a|b,',
    ])('refuses the search %s and runs nothing', async (query) => {
      const reply = await secretary.get(`${acts}?${query}`)
      expect([reply.status, reply.json.resourceType]).toEqual([400, 'OperationOutcome'])
    })
  })

  describe('who may do what', () => {
    it('asks everybody for a token but for the metadata', async () => {
      for (const token of [undefined, 'guessed', 'demo-chair2']) {
        const reply = await secretary.as(token).get(acts)
        expect(reply.status).toBe(401)
        expect(reply.headers.get('www-authenticate')).toContain('Bearer')
        expect(reply.json.issue[0].diagnostics).toContain('signed in')
        expect((await secretary.as(token).post(acts, anAct())).status).toBe(401)
      }
      const metadata = await secretary.as(undefined).get('metadata')
      expect(metadata.json).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', url: `urn:uuid:${server.epoch}`, software: { name: 'Consilium trust server' } })
    })

    it('shows a team nothing of another team, by any way in', async () => {
      const act = anAct()
      const mine = await secretary.postOnce(act)
      const other = secretary.as('demo-other-team')
      expect((await other.get(`${acts}/${mine.json.id}`)).status).toBe(404)
      const identifier = `identifier=${act.identifier.system}|${act.identifier.value}`
      for (const query of [identifier, '_tag=https://consilium.example/team|complex-cases', '']) {
        const found = await other.readAll(`${acts}?${query}`)
        expect(found.filter((resource) => resource.meta.tag.some((tag: { code: string }) => tag.code === 'complex-cases'))).toEqual([])
      }
      expect((await other.get(`${acts}?${identifier}&_summary=count`)).json.total).toBe(0)
      // Not even through If-None-Exist, whose 200 would give the entry away.
      const probe = await other.postOnce(anAct({ id: act.identifier.value, user: 'other.team', team: 'other-team' }))
      expect(probe.status).toBe(201)
      expect(probe.json.id).not.toBe(mine.json.id)
    })

    it('takes acts for one’s own team, in one’s own name', async () => {
      expect((await secretary.post(acts, anAct({ team: 'other-team' }))).status).toBe(403)
      expect((await secretary.post(acts, anAct({ user: 'abena.osei' }))).status).toBe(403)
      expect((await secretary.post(acts, anAct({ more: { meta: {} } }))).status).toBe(403)
      expect((await secretary.post(acts, anAct({ more: { author: { display: 'priya.raman' } } }))).status).toBe(403)
      const tag = [...anAct().meta.tag, { system: 'https://consilium.example/team', code: 'other-team' }]
      expect((await secretary.post(acts, anAct({ more: { meta: { tag } } }))).status).toBe(403)
    })

    it.each([
      ['secretary', 'priya.raman', 'sign-letter', 'Your role (secretary) may not sign a letter.'],
      ['secretary', 'priya.raman', 'override-rule', 'Your role (secretary) may not override a rule.'],
      ['consultant', 'helen.marsh', 'sign-minutes', 'Your role (consultant) may not sign the minutes.'],
      ['member', 'miriam.feldman', 'add-case', 'Your role (member) may not add a case.'],
      ['member', 'miriam.feldman', 'constructor', 'Your role (member) may not do this (“constructor”).'],
      ['observer', 'observer', 'record-dissent', 'Your role (observer) may not record dissent.'],
    ])('tells a %s (%s) who tries %s why not', async (role, user, verb, words) => {
      const reply = await secretary.as(`demo-${role}`).post(acts, anAct({ user, verb }))
      expect([reply.status, reply.json.issue[0].diagnostics]).toEqual([403, words])
    })

    it.each([
      ['consultant', 'helen.marsh', 'sign-letter'], ['chair', 'abena.osei', 'override-rule'], ['member', 'miriam.feldman', 'record-dissent'],
      ['secretary', 'priya.raman', 'verb-of-a-newer-app'],
    ])('lets a %s (%s) %s', async (role, user, verb) => {
      expect((await secretary.as(`demo-${role}`).post(acts, anAct({ user, verb }))).status).toBe(201)
    })

    it.each([
      ['in somebody else’s name', { by: { user: 'abena.osei', role: 'chair' } }, 403],
      ['as a chair', { by: { user: 'priya.raman', role: 'chair' } }, 403],
      ['of a verb of the chair’s', { verb: 'sign-minutes' }, 422],
      ['of another team', { team: 'other-team' }, 422],
      ['of another record', { about: { kind: 'case', id: 'another' } }, 422],
      ['under another id', { id: '0190a000-0000-7000-8000-00000000ffff' }, 422],
    ])('takes no signed text %s in the wrapping of one’s own', async (_, text, status) => {
      expect((await secretary.post(acts, anAct({ text }))).status).toBe(status)
    })

    it('takes no entry without its signed text, or whose text was changed after it was signed', async () => {
      expect((await secretary.post(acts, anAct({ more: { item: [] } }))).status).toBe(422)
      const [act, hash, sig] = signedItems('{}')
      const [otherText] = signedItems('{"id":"other"}')
      expect((await secretary.post(acts, anAct({ more: { item: [otherText, hash, sig] } }))).status).toBe(422)
      expect((await secretary.post(acts, anAct({ more: { item: [act, hash] } }))).status).toBe(422)
    })

    it('answers an entry it took before, although its author’s role no longer allows it', async () => {
      const letter = anAct({ user: 'helen.marsh', verb: 'sign-letter' })
      const first = await secretary.as('demo-consultant').postOnce(letter)
      expect(first.status).toBe(201)
      const again = await secretary.postOnce(letter)
      expect([again.status, again.json.id]).toEqual([200, first.json.id])
    })

    it('keeps the trail of what was read, added and refused for the chair alone', async () => {
      const made = await secretary.postOnce(anAct())
      await secretary.get(`${acts}/${made.json.id}`)
      await secretary.get(`${acts}?_count=1`)
      await secretary.post(acts, anAct({ verb: 'sign-minutes' }))
      await secretary.as('demo-other-team').get(`${acts}/${made.json.id}`)
      expect((await secretary.get('AuditEvent')).status).toBe(403)
      const trail = (await chair.readAll('AuditEvent?_count=500')).map((event) => ({
        what: event.entity[0].what?.reference, type: event.entity[0].type.code, how: event.subtype[0].code, who: event.agent[0].who.identifier.value, outcome: event.outcome, words: event.outcomeDesc,
      }))
      const common = { type: acts, who: 'priya.raman', words: undefined, outcome: '0' }
      expect(trail).toContainEqual({ ...common, how: 'create', what: `${acts}/${made.json.id}` })
      expect(trail).toContainEqual({ ...common, how: 'read', what: `${acts}/${made.json.id}` })
      expect(trail).toContainEqual({ ...common, how: 'search-type', what: undefined })
      expect(trail).toContainEqual({ ...common, how: 'create', what: undefined, outcome: '8', words: '403 Your role (secretary) may not sign the minutes.' })
      expect(trail.filter((event) => event.who === 'other.team')).toEqual([])
    })

    const event = (user: string): object => ({
      resourceType: 'AuditEvent', meta: { tag: [{ system: 'https://consilium.example/team', code: 'complex-cases' }] },
      type: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110114' }, recorded: '2026-10-08T11:40:00Z', source: { observer: { display: 'A laptop' } },
      agent: [{ who: { identifier: { system: 'https://consilium.example/user', value: user } }, requestor: true }],
    })

    it('takes a laptop’s own audit events, in its user’s name', async () => {
      const made = await secretary.as('demo-observer').post('AuditEvent', event('observer'))
      expect(made.status).toBe(201)
      expect((await chair.get(`AuditEvent/${made.json.id}`)).status).toBe(200)
      expect((await secretary.post('AuditEvent', event('observer'))).status).toBe(403)
    })

    it('shows nothing of the trail by If-None-Exist, in a request of its own or in a Bundle', async () => {
      await chair.postOnce(anAct({ user: 'abena.osei' }))
      const [one] = (await chair.readAll('AuditEvent?_count=500')).slice(-1)
      const at = one?.meta.lastUpdated ?? ''
      const condition = `_tag=https://consilium.example/team|complex-cases&_lastUpdated=ge${at}&_lastUpdated=le${at}`
      expect((await chair.get(`AuditEvent?${condition}&_summary=count`)).json.total).toBe(1)
      const observer = secretary.as('demo-observer')
      const bundle = (type: string): object => ({ resourceType: 'Bundle', type, entry: [{ resource: event('observer'), request: { method: 'POST', url: 'AuditEvent', ifNoneExist: condition } }] })
      const replies = [await observer.post('AuditEvent', event('observer'), { 'if-none-exist': condition }), await observer.post('', bundle('transaction')), await observer.post('', bundle('batch'))]
      expect(replies.map(({ status }) => status)).toEqual([400, 400, 200])
      for (const { text } of replies) {
        expect(text).toContain('An AuditEvent takes no If-None-Exist')
        expect(text).not.toContain(one?.id)
      }
    })
  })

  describe('files', () => {
    const send = (talker: Talker, bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
      talker.ask('POST', 'Binary', bytes, { 'content-type': 'application/pdf', 'x-security-context': 'complex-cases', ...headers })
    const fetchBytes = async (url: string, token: string): Promise<{ status: number; type: string | null; bytes: Buffer }> => {
      const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
      return { status: response.status, type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) }
    }

    it('gives back the same bytes with the same content type', async () => {
      const bytes = new Uint8Array(randomBytes(3 * 1024 * 1024 + 17))
      const made = await send(secretary, bytes)
      expect(made.status).toBe(201)
      const read = await fetchBytes(made.headers.get('location') ?? '', 'demo-observer')
      expect([read.status, read.type]).toEqual([200, 'application/pdf'])
      expect(read.bytes.equals(bytes)).toBe(true)
    })

    it('keeps files within their team', async () => {
      const bytes = new Uint8Array(randomBytes(100))
      const made = await send(secretary, bytes)
      expect((await fetchBytes(made.headers.get('location') ?? '', 'demo-other-team')).status).toBe(404)
      expect((await send(secretary, bytes, { 'x-security-context': 'other-team' })).status).toBe(403)
      expect((await secretary.ask('POST', 'Binary', bytes, { 'content-type': 'application/pdf' })).status).toBe(403)
      expect((await send(secretary.as('demo-observer'), bytes)).status).toBe(403)
    })

    it('refuses a file wrapped in JSON, an empty one, one over 64 MB, and a search', async () => {
      const wrapped = await send(secretary, new Uint8Array(Buffer.from('{"resourceType":"Binary"}')), { 'content-type': 'application/fhir+json' })
      expect(wrapped.status).toBe(415)
      expect((await send(secretary, new Uint8Array(0))).status).toBe(400)
      expect((await send(secretary, new Uint8Array(64 * 1024 * 1024 + 1))).status).toBe(413)
      expect((await secretary.get('Binary')).status).toBe(405)
    })

    it('keeps the reference to a file once, by the hash of its bytes', async () => {
      const hash = randomBytes(32).toString('hex')
      const url = `Binary/${(await send(secretary, randomBytes(10))).json.id}`
      const reference = {
        resourceType: 'DocumentReference', status: 'current', identifier: [{ system: 'https://consilium.example/sha256', value: hash }],
        meta: { tag: [{ system: 'https://consilium.example/team', code: 'complex-cases' }] }, content: [{ attachment: { url } }],
      }
      const post = (talker: Talker) => talker.post('DocumentReference', reference, { 'if-none-exist': `identifier=https://consilium.example/sha256|${hash}` })
      const replies = [await post(secretary), await post(secretary), await post(secretary.as('demo-member'))]
      expect(replies.map((reply) => reply.status)).toEqual([201, 200, 403])
      expect(replies[1]?.json.content[0].attachment.url).toBe(url)
    })
  })

  it('changes and deletes nothing', async () => {
    const made = await secretary.postOnce(anAct())
    const at = `${acts}/${made.json.id}`
    for (const [method, path] of [['PUT', at], ['PATCH', at], ['DELETE', at], ['POST', at], ['PUT', ''], ['POST', `${acts}/_search`]] as const) {
      const reply = await secretary.ask(method, path, '{}', { 'content-type': 'application/fhir+json' })
      expect([method, reply.status, reply.json.resourceType]).toEqual([method, 405, 'OperationOutcome'])
    }
    for (const path of ['Patient', 'Patient/1', `${acts}/unknown`, `${acts}/unknown/_history`, '%E0%A4%A']) {
      const reply = await secretary.get(path)
      expect([path, reply.status < 500 && reply.status >= 400, reply.json.resourceType]).toEqual([path, true, 'OperationOutcome'])
    }
    expect((await secretary.post('Patient', { resourceType: 'Patient' })).status).toBe(404)
    expect((await secretary.get(at)).text).toBe(made.text)
  })
}
