import { beforeEach, describe, expect, it } from 'vitest'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { actToResource } from '#fhir/act-to-resource.ts'
import { aLaptopVault } from '../builders/a-laptop-vault.ts'
import { LaptopOnModel, sha256 } from '../builders/laptop-on-model.ts'
import { actOf, BASE, ServerModel } from '../builders/server-model.ts'

let server: ServerModel
let laptop: LaptopOnModel
const serve = (request: HttpRequest) => server.serve(request)
const isCreate = (request: HttpRequest) => request.method === 'POST' && request.url.endsWith('/QuestionnaireResponse')
const isPage = (request: HttpRequest) => request.url.includes('_lastUpdated')
const answered = (status: number, body: string, headers: Record<string, string> = {}): HttpReply => ({ kind: 'answered', status, headers, body })
const isReadBack = (request: HttpRequest) => /QuestionnaireResponse\/s\d/.test(request.url)
const receipts = () => laptop.journal.counts().receipts

/** The server answers one kind of request with this, the rest as usual. */
function instead(which: (request: HttpRequest) => boolean, reply: HttpReply): void {
  server.instead = (request) => (which(request) ? reply : null)
}

function start(): void {
  laptop.happen({ kind: 'started' })
  laptop.settle(serve)
}

beforeEach(() => {
  server = new ServerModel()
  laptop = new LaptopOnModel('aaaaaaaa')
})

describe('when all is well', () => {
  it('sends every saved act, keeps a receipt for each and finds the counts the same', () => {
    for (let number = 0; number < 30; number += 1) laptop.save({ record: `c${number % 7}` })
    start()
    expect(server.acts()).toHaveLength(30)
    expect(laptop.journal.unsentActs()).toEqual([])
    expect(receipts()).toBe(30)
    expect(laptop.report).toMatchObject({ connection: { kind: 'connected' }, sending: false, compared: { same: true, here: 30, onServer: 30 } })
  })

  it('asks who the server is before anything else, without the sign-in', () => {
    laptop.save()
    laptop.happen({ kind: 'started' })
    expect(laptop.requests.map(({ request }) => [request.url, request.signedIn])).toEqual([[`${BASE}/metadata`, false]])
  })

  it('never has two acts of one record, nor five records, on their way', () => {
    for (let number = 0; number < 40; number += 1) laptop.save({ record: `c${number % 8}` })
    laptop.happen({ kind: 'started' })
    let most = 0
    while (laptop.requests.length > 0) {
      const creates = laptop.requests.filter(({ request }) => isCreate(request)).map(({ request }) => JSON.parse(String(request.body)))
      const records = creates.map((create) => create.meta.tag[1].code)
      expect(new Set(records).size).toBe(records.length)
      most = Math.max(most, records.length)
      const last = laptop.requests.at(-1)
      if (last !== undefined) laptop.answer(last.id, serve(last.request))
    }
    expect(most).toBe(4)
    for (let record = 0; record < 8; record += 1) {
      const sent = server.acts().filter((act) => act.meta.tag[1]?.code === `case/c${record}`).map((act) => actOf(act))
      expect(sent).toEqual(laptop.saved.filter((act) => act.record === `case/c${record}`).map((act) => act.id))
    }
  })

  it('sends what is saved while another record’s act is on its way, at once', () => {
    start()
    laptop.save({ record: 'c1' })
    laptop.save({ record: 'c2' })
    expect(laptop.requests.filter(({ request }) => isCreate(request))).toHaveLength(2)
  })

  it('sends acts beyond its window of the journal too', () => {
    for (let number = 0; number < 700; number += 1) laptop.save({ record: `c${number % 3}` })
    start()
    expect(server.acts()).toHaveLength(700)
    expect(laptop.journal.unsentActs()).toEqual([])
  })

  it('reads back the first act it creates on a server, and trusts whole answers after that', () => {
    start()
    laptop.save()
    laptop.settle(serve)
    laptop.save()
    laptop.settle(serve)
    expect(server.asked.filter((request) => /QuestionnaireResponse\/s\d/.test(request.url))).toHaveLength(1)
    expect(receipts()).toBe(2)
  })

  it('receives what others sent, page by page, once, and moves the cursor after it', () => {
    const other = aLaptopVault('bbbbbbbb', 'helen.marsh')
    for (let number = 1; number <= 25; number += 1) server.add(actToResource(other.act(number)))
    server.pageSize = 10
    start()
    expect(laptop.journal.counts().received).toBe(25)
    const kinds = laptop.journal.frames.map(({ body }) => body.kind)
    expect(kinds).toEqual(['cursor', ...Array(25).fill('received'), 'cursor'])
    expect(laptop.journal.cursor('complex-cases')?.lastUpdated).toBe(server.acts().at(-1)?.meta.lastUpdated)
    laptop.tick()
    laptop.settle(serve)
    expect(laptop.journal.frames).toHaveLength(27)
    expect(laptop.report.compared).toMatchObject({ same: true, here: 25 })
  })

  it('does not take a page of a run that was given up for one of the run it is in', () => {
    const other = aLaptopVault('bbbbbbbb', 'helen.marsh')
    laptop.happen({ kind: 'started' })
    laptop.settle((request) => (isPage(request) ? { kind: 'failed', reason: 'no-network' } : serve(request)))
    laptop.tick()
    const [probe] = laptop.requests
    if (probe !== undefined) laptop.answer(probe.id, serve(probe.request))
    const count = laptop.requests.find(({ request }) => request.url.includes('_summary=count'))
    if (count !== undefined) laptop.answer(count.id, serve(count.request))
    const old = laptop.requests.find(({ request }) => isPage(request))
    laptop.save()
    const create = laptop.requests.find(({ request }) => isCreate(request))
    if (create !== undefined) laptop.answer(create.id, { kind: 'failed', reason: 'no-network' })
    laptop.tick()
    const again = laptop.requests.find(({ request }) => request.url.endsWith('/metadata'))
    if (again !== undefined) laptop.answer(again.id, serve(again.request))
    server.add(actToResource(other.act(1)))
    const frames = laptop.journal.frames.length
    if (old !== undefined) laptop.answer(old.id, serve(old.request))
    expect(laptop.journal.frames).toHaveLength(frames)
    laptop.settle(serve)
    expect(laptop.journal.counts()).toMatchObject({ received: 1, receipts: 1 })
  })

  it('looks back ten seconds from the cursor, and ten minutes about every ten minutes', () => {
    start()
    laptop.save()
    laptop.settle(serve)
    for (let poll = 0; poll < 31; poll += 1) {
      laptop.tick()
      laptop.settle(serve)
    }
    const cursor = Date.parse(laptop.journal.cursor('complex-cases')?.lastUpdated ?? '')
    const backs = server.asked.filter(isPage).map((request) => cursor - Date.parse(/_lastUpdated=ge([^&]+)/.exec(request.url)?.[1] ?? ''))
    expect(backs.filter((back) => back === 600_000)).toHaveLength(1)
    expect(backs.filter((back) => back === 10_000).length).toBeGreaterThan(25)
  })

  it('polls about every twenty seconds', () => {
    laptop.chance = 0
    start()
    expect(laptop.timer).toBe(15_000)
    laptop.chance = 0.999
    laptop.tick()
    laptop.settle(serve)
    expect(laptop.timer).toBeGreaterThan(24_000)
  })

  it('says how far this computer’s clock is from the server’s', () => {
    server.clock = Math.floor((laptop.now + 3_600_000) / 1000) * 1000
    start()
    expect(laptop.report.clockOffsetMs).toBeGreaterThan(3_598_000)
    expect(laptop.report.clockOffsetMs).toBeLessThan(3_602_000)
  })
})

