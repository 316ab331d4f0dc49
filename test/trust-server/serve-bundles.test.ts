import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { hashTokens } from '../../trust-server/sign-in.ts'
import { startTrustServer } from '../../trust-server/start-trust-server.ts'
import type { TrustServer } from '../../trust-server/start-trust-server.ts'
import { aDerived, conditionOf, postDerived, putDerived } from '../builders/a-derived.ts'
import type { SentDerived } from '../builders/a-derived.ts'
import { onBothDatabases } from '../builders/on-both-databases.ts'
import type { ChosenDatabase } from '../builders/on-both-databases.ts'
import { askDigest, recomputeDigest } from '../builders/recompute-digest.ts'
import type { AnyResource, Reply, SentAct } from '../builders/talk-to-trust-server.ts'
import { aKeyFor, anAct, listen, Talker, until } from '../builders/talk-to-trust-server.ts'

interface Answered {
  readonly resource?: AnyResource
  readonly response: { readonly status: string; readonly location?: string; readonly etag?: string; readonly lastModified?: string; readonly outcome?: AnyResource }
}

const [team, other] = [`team-${randomUUID()}`, `other-${randomUUID()}`]
const tokens = hashTokens({
  secretary: { user: 'priya.raman', name: 'Priya Raman', role: 'secretary', teams: [team] },
  chair: { user: 'abena.osei', name: 'Dr Abena Osei', role: 'chair', teams: [team] },
  member: { user: 'miriam.feldman', name: 'Dr Miriam Feldman', role: 'member', teams: [team] },
  stranger: { user: 'other.team', name: 'Somebody else', role: 'consultant', teams: [other] },
})

const send = (talker: Talker, type: string, entry: readonly object[], more: object = {}): Promise<Reply> => talker.post('', { resourceType: 'Bundle', type, entry, ...more })
const answered = (reply: Reply): readonly Answered[] => (reply.json.entry ?? []) as unknown as readonly Answered[]
const idOf = ({ response }: Answered): string => response.location?.split('/')[1] ?? ''

const post = (resource: SentDerived, fullUrl?: string): object => ({ ...(fullUrl === undefined ? {} : { fullUrl }), resource, request: { method: 'POST', url: resource.resourceType, ifNoneExist: conditionOf(resource) } })
const put = (resource: SentDerived, id: string, version: number): object => ({ resource: { ...resource, id }, request: { method: 'PUT', url: `${resource.resourceType}/${id}`, ifMatch: `W/"${version}"` } })
const act = (resource: SentAct): object => ({ resource, request: { method: 'POST', url: 'QuestionnaireResponse', ifNoneExist: `identifier=${resource.identifier.system}|${resource.identifier.value}` } })
const get = (url: string): object => ({ request: { method: 'GET', url } })

onBothDatabases(behaves)