describe('answers that are no success', () => {
  const bad: readonly [string, HttpReply, string][] = [
    ['a page for people, with 200', answered(200, '<html>Sign in to Trust Guest WiFi</html>', { 'content-type': 'text/html' }), 'not-a-trust-server'],
    ['half a JSON', answered(201, '{"resourceType":"Questionn'), 'not-a-trust-server'],
    ['nothing in it', answered(200, ''), 'not-a-trust-server'],
    ['another resource', answered(200, '{"resourceType":"Patient","id":"1"}'), 'not-a-trust-server'],
    ['a list', answered(200, '[]'), 'not-a-trust-server'],
    ['403 from a proxy', answered(403, '<html>Blocked</html>'), 'not-a-trust-server'],
    ['404 from a proxy', answered(404, 'Not found'), 'not-a-trust-server'],
    ['500', answered(500, 'Internal Server Error'), 'server-error'],
    ['503 with an outcome', answered(503, '{"resourceType":"OperationOutcome","issue":[]}'), 'server-error'],
    ['429', answered(429, ''), 'server-error'],
    ['401', answered(401, '{}'), 'sign-in-refused'],
    ['no answer', { kind: 'failed', reason: 'no-network' }, 'no-network'],
    ['silence', { kind: 'failed', reason: 'timed-out' }, 'timed-out'],
    ['a certificate nobody knows', { kind: 'failed', reason: 'not-trusted' }, 'not-trusted'],
    ['a redirect', { kind: 'failed', reason: 'redirected' }, 'not-a-trust-server'],
    ['an answer without end', { kind: 'failed', reason: 'too-large' }, 'not-a-trust-server'],
  ]

  describe.each([
    ['the create', isCreate],
    ['the first question', (request: HttpRequest) => request.url.endsWith('/metadata')],
    ['the page', isPage],
    ['the count', (request: HttpRequest) => request.url.includes('_summary=count')],
    ['the reading back', isReadBack],
  ] as const)('to %s', (_what, which) => {
    it.each(bad)('%s: nothing counts as sent that is not, and it goes on when the server is right again', (_name, reply, reason) => {
      const act = laptop.save()
      instead(which, reply)
      start()
      // A fault at one entry says nothing about the server: the rest goes on.
      const isOfOneEntry = _name === '500' && [isCreate, isReadBack].includes(which)
      expect(laptop.report.connection).toMatchObject(isOfOneEntry ? { kind: 'connected' } : { kind: 'unreachable', reason })
      expect(laptop.report.sending).toBe(false)
      const hasReceipt = laptop.journal.frames.some(({ body }) => body.kind === 'receipt' && body.act === act.id)
      if (hasReceipt) expect(server.hashOf(act.id)).toBe(act.hash)
      expect(laptop.journal.unsentActs()).toHaveLength(hasReceipt ? 0 : 1)
      expect(laptop.journal.counts()).toMatchObject({ refused: 0, alarms: 0 })

      server.instead = () => null
      if (reason === 'sign-in-refused') laptop.happen({ kind: 'try-now' })
      else laptop.tick()
      laptop.settle(serve)
      expect(server.acts()).toHaveLength(1)
      expect(receipts()).toBe(1)
      expect(laptop.report).toMatchObject({ connection: { kind: 'connected' }, compared: { same: true } })
    })
  })

  it('a refused sign-in stops everything until a person asks', () => {
    instead((request) => request.signedIn, answered(401, '{}'))
    laptop.save()
    start()
    expect(laptop.timer).toBe(null)
    const before = server.asked.length
    laptop.save()
    laptop.tick()
    laptop.settle(serve)
    expect(server.asked.length).toBe(before)
    expect(laptop.journal.unsentActs()).toHaveLength(2)
  })

  it('waits longer each time, up to five minutes', () => {
    laptop.chance = 0.999999
    instead(() => true, answered(500, ''))
    start()
    const waits: (number | null)[] = []
    for (let turn = 0; turn < 12; turn += 1) {
      waits.push(laptop.timer)
      laptop.tick()
      laptop.settle(serve)
    }
    expect(waits.slice(0, 4)).toEqual([2000, 4000, 8000, 16000])
    expect(waits.at(-1)).toBe(300_000)
  })

  it('waits at least as long as the server asks, in seconds or as a date', () => {
    laptop.chance = 0
    instead(isPage, answered(429, '', { 'retry-after': '37' }))
    start()
    expect(laptop.timer).toBe(37_000)
    const date = new Date(server.clock).toUTCString()
    instead(() => true, answered(429, '', { date, 'retry-after': new Date(Date.parse(date) + 90_000).toUTCString() }))
    laptop.tick()
    laptop.settle(serve)
    expect(laptop.timer).toBe(90_000)
    instead(() => true, answered(503, '', { 'retry-after': 'soon' }))
    laptop.tick()
    laptop.settle(serve)
    expect(laptop.timer).toBe(0)
  })

  it('an act that no server can take does not hold up the others', () => {
    const poison = laptop.save({ record: 'c0' })
    for (let record = 1; record < 12; record += 1) laptop.save({ record: `c${record}` })
    server.instead = (request) => (isCreate(request) && String(request.body).includes(poison.id) ? answered(500, '') : null)
    start()
    laptop.tick()
    laptop.settle(serve)
    expect(server.acts()).toHaveLength(11)
    expect(laptop.journal.unsentActs().map((act) => act.text)).toEqual([poison.text])
  })
})

describe('an entry that makes the server fail each time', () => {
  it('keeps nobody else’s work out: colleagues’ entries come in while it waits', () => {
    const other = aLaptopVault('bbbbbbbb', 'helen.marsh')
    for (let number = 1; number <= 5; number += 1) server.add(actToResource(other.act(number)))
    const poison = laptop.save()
    instead(isCreate, answered(500, 'Internal Server Error'))
    for (let round = 0; round < 20; round += 1) {
      if (round === 0) laptop.happen({ kind: 'started' })
      else laptop.tick()
      // The failure arrives before the page.
      while (laptop.requests.length > 0) {
        const next = laptop.requests.find(({ request }) => isCreate(request)) ?? laptop.requests[0]
        if (next !== undefined) laptop.answer(next.id, serve(next.request))
      }
    }
    expect(laptop.journal.counts()).toMatchObject({ received: 5, receipts: 0 })
    expect(laptop.journal.unsentActs().map((act) => act.text)).toEqual([poison.text])
    expect(laptop.report).toMatchObject({ connection: { kind: 'connected' }, compared: { same: true, here: 5 } })
  })
})

describe('an entry that failed once, on a computer whose clock is then set right', () => {
  it('goes with the next poll, and does not wait until it is as late again', () => {
    const TEN_YEARS = 10 * 365 * 24 * 3_600_000
    laptop.now += TEN_YEARS
    laptop.save()
    instead(isCreate, answered(500, 'Internal Server Error'))
    start()
    laptop.now -= TEN_YEARS
    server.instead = () => null
    laptop.tick()
    laptop.settle(serve)
    expect(receipts()).toBe(1)
  })
})