/** What the server does with many requests sent as one. */
function behaves(choose: () => Promise<ChosenDatabase>): void {
  let server: TrustServer
  let secretary: Talker
  beforeAll(async () => {
    server = await startTrustServer({ ...(await choose()), tokens })
    secretary = new Talker(server.url, 'secretary')
  }, 90_000)
  afterAll(() => server?.close())

  /** Everything the team has, and how much of its trail. */
  const everything = async (): Promise<readonly unknown[]> => [
    (await secretary.get('_history?_count=500')).json.entry?.length ?? 0, await askDigest(secretary, team), (await secretary.as('chair').get('AuditEvent?_summary=count')).json.total,
  ]

  describe('a transaction', () => {
    it('does all it asks, in FHIR’s order, and answers each with what came of it, in the order sent', async () => {
      const before = await postDerived(secretary, aDerived({ team }))
      const name = before.json.identifier as unknown as readonly [{ readonly value: string }]
      const [changed, made] = [aDerived({ team, name: name[0].value, heads: ['b'] }), aDerived({ team, type: 'Consent' })]
      const one = anAct({ team })
      const reply = await send(secretary, 'transaction', [get(`Task/${before.json.id}`), put(changed, before.json.id, 1), post(made), act(one), get(`Consent?${conditionOf(made)}`)])
      expect([reply.status, (reply.json as unknown as { type: string }).type]).toEqual([200, 'transaction-response'])
      const [read, updated, created, acted, found] = answered(reply)
      expect([read, updated, created, acted, found].map((each) => each?.response.status)).toEqual(['200', '200', '201', '201', '200'])
      // What is read is read last.
      expect([read?.resource?.meta.tag.at(-1)?.code, read?.response.etag]).toEqual(['b', 'W/"2"'])
      expect(found?.resource?.entry?.map(({ resource }) => resource.id)).toEqual([idOf(created!)])
      expect([updated?.response.location, updated?.response.etag]).toEqual([`Task/${before.json.id}/_history/2`, 'W/"2"'])
      for (const each of [updated, created, acted]) {
        const kept = await secretary.get(each?.response.location ?? '')
        expect([kept.status, kept.headers.get('etag'), kept.json.meta.lastUpdated]).toEqual([200, each?.response.etag, each?.response.lastModified])
      }
      expect((await secretary.get(acted?.response.location ?? '')).json.identifier).toEqual(one.identifier)
    })

    it('is answered again by what is here already', async () => {
      const entries = [act(anAct({ team })), post(aDerived({ team }))]
      const [first, again] = [await send(secretary, 'transaction', entries), await send(secretary, 'transaction', entries)]
      expect(answered(again).map(({ response }) => response.status)).toEqual(['200', '200'])
      expect(answered(again).map(({ response }) => response.location)).toEqual(answered(first).map(({ response }) => response.location))
    })

    it('keeps an act letter for letter, and hints at it once everything is kept', async () => {
      const ear = await listen(secretary)
      const one = anAct({ team })
      const text = JSON.stringify(one).replace('"status":"completed"', '"status" :\t"completed" ')
      const body = `{"type":"transaction", "resourceType":"Bundle","entry" : [ {"request":{"url":"QuestionnaireResponse","method":"POST"},\n"resource": ${text} } ]}`
      const [made] = answered(await secretary.post('', body))
      expect((await secretary.get(`QuestionnaireResponse/${idOf(made!)}`)).text).toContain('"status" :\t"completed"')
      await until(() => ear.heard().includes('added'))
      ear.stop()
    })

    it('puts what was made in the place of its name, in references and addresses of what is derived, and nowhere else', async () => {
      const [a, b, c] = [`urn:uuid:${randomUUID()}`, `urn:uuid:${randomUUID()}`, `urn:uuid:${randomUUID()}`]
      const here = aDerived({ team, type: 'ServiceRequest' })
      const before = await postDerived(secretary, here)
      const elsewhere = `urn:uuid:${randomUUID()}`
      const more = {
        focus: { reference: b }, basedOn: [{ reference: c }, { reference: elsewhere }], description: `About ${b}`,
        input: [{ type: { text: 'File' }, valueAttachment: { url: b } }, { type: { text: 'Name' }, valueString: b }],
      }
      const task = aDerived({ team, more })
      const named = { ...task, identifier: [...task.identifier, { system: 'urn:ietf:rfc:3986', value: b }] }
      const consent = aDerived({ team, type: 'Consent', more: { sourceReference: { reference: a } } })
      const found = answered(await send(secretary, 'transaction', [post(named, a), post(consent, b), post(here, c)]))
      const [taskId, consentId] = found.map(idOf)
      expect(found[2]?.response.location).toBe(`ServiceRequest/${before.json.id}/_history/1`)
      const kept = (await secretary.get(`Task/${taskId}`)).json
      expect(kept).toMatchObject({
        focus: { reference: `Consent/${consentId}` }, basedOn: [{ reference: `ServiceRequest/${before.json.id}` }, { reference: elsewhere }], description: `About ${b}`,
        input: [{ valueAttachment: { url: `Consent/${consentId}` } }, { valueString: b }], identifier: named.identifier,
      })
      expect((await secretary.get(`Consent/${consentId}`)).json).toMatchObject({ sourceReference: { reference: `Task/${taskId}` } })
    })

    it('changes a reference in what it changes', async () => {
      const task = aDerived({ team })
      const { json: { id } } = await postDerived(secretary, task)
      const name = `urn:uuid:${randomUUID()}`
      const [, made] = answered(await send(secretary, 'transaction', [put({ ...task, focus: { reference: name } }, id, 1), post(aDerived({ team, type: 'Consent' }), name)]))
      expect((await secretary.get(`Task/${id}`)).json).toMatchObject({ focus: { reference: `Consent/${idOf(made!)}` } })
    })

    it.each<[string, (entries: readonly object[]) => object, number, string]>([
      ['an act of somebody else', () => act(anAct({ team, user: 'abena.osei' })), 403, 'This is in somebody else’s name. Only they can send it.'],
      ['a verb of the chair’s', () => act(anAct({ team, verb: 'sign-minutes' })), 403, 'Your role (secretary) may not sign the minutes.'],
      ['an act of another team', () => act(anAct({ team: other })), 403, 'This must name exactly one team, and a team you belong to.'],
      ['an act whose text was changed', () => act(anAct({ team, more: { item: [] } })), 422, 'An entry must carry its signed text, with the hash and the signature of its computer.'],
      ['an act that refers to another entry', () => act(anAct({ team, more: { basedOn: [{ reference: `urn:uuid:${randomUUID()}` }] } })), 422, 'What is recorded is kept letter for letter'],
      ['something derived of another team', () => post(aDerived({ team: other })), 403, 'This must name exactly one team'],
      ['something derived without its condition', () => ({ resource: aDerived({ team }), request: { method: 'POST', url: 'Task' } }), 428, 'If-None-Exist'],
      ['what is not FHIR', () => post(aDerived({ team, more: { status: 'done' } })), 422, 'This is not FHIR R4'],
      ['a change of what is not there', () => put(aDerived({ team }), randomUUID(), 1), 404, 'There is no such entry here'],
      ['a change without a tag', () => ({ resource: aDerived({ team }), request: { method: 'PUT', url: 'Task/1' } }), 428, 'If-Match'],
      ['a read of what is not there', () => get('Task/unknown'), 404, 'There is no such entry here'],
      ['a search it does not know', () => get('Task?name=x'), 400, 'a parameter this server does not know'],
      ['a read of the trail', () => get('AuditEvent'), 403, 'may not read the audit trail'],
      ['a type that is not kept', () => get('Patient/1'), 404, 'This server keeps'],
      ['an operation', () => get('$me'), 404, 'This server keeps'],
      ['a file', () => get('Binary/1'), 405, 'not in a Bundle'],
      ['a deletion', () => ({ request: { method: 'DELETE', url: 'Task/1' } }), 405, 'Nothing is deleted'],
      ['a change of an act', () => ({ resource: anAct({ team }), request: { method: 'PUT', url: 'QuestionnaireResponse/1', ifMatch: 'W/"1"' } }), 405, 'never changed'],
      ['another condition', () => ({ request: { method: 'GET', url: 'Task/1', ifNoneMatch: 'W/"1"' } }), 400, 'no other condition'],
      ['no request', () => ({ resource: aDerived({ team }) }), 400, 'must say its request'],
      ['no resource', () => ({ request: { method: 'POST', url: 'Task' } }), 400, 'not a JSON object'],
      ['the same again', (entries) => entries[0]!, 400, 'Two entries of this Bundle'],
      ['a name that is there already', () => post(aDerived({ team }), 'urn:uuid:00000000-0000-0000-0000-000000000001'), 400, 'one fullUrl'],
      ['more than 2 MB', () => post(aDerived({ team, more: { description: 'x'.repeat(2 * 1024 * 1024) } })), 413, 'too large'],
    ])('keeps nothing where one of its entries is %s, and names it', async (_, make, status, words) => {
      const before = await everything()
      const good = [post(aDerived({ team }), 'urn:uuid:00000000-0000-0000-0000-000000000001'), act(anAct({ team })), act(anAct({ team }))]
      const reply = await send(secretary, 'transaction', [...good, make(good)])
      const { diagnostics, expression } = reply.json.issue[0] as unknown as { readonly diagnostics: string; readonly expression: readonly string[] }
      expect([reply.status, diagnostics]).toEqual([status, expect.stringContaining(words)])
      expect(diagnostics).toMatch(/^Bundle\.entry\[3\]: .*Nothing of the Bundle was kept\.$/)
      expect(expression[0]).toMatch(/^Bundle\.entry\[3\]/)
      const after = await everything()
      // The refusal stands in the trail, and the two looks at it.
      expect(after.slice(0, 2)).toEqual(before.slice(0, 2))
    })

    it('names the place within its entry', async () => {
      const reply = await send(secretary, 'transaction', [post(aDerived({ team })), post(aDerived({ team, more: { status: 'done' } }))])
      expect((reply.json.issue[0] as unknown as { readonly expression: readonly string[] }).expression).toEqual(['Bundle.entry[1].resource.status'])
    })

    it('keeps nothing where one of its changes comes too late', async () => {
      const task = aDerived({ team })
      const { json: { id } } = await postDerived(secretary, task)
      await putDerived(secretary, id, task, 'W/"1"')
      const before = await everything()
      const reply = await send(secretary, 'transaction', [post(aDerived({ team })), act(anAct({ team })), put(task, id, 1)])
      expect([reply.status, reply.json.issue[0].diagnostics]).toEqual([412, expect.stringMatching(/^Bundle\.entry\[2\]: This was changed by somebody else/)])
      expect((await everything()).slice(0, 2)).toEqual(before.slice(0, 2))
    })

    it('wins as a whole, or not at all: of eight that change the same two things, one does', async () => {
      const tasks = [aDerived({ team }), aDerived({ team })]
      const ids = (await Promise.all(tasks.map((task) => postDerived(secretary, task)))).map(({ json }) => json.id)
      const change = (n: number): readonly object[] => {
        const entries = tasks.map((task, at) => put({ ...task, description: `Try ${n}` }, ids[at] ?? '', 1))
        return n % 2 === 0 ? entries : entries.toReversed()
      }
      const replies = await Promise.all(Array.from({ length: 8 }, (_, n) => send(secretary, 'transaction', [...change(n), act(anAct({ team }))])))
      expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 412)])
      const winner = `Try ${replies.findIndex(({ status }) => status === 200)}`
      const now = await Promise.all(ids.map((id) => secretary.get(`Task/${id}`)))
      expect(now.map(({ json, headers }) => [json, headers.get('etag')])).toEqual([0, 1].map(() => [expect.objectContaining({ description: winner }), 'W/"2"']))
      expect(await askDigest(secretary, team)).toEqual(await recomputeDigest(secretary, team))
    })

    it('takes two hundred entries, beside others, and not one more', async () => {
      const many = Array.from({ length: 200 }, (_, n) => (n % 2 === 0 ? act(anAct({ team, record: `case/${n}` })) : post(aDerived({ team }))))
      const beside = Promise.all(Array.from({ length: 5 }, () => secretary.postOnce(anAct({ team }))))
      const reply = await send(secretary, 'transaction', many)
      expect(reply.status).toBe(200)
      expect(answered(reply).map(({ response }) => response.status)).toEqual(many.map(() => '201'))
      expect((await beside).map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
      expect(await askDigest(secretary, team)).toEqual(await recomputeDigest(secretary, team))
      const over = await send(secretary, 'transaction', [...many, many[0]!])
      expect([over.status, over.json.issue[0].diagnostics]).toEqual([413, expect.stringContaining('200 entries')])
    }, 60_000)

    it('of nothing is answered with nothing', async () => {
      const reply = await send(secretary, 'transaction', [])
      expect([reply.status, reply.json.entry]).toEqual([200, undefined])
    })

    it('leaves a trace of each entry, or of the refusal', async () => {
      const task = aDerived({ team })
      const { json: { id } } = await postDerived(secretary, task)
      const trail = async () => (await secretary.as('chair').readAll('AuditEvent?_count=500')).map(({ subtype, entity, outcome, outcomeDesc }) => [subtype[0].code, entity[0].type.code, entity[0].what?.reference, outcome, outcomeDesc])
      const before = (await trail()).length
      await send(secretary, 'transaction', [get(`Task/${id}`), put(task, id, 1)])
      await send(secretary, 'transaction', [post(aDerived({ team })), act(anAct({ team, verb: 'sign-minutes' }))])
      expect((await trail()).slice(before + 1)).toEqual([
        ['update', 'Task', `Task/${id}`, '0', undefined], ['read', 'Task', `Task/${id}`, '0', undefined],
        ['transaction', 'Bundle', undefined, '8', '403 Bundle.entry[1]: Your role (secretary) may not sign the minutes. Nothing of the Bundle was kept.'],
      ])
    })
  })

  describe('a batch', () => {
    it('does each entry for itself, and says no to each for itself', async () => {
      const task = aDerived({ team })
      const { json: { id } } = await postDerived(secretary, task)
      const name = `urn:uuid:${randomUUID()}`
      const reply = await send(secretary, 'batch', [
        act(anAct({ team, verb: 'sign-minutes' })), act(anAct({ team })), put(task, id, 7), put(task, id, 1), get(`Task/${id}`), post(aDerived({ team, type: 'Consent' }), name),
        post(aDerived({ team, more: { focus: { reference: name } } })), { request: { method: 'DELETE', url: `Task/${id}` } }, act(anAct({ team, more: { basedOn: [{ reference: name }] } })),
      ])
      expect([reply.status, (reply.json as unknown as { type: string }).type]).toEqual([200, 'batch-response'])
      expect(answered(reply).map(({ response }) => response.status)).toEqual(['403', '201', '412', '200', '200', '201', '422', '405', '422'])
      expect(answered(reply)[0]?.response.outcome?.issue[0].diagnostics).toBe('Your role (secretary) may not sign the minutes.')
      expect(answered(reply)[4]?.resource?.id).toBe(id)
      const trail = (await secretary.as('chair').readAll('AuditEvent?_count=500')).map(({ subtype, entity, outcome }) => [subtype[0].code, entity[0].type.code, outcome])
      expect(trail.slice(-9)).toEqual([
        ['create', 'QuestionnaireResponse', '8'], ['create', 'QuestionnaireResponse', '0'], ['update', 'Task', '4'], ['update', 'Task', '0'], ['read', 'Task', '0'],
        ['create', 'Consent', '0'], ['create', 'Task', '4'], ['batch', 'Bundle', '4'], ['create', 'QuestionnaireResponse', '4'],
      ])
      expect(await askDigest(secretary, team)).toEqual(await recomputeDigest(secretary, team))
    })
  })

  it.each(['Task/\0', 'Task/\0/_history', 'Task/a\ud800/_history/1', `Task/${'a'.repeat(300)}`])('has nothing at an address no database takes', async (url) => {
    const entries = [get(url), { resource: { ...aDerived({ team }), id: url.split('/')[1] }, request: { method: 'PUT', url: url.split('/').slice(0, 2).join('/'), ifMatch: 'W/"1"' } }]
    const found = answered(await send(secretary, 'batch', entries)).map(({ response }) => [response.status, response.outcome?.issue[0].diagnostics])
    expect(found).toEqual(entries.map(() => ['404', expect.stringContaining('There is no such entry here')]))
    for (const entry of entries) expect((await send(secretary, 'transaction', [entry])).status).toBe(404)
  })

  describe('that reads more than 16 MB', () => {
    const words = 'What is read by one Bundle may come to 16 MB at most.'
    /** Nearly 2 MB, of which eight have room. */
    const readsOfMuch = async (): Promise<readonly object[]> => {
      const { json: { id } } = await postDerived(secretary, aDerived({ team, more: { note: [{ text: 'x'.repeat(950_000) }, { text: 'y'.repeat(950_000) }] } }))
      return Array.from({ length: 12 }, () => get(`Task/${id}`))
    }

    it('keeps nothing as a transaction, and names the read', async () => {
      const reads = await readsOfMuch()
      const before = await everything()
      const reply = await send(secretary, 'transaction', [...reads, act(anAct({ team })), post(aDerived({ team }))])
      expect([reply.status, reply.json.issue[0].diagnostics]).toEqual([413, expect.stringMatching(/^Bundle\.entry\[8\]: .*Nothing of the Bundle was kept\.$/)])
      expect(reply.json.issue[0].diagnostics).toContain(words)
      expect((await everything()).slice(0, 2)).toEqual(before.slice(0, 2))
    })

    it('does as a batch what has room, says no to the rest, and does nothing of it', async () => {
      const reads = await readsOfMuch()
      const { count } = await askDigest(secretary, team)
      const reply = await send(secretary, 'batch', [act(anAct({ team })), ...reads, act(anAct({ team })), get('Task?_summary=count')])
      expect(reply.text.length).toBeLessThan(16 * 1024 * 1024)
      const found = answered(reply).map(({ response }) => response)
      expect(found.map(({ status }) => status)).toEqual(['201', ...Array.from({ length: 8 }, () => '200'), ...Array.from({ length: 6 }, () => '413')])
      expect(found.slice(-6).map(({ outcome }) => outcome?.issue[0].diagnostics)).toEqual(Array.from({ length: 6 }, () => expect.stringContaining(words)))
      expect((await askDigest(secretary, team)).count).toBe(count + 1)
      const trail = (await secretary.as('chair').readAll('AuditEvent?_count=500')).filter(({ agent }) => agent[0].who.identifier.value === 'priya.raman').map(({ subtype, outcome }) => [subtype[0].code, outcome])
      expect(trail.slice(-7)).toEqual([...Array.from({ length: 4 }, () => ['read', '4']), ['create', '4'], ['search-type', '4'], ['operation', '0']])
    })

    it('is none where it writes as much', async () => {
      const reads = (await readsOfMuch()).slice(0, 8)
      const much = (): SentDerived => aDerived({ team, more: { note: [{ text: 'z'.repeat(950_000) }, { text: 'z'.repeat(950_000) }] } })
      const replies = [await send(secretary, 'transaction', [...reads, post(much()), post(much())]), await send(secretary, 'batch', [post(much()), post(much()), ...reads])]
      expect(replies.map((reply) => [reply.status, answered(reply).map(({ response }) => response.status).sort()])).toEqual(replies.map(() => [200, [...reads.map(() => '200'), '201', '201']]))
    })
  })

  it.each([
    ['no JSON', '{', 400], ['another resource', '{"resourceType":"Task"}', 400], ['another kind of Bundle', '{"resourceType":"Bundle","type":"collection"}', 400],
    ['entries that are no list', '{"resourceType":"Bundle","type":"batch","entry":{}}', 400], ['nothing', '', 400],
    ['an element twice', '{"resourceType":"Bundle","type":"batch","type":"transaction"}', 400],
  ])('is refused as %s', async (_, text, status) => {
    const reply = await secretary.post('', text)
    expect([reply.status, reply.json.resourceType]).toEqual([status, 'OperationOutcome'])
  })

  it('is for people who are signed in, each for their own team and role', async () => {
    const entries = [post(aDerived({ team }))]
    expect((await send(secretary.as(undefined), 'transaction', entries)).status).toBe(401)
    expect((await send(secretary.as('stranger'), 'transaction', entries)).status).toBe(403)
    expect((await send(secretary.as('member'), 'transaction', entries)).status).toBe(403)
    expect((await secretary.ask('POST', '', '{}', { 'content-type': 'text/plain' })).status).toBe(415)
  })

  it('takes no act that is signed on a computer of somebody else’s', async () => {
    expect((await secretary.post('$register-key', aKeyFor('priya.raman'))).status).toBe(200)
    const chairs = secretary.as('chair')
    expect((await send(chairs, 'transaction', [act(anAct({ team, user: 'abena.osei' }))])).status).toBe(403)
    expect((await send(secretary, 'transaction', [act(anAct({ team }))])).status).toBe(200)
  })
}

it('counts as many requests as it has entries', async () => {
  const server = await startTrustServer({ tokens, limits: { person: 20, stranger: 20 } })
  onTestFinished(() => server.close())
  const secretary = new Talker(server.url, 'secretary')
  const fifteen = Array.from({ length: 15 }, () => post(aDerived({ team })))
  expect((await send(secretary, 'transaction', fifteen)).status).toBe(200)
  const over = await send(secretary, 'batch', fifteen)
  expect([over.status, over.headers.get('retry-after'), over.json.issue[0].diagnostics]).toEqual([429, '60', expect.stringContaining('Try again in a minute')])
  expect((await secretary.get('Task')).status).toBe(429)
  expect((await new Talker(server.url, 'chair').get('Task?_summary=count')).json.total).toBe(15)
}, 60_000)