describe('an act wrapped in what it is not', () => {
  it.each([
    ['another author', { author: { identifier: { system: 'https://consilium.example/user', value: 'mallory' } } }],
    ['another verb', { questionnaire: 'https://consilium.example/verb/record-dissent' }],
    ['another record', { meta: { tag: [{ system: 'https://consilium.example/team', code: 'complex-cases' }, { system: 'https://consilium.example/record', code: 'case/other' }] } }],
  ])('%s than its signed text says: kept as an alarm, in no record', (_, wrapping) => {
    const other = aLaptopVault('bbbbbbbb', 'abena.osei')
    server.add({ ...actToResource(other.act(1, { verb: 'sign-minutes' })), ...wrapping })
    start()
    expect(laptop.journal.counts()).toMatchObject({ received: 0, alarms: 1 })
  })
})

describe('a clock that cannot be', () => {
  it.each(['Sat, 13 Sep 275760 00:00:00 GMT', 'Thu, 01 Jan 0000 00:00:00 GMT'])('%s is no time, and ends nothing', (date) => {
    const act = laptop.save()
    server.instead = (request) => {
      const reply = isCreate(request) ? server.outcome(403, 'No.') : null
      return reply === null || reply.kind !== 'answered' ? null : { ...reply, headers: { ...reply.headers, date } }
    }
    start()
    expect(laptop.journal.refusals()).toMatchObject([{ act: act.id }])
  })
})

describe('an act the server refuses', () => {
  it.each([403, 422, 400])('%i with words: it leaves, its words stay, the record’s later acts go on', (status) => {
    const refused = laptop.save()
    const later = laptop.save()
    server.instead = (request) =>
      isCreate(request) && String(request.body).includes(refused.id) ? server.outcome(status, 'Your role (secretary) may not sign a letter.') : null
    start()
    expect(laptop.journal.refusals()).toMatchObject([{ act: refused.id, status, words: 'Your role (secretary) may not sign a letter.' }])
    expect(server.acts().map((act) => actOf(act))).toEqual([later.id])
    expect(laptop.report).toMatchObject({ connection: { kind: 'connected' }, compared: { same: true, here: 1 } })
  })
})

describe('an act the server holds although its answer was no', () => {
  it('refused when it was sent again, and shown to be there: it is refused no longer', () => {
    const act = laptop.save()
    let tries = 0
    server.instead = (request) => {
      if (isPage(request)) return server.json(200, { resourceType: 'Bundle', type: 'searchset' })
      if (!isCreate(request)) return null
      tries += 1
      if (tries > 1) return server.outcome(403, 'Your role (member) may not sign a letter.')
      server.add(JSON.parse(String(request.body)) as object)
      return { kind: 'failed', reason: 'timed-out' }
    }
    start()
    laptop.tick()
    laptop.settle(serve)
    expect(laptop.journal.counts()).toMatchObject({ refused: 1, receipts: 0 })
    server.instead = () => null
    laptop.tick()
    laptop.settle(serve)
    expect(laptop.journal.counts()).toMatchObject({ refused: 0, receipts: 1 })
    expect(server.hashOf(act.id)).toBe(act.hash)
    expect(laptop.report.compared).toMatchObject({ same: true, here: 1, onServer: 1 })
  })

  it.each([
    ['a no', () => server.outcome(403, 'Your role (member) may not sign a letter.')],
    ['no answer', (): HttpReply => ({ kind: 'failed', reason: 'timed-out' })],
  ])('shown to be there while its own answer is on its way, which is %s: it has a receipt, and is refused no longer', (_, answer) => {
    start()
    const act = laptop.save()
    const create = laptop.requests.find(({ request }) => isCreate(request))
    // A clone of this computer sends it first.
    server.add(actToResource(act))
    laptop.tick()
    const page = laptop.requests.find(({ request }) => isPage(request))
    if (create === undefined || page === undefined) throw new Error('Both are on their way')
    laptop.answer(page.id, serve(page.request))
    expect(receipts()).toBe(0)
    laptop.answer(create.id, answer())
    laptop.settle(serve)
    laptop.tick()
    laptop.settle(serve)
    expect(laptop.journal.counts()).toMatchObject({ refused: 0, receipts: 1 })
    expect(laptop.report.compared).toMatchObject({ same: true, here: 1, onServer: 1 })
  })
})

describe('the same id with other bytes', () => {
  it('200 with another hash is an alarm and no receipt', () => {
    const act = laptop.save()
    const other = laptop.vault.act(1, { id: act.id, facts: [{ unit: 'note', path: 'words', value: 'Other words' }] })
    server.add(actToResource(other))
    start()
    expect(laptop.journal.counts()).toMatchObject({ receipts: 0, alarms: 1 })
    expect(laptop.journal.frames.find(({ body }) => body.kind === 'alarm')?.body).toMatchObject({ act: act.id, text: other.text })
    expect(laptop.report.compared).toMatchObject({ same: false, here: 0, onServer: 1 })
  })

  it('200 with the same hash is a receipt, after reading it back', () => {
    const act = laptop.save()
    server.add(actToResource(act))
    server.instead = (request) => (isPage(request) ? server.json(200, { resourceType: 'Bundle', type: 'searchset' }) : null)
    start()
    expect(laptop.journal.counts()).toMatchObject({ receipts: 1, alarms: 0 })
    expect(server.asked.some((request) => request.url === `${BASE}/QuestionnaireResponse/s1`)).toBe(true)
  })

  it('412: several are there, one of them ours: a receipt, and an alarm for the other', () => {
    const act = laptop.save()
    server.add(actToResource(act))
    server.add(actToResource(laptop.vault.act(1, { id: act.id, facts: [] })))
    start()
    expect(laptop.journal.counts()).toMatchObject({ receipts: 1, alarms: 1 })
  })

  it('a server that changes what it is given gets no receipt', () => {
    laptop.save()
    server.instead = (request) => {
      if (!isCreate(request)) return null
      const kept = server.add(JSON.parse(String(request.body).replace('"valueString":"', '"valueString":"f')) as object)
      return server.json(201, kept)
    }
    start()
    expect(receipts()).toBe(0)
    expect(laptop.journal.counts().alarms).toBe(1)
  })

  it('says it has it and shows it nowhere: no receipt, sent again', () => {
    laptop.save()
    server.instead = (request) => {
      if (isPage(request) || request.url.includes('identifier=')) return server.json(200, { resourceType: 'Bundle', type: 'searchset' })
      return isReadBack(request) ? server.outcome(404, 'Not here') : null
    }
    start()
    expect(receipts()).toBe(0)
    server.instead = () => null
    laptop.tick()
    laptop.settle(serve)
    expect(receipts()).toBe(1)
    expect(server.acts()).toHaveLength(1)
  })

  it('created without showing it: read back where the server says it is', () => {
    laptop.save()
    server.instead = (request) => {
      if (!isCreate(request)) return null
      const kept = server.add(JSON.parse(String(request.body)) as object)
      return answered(201, '', { location: `${BASE}/QuestionnaireResponse/${kept.id}/_history/1` })
    }
    start()
    expect(receipts()).toBe(1)
  })
})

describe('another server', () => {
  it('sends nothing to one whose epoch is not the one we know; saving goes on; a person decides', () => {
    laptop.save()
    start()
    server.epoch = 'urn:uuid:22222222-2222-4222-8222-222222222222'
    server.resources.length = 0
    laptop.restart()
    laptop.save()
    laptop.settle(serve)
    laptop.tick()
    laptop.settle(serve)
    expect(laptop.report.connection).toMatchObject({ kind: 'unreachable', reason: 'another-server' })
    expect(server.acts()).toHaveLength(0)
    expect(laptop.journal.unsentActs()).toHaveLength(1)
  })

  it('gets nothing when it took the other’s place between two acts', () => {
    laptop.save()
    start()
    server.epoch = 'urn:uuid:22222222-2222-4222-8222-222222222222'
    server.resources.length = 0
    laptop.now += 6000
    laptop.save()
    laptop.settle(serve)
    expect(laptop.report.connection).toMatchObject({ kind: 'unreachable', reason: 'another-server' })
    expect(server.acts()).toHaveLength(0)
    expect(laptop.journal.unsentActs()).toHaveLength(1)
  })

  it('is noticed while connected too, and before the first act has been received', () => {
    start()
    server.epoch = 'urn:uuid:22222222-2222-4222-8222-222222222222'
    for (let poll = 0; poll < 32; poll += 1) {
      laptop.tick()
      laptop.settle(serve)
    }
    expect(laptop.report.connection).toMatchObject({ kind: 'unreachable', reason: 'another-server' })
  })

  it.each(['https://elsewhere.example/fhir/QuestionnaireResponse?page=2', 'https://trust.example/fhir/../admin?page=2', `${BASE}.evil.example/x`, 'http://trust.example/fhir/QuestionnaireResponse?p=2'])(
    'a next page at %s is not fetched and the cursor stays',
    (url) => {
      const other = aLaptopVault('bbbbbbbb', 'helen.marsh')
      const resource = server.add(actToResource(other.act(1)))
      instead(isPage, server.json(200, { resourceType: 'Bundle', type: 'searchset', link: [{ relation: 'next', url }], entry: [{ resource }] }))
      start()
      expect(laptop.report.connection).toMatchObject({ kind: 'unreachable', reason: 'not-a-trust-server' })
      expect(server.asked.map((request) => request.url)).not.toContain(url)
      expect(laptop.journal.cursor('complex-cases')?.lastUpdated).toBe('1970-01-01T00:00:00.000Z')
    },
  )

  it('pages that go round in a circle end in trouble, not for ever', () => {
    server.instead = (request) =>
      isPage(request) ? server.json(200, { resourceType: 'Bundle', type: 'searchset', link: [{ relation: 'next', url: request.url }] }) : null
    start()
    expect(laptop.report.connection).toMatchObject({ kind: 'unreachable', reason: 'not-a-trust-server' })
  })
})

describe('what comes and is not what it says', () => {
  const other = aLaptopVault('bbbbbbbb', 'helen.marsh')

  it('a wrong signature is kept as an alarm once, and never received', () => {
    const act = other.act(1)
    server.add(actToResource({ ...act, sig: other.act(2).sig }))
    start()
    for (let poll = 0; poll < 3; poll += 1) {
      laptop.tick()
      laptop.settle(serve)
    }
    expect(laptop.journal.counts()).toMatchObject({ received: 0, alarms: 1 })
    expect(laptop.report.compared).toMatchObject({ same: false, here: 0, onServer: 1 })
  })

  it('a wrong hash is kept as an alarm', () => {
    server.add(actToResource({ ...other.act(1), hash: sha256('something else') }))
    start()
    expect(laptop.journal.counts()).toMatchObject({ received: 0, alarms: 1 })
  })

  it('another act under this id is kept as an alarm', () => {
    const resource = actToResource(other.act(1))
    server.add({ ...resource, identifier: { system: 'https://consilium.example/act', value: other.act(2).id } })
    start()
    expect(laptop.journal.counts()).toMatchObject({ received: 0, alarms: 1 })
  })

  it('an act of another team is left out though the server gives it', () => {
    const stranger = aLaptopVault('cccccccc', 'other.team', 'other-team')
    const resource = server.add(actToResource(stranger.act(1)))
    server.instead = (request) => (isPage(request) ? server.json(200, { resourceType: 'Bundle', type: 'searchset', entry: [{ resource }] }) : null)
    start()
    expect(laptop.journal.counts()).toMatchObject({ received: 0, alarms: 0 })
  })

  it('an act of another team under our team’s tag is an alarm', () => {
    const stranger = aLaptopVault('cccccccc', 'other.team', 'other-team')
    const resource = actToResource(stranger.act(1))
    server.add({ ...resource, meta: actToResource(other.act(1))['meta'] })
    start()
    expect(laptop.journal.counts()).toMatchObject({ received: 0, alarms: 1 })
  })

  it('an act of a newer Consilium is received byte for byte', () => {
    const act = other.act(1, { verb: 'brand-new-verb' })
    server.add(actToResource(act))
    start()
    expect(laptop.journal.frames.find(({ body }) => body.kind === 'received')?.body).toMatchObject({ text: act.text, sig: act.sig })
  })

  it('a server time far ahead does not carry the cursor with it', () => {
    const resource = server.add(actToResource(other.act(1)))
    resource.meta.lastUpdated = '9999-01-01T00:00:00.000Z'
    start()
    expect(Date.parse(laptop.journal.cursor('complex-cases')?.lastUpdated ?? '')).toBeLessThan(server.clock + 120_000)
  })

  it('an act that only a full reading finds is found when the counts differ', () => {
    start()
    server.clock += 86_400_000
    laptop.save()
    laptop.settle(serve)
    laptop.tick()
    laptop.settle(serve)
    const late = server.add(actToResource(other.act(1)))
    late.meta.lastUpdated = '2026-01-01T00:00:00.000Z'
    laptop.save()
    laptop.settle(serve)
    for (let poll = 0; poll < 31; poll += 1) {
      laptop.tick()
      laptop.settle(serve)
    }
    expect(laptop.journal.counts().received).toBe(1)
    expect(laptop.report.compared).toMatchObject({ same: true, here: 3, onServer: 3 })
  })
})

describe('files', () => {
  const bytes = new TextEncoder().encode('%PDF-1.7 a letter')
  const mention = (plainHash: string) => ({ verb: 'sign-letter', facts: [{ unit: 'letter/1', path: 'blob', value: plainHash }] })

  it('go before the act that mentions them; the other laptop fetches, checks and keeps them', () => {
    const plainHash = laptop.keepFile(bytes, 'case/c1')
    laptop.save(mention(plainHash))
    laptop.save({ record: 'c2' })
    start()
    const order = server.asked.filter((request) => request.method === 'POST').map((request) => request.url.slice(BASE.length + 1))
    expect(order.indexOf('Binary')).toBeLessThan(order.indexOf('DocumentReference'))
    const letter = server.asked.findIndex((request) => isCreate(request) && String(request.body).includes(laptop.saved[0]?.id ?? '?'))
    expect(server.asked.findIndex((request) => request.url.endsWith('/DocumentReference'))).toBeLessThan(letter)
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(true)
    expect([...server.files.values()]).toMatchObject([{ team: 'complex-cases', type: 'application/pdf' }])

    const second = new LaptopOnModel('bbbbbbbb')
    second.happen({ kind: 'started' })
    second.settle(serve)
    expect(second.files.get(plainHash)).toEqual(bytes)
    expect(second.journal.unsentBlobs()).toEqual([])
    expect(server.files.size).toBe(1)
  })

  it('are known again when the answer to the DocumentReference was lost', () => {
    const plainHash = laptop.keepFile(bytes, 'case/c1')
    laptop.save(mention(plainHash))
    let isLost = false
    server.instead = (request) => {
      if (isLost || !request.url.endsWith('/DocumentReference') || request.method !== 'POST') return null
      isLost = true
      server.serve(request)
      return { kind: 'failed', reason: 'timed-out' }
    }
    start()
    laptop.tick()
    laptop.settle(serve)
    expect(server.resources.filter((each) => each.resourceType === 'DocumentReference')).toHaveLength(1)
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(true)
    expect(receipts()).toBe(1)
  })

  it('are named once their bytes were read back: a wrong id in the answer to their sending names nothing, and they go again', () => {
    const plainHash = laptop.keepFile(bytes, 'case/c1')
    laptop.save(mention(plainHash))
    let isGarbled = false
    server.instead = (request) => {
      if (isGarbled || !request.url.endsWith('/Binary')) return null
      isGarbled = true
      server.serve(request)
      return answered(201, JSON.stringify({ resourceType: 'Binary', id: 'c1' }))
    }
    start()
    expect(server.resources.filter((each) => each.resourceType === 'DocumentReference')).toEqual([])
    laptop.tick()
    laptop.settle(serve)
    expect(server.resources.filter((each) => each.resourceType === 'DocumentReference')).toMatchObject([{ content: [{ attachment: { url: 'Binary/b2' } }] }])
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(true)
    expect(receipts()).toBe(1)
  })

  it('get no receipt when the server holds other bytes, and their act waits', () => {
    const plainHash = laptop.keepFile(bytes, 'case/c1')
    laptop.save(mention(plainHash))
    instead((request) => request.expects === 'bytes', { kind: 'answered', status: 200, headers: {}, body: new TextEncoder().encode('<html>') })
    start()
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(false)
    expect(server.acts()).toHaveLength(0)
    expect(laptop.report).toMatchObject({ connection: { kind: 'connected' }, sending: false })
  })

  it('that the server refuses take their act with them, with its words; the record’s later acts go on', () => {
    const plainHash = laptop.keepFile(bytes, 'case/c1')
    const act = laptop.save(mention(plainHash))
    laptop.save()
    instead((request) => request.url.endsWith('/Binary'), server.outcome(403, 'Your role (member) may not add letters or enclosures.'))
    start()
    expect(laptop.journal.refusals()).toMatchObject([{ act: act.id, words: 'Your role (member) may not add letters or enclosures.' }])
    expect(server.acts()).toHaveLength(1)
  })

  it('whose bytes are wrong are not kept, and asked for again later', () => {
    const other = aLaptopVault('bbbbbbbb', 'helen.marsh')
    const plainHash = sha256(bytes)
    server.files.set('b1', { bytes: new TextEncoder().encode('other'), team: 'complex-cases', type: 'application/pdf' })
    server.add({
      resourceType: 'DocumentReference',
      meta: { tag: [{ system: 'https://consilium.example/team', code: 'complex-cases' }] },
      identifier: [{ system: 'https://consilium.example/sha256', value: plainHash }],
      content: [{ attachment: { url: 'Binary/b1', contentType: 'application/pdf' } }],
    })
    server.add(actToResource(other.act(1, mention(plainHash))))
    start()
    expect(laptop.files.size).toBe(0)
    server.files.set('b1', { bytes, team: 'complex-cases', type: 'application/pdf' })
    for (let poll = 0; poll < 31; poll += 1) {
      laptop.tick()
      laptop.settle(serve)
    }
    expect(laptop.files.get(plainHash)).toEqual(bytes)
  })
})

describe('a journal that cannot write', () => {
  it('keeps no receipt, says nothing was sent, does not race, and goes on when there is room', () => {
    start()
    laptop.save()
    laptop.journal.full = true
    laptop.settle(serve)
    expect(receipts()).toBe(0)
    expect(server.asked.filter(isCreate)).toHaveLength(1)
    laptop.journal.full = false
    laptop.tick()
    laptop.settle(serve)
    expect(receipts()).toBe(1)
    expect(server.acts()).toHaveLength(1)
  })

  it('does not move the cursor past what it could not keep', () => {
    const other = aLaptopVault('bbbbbbbb', 'helen.marsh')
    start()
    server.add(actToResource(other.act(1)))
    laptop.journal.full = true
    laptop.tick()
    laptop.settle(serve)
    laptop.journal.full = false
    expect(laptop.journal.cursor('complex-cases')?.lastUpdated).toBe('1970-01-01T00:00:00.000Z')
    laptop.tick()
    laptop.settle(serve)
    expect(laptop.journal.counts().received).toBe(1)
  })
})

describe('a difference between the counts', () => {
  const ofOther = aLaptopVault('bbbbbbbb', 'helen.marsh')
  const isReadingAll = (request: HttpRequest) => isPage(request) && request.url.includes('ge1970')
  const received = () => laptop.journal.counts().received

  /** An act whose time is long before what was read already. */
  function addOfLongAgo(number: number): void {
    const kept = server.add(actToResource(ofOther.act(number)))
    kept.meta.lastUpdated = '2026-10-01T00:00:00.000Z'
  }

  function pollUntilCompared(polls: number): void {
    for (let poll = 0; poll < polls; poll += 1) {
      laptop.tick()
      laptop.settle(serve)
    }
  }

  beforeEach(() => {
    server.add(actToResource(ofOther.act(1)))
    start()
  })

  it('has everything read again until that has come to its end, whatever fails on the way', () => {
    addOfLongAgo(2)
    let failures = 0
    server.instead = (request) => {
      if (!isReadingAll(request) || failures >= 2) return null
      failures += 1
      return answered(503, '')
    }
    pollUntilCompared(40)
    expect(failures).toBe(2)
    expect(received()).toBe(2)
    expect(laptop.report.compared).toMatchObject({ same: true, here: 2 })
  })

  it('is looked into again when it is as large as the last one, which was put right meanwhile', () => {
    addOfLongAgo(2)
    let isSecond = false
    server.instead = (request) => {
      if (!request.url.includes('_summary=count') || isSecond || received() < 2) return null
      isSecond = true
      addOfLongAgo(3)
      return null
    }
    pollUntilCompared(40)
    expect(isSecond).toBe(true)
    expect(received()).toBe(3)
  })

  it('that stayed, as a cache gave an old page, is looked into once more when a person asks', () => {
    addOfLongAgo(2)
    server.instead = (request) => (isReadingAll(request) ? server.json(200, { resourceType: 'Bundle', type: 'searchset' }) : null)
    pollUntilCompared(40)
    server.instead = () => null
    pollUntilCompared(3)
    expect(laptop.report.compared).toMatchObject({ same: false, here: 1, onServer: 2 })
    laptop.happen({ kind: 'try-now' })
    laptop.settle(serve)
    expect(laptop.report.compared).toMatchObject({ same: true, here: 2 })
  })
})

describe('what one fault must not hide', () => {
  it('a file that the server was made to name twice is there all the same, and nothing waits for it', () => {
    laptop.saveLetter('c1')
    server.instead = (request) => {
      if (request.method !== 'POST' || !request.url.endsWith('/DocumentReference')) return null
      if (!server.resources.some((each) => each.resourceType === 'DocumentReference')) {
        for (let time = 0; time < 2; time += 1) server.add(JSON.parse(String(request.body)) as object)
      }
      return null
    }
    start()
    expect(laptop.journal.unsentBlobs()).toEqual([])
    expect(receipts()).toBe(1)
    expect(laptop.report).toMatchObject({ connection: { kind: 'connected' }, sending: false })
  })

  it('an alarm that a full disk did not take is raised again', () => {
    start()
    const act = aLaptopVault('bbbbbbbb', 'helen.marsh').act(1)
    server.add(actToResource({ ...act, sig: 'A'.repeat(86) }))
    laptop.journal.full = true
    laptop.tick()
    laptop.settle(serve)
    laptop.journal.full = false
    laptop.tick()
    laptop.settle(serve)
    expect(laptop.journal.counts().alarms).toBe(1)
  })
})
