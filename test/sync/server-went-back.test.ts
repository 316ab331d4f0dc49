import { beforeEach, describe, expect, it } from 'vitest'
import { actToResource } from '#fhir/act-to-resource.ts'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { aLaptopVault } from '../builders/a-laptop-vault.ts'
import { LaptopOnModel } from '../builders/laptop-on-model.ts'
import { actOf, ServerModel } from '../builders/server-model.ts'

const OTHER = 'urn:uuid:22222222-2222-4222-8222-222222222222'
const THIRD = 'urn:uuid:33333333-3333-4333-8333-333333333333'
const other = aLaptopVault('bbbbbbbb', 'helen.marsh')
let server: ServerModel
let laptop: LaptopOnModel
const serve = (request: HttpRequest) => server.serve(request)
const isList = (request: HttpRequest) => request.url.includes('_elements')
const isCreate = (request: HttpRequest) => request.method === 'POST'
const creates = () => server.asked.filter(isCreate).length
const decide = (server: string, ours: number) => laptop.happen({ kind: 'fill-again', server, ours, by: 'abena.osei' })

function poll(times = 1): void {
  for (let turn = 0; turn < times; turn += 1) {
    laptop.tick()
    laptop.settle(serve)
  }
}

/** The server is as it was before its last acts, and their files. */
function lose(acts: number): void {
  const kept = server.resources.length - acts
  server.resources.splice(kept)
}

/** All of it is on the server: `acts` of ours over `records`, and of a colleague's. */
function begin(acts: number, records: number, theirs = 0): void {
  for (let number = 1; number <= theirs; number += 1) server.add(actToResource(other.act(number, { record: 'c0' })))
  for (let number = 0; number < acts; number += 1) laptop.save({ record: `c${number % records}` })
  laptop.happen({ kind: 'started' })
  laptop.settle(serve)
  poll()
  expect(laptop.report.compared).toMatchObject({ same: true })
  server.asked.length = 0
}

function expectAllThere(acts: number): void {
  poll(2)
  expect(server.acts().map((act) => actOf(act)).toSorted()).toEqual(expect.arrayContaining(laptop.saved.map(({ id }) => id).toSorted()))
  expect(server.acts()).toHaveLength(acts)
  expect(laptop.journal.unsentActs()).toEqual([])
  expect(laptop.report).toMatchObject({ connection: { kind: 'connected' }, toDecide: null, compared: { same: true, here: acts, onServer: acts } })
}

beforeEach(() => {
  server = new ServerModel()
  laptop = new LaptopOnModel('aaaaaaaa')
})

describe('a server that went back in time', () => {
  it('few are sent again by themselves, each once', () => {
    begin(60, 3)
    lose(3)
    poll(31)
    expect(creates()).toBe(3)
    expectAllThere(60)
    expect(laptop.journal.frames.filter(({ body }) => body.kind === 'receipts-void')).toHaveLength(1)
  })

  it.each([
    ['more than one in twenty', 40, 2, 3],
    ['more than three records', 200, 10, 4],
  ])('%s wait for a person: nothing goes, also what is saved meanwhile, and it is said how many', (_, acts, records, lost) => {
    begin(acts, records)
    lose(lost)
    laptop.happen({ kind: 'try-now' })
    laptop.settle(serve)
    poll(31)
    laptop.save()
    laptop.settle(serve)
    poll(3)
    expect(creates()).toBe(0)
    expect(laptop.report).toMatchObject({
      connection: { kind: 'connected' },
      sending: false,
      toDecide: { kind: 'lost-entries', server: server.epoch, ours: lost, entries: lost, records: Math.min(lost, records), cases: Math.min(lost, records) },
      compared: { same: false, here: acts, onServer: acts - lost },
    })
    expect(laptop.journal.counts().receipts).toBe(acts)
    decide(server.epoch, lost)
    laptop.settle(serve)
    expect(laptop.report.toDecide).toBe(null)
    expectAllThere(acts + 1)
    expect(creates()).toBe(lost + 1)
    const said = laptop.journal.frames.findIndex(({ body }) => body.kind === 'audit' && body.what === 'fill-server-again' && body.by === 'abena.osei')
    expect(said).toBeGreaterThan(0)
    expect(said).toBeLessThan(laptop.journal.frames.findIndex(({ body }) => body.kind === 'receipts-void'))
  })

  it('is looked at before anything goes there, when it comes back into reach', () => {
    begin(40, 8)
    server.instead = () => ({ kind: 'failed', reason: 'no-network' })
    poll()
    lose(20)
    laptop.save()
    server.instead = () => null
    poll()
    expect(creates()).toBe(0)
    expect(laptop.report.toDecide).toMatchObject({ entries: 20 })
  })

  it('is asked about again after a restart, and nothing goes before', () => {
    begin(40, 8)
    lose(20)
    laptop.restart()
    laptop.settle(serve)
    laptop.happen({ kind: 'leave-it' })
    laptop.save()
    laptop.settle(serve)
    laptop.restart()
    laptop.settle(serve)
    expect(creates()).toBe(0)
    expect(laptop.report.toDecide).toMatchObject({ entries: 20, ours: 20 })
  })

  it('that has it all again after all is asked about no more, and what waits goes', () => {
    begin(40, 8)
    const lost = server.resources.slice(-20)
    lose(20)
    laptop.happen({ kind: 'try-now' })
    laptop.settle(serve)
    poll()
    laptop.save()
    expect(laptop.report.toDecide).toMatchObject({ entries: 20 })
    server.resources.push(...lost)
    poll()
    expectAllThere(41)
  })

  it('that lost more than the person was told is asked about anew', () => {
    begin(80, 8)
    lose(20)
    laptop.restart()
    laptop.settle(serve)
    lose(20)
    decide(server.epoch, 20)
    laptop.settle(serve)
    expect(creates()).toBe(0)
    expect(laptop.report.toDecide).toMatchObject({ entries: 40 })
    poll(3)
    expect(creates()).toBe(0)
    decide(server.epoch, 40)
    laptop.settle(serve)
    expectAllThere(80)
  })

  it('lacks what only colleagues sent: it is theirs to send, ours goes on', () => {
    begin(5, 2, 30)
    server.resources.splice(0, 30)
    laptop.restart()
    laptop.settle(serve)
    expect(laptop.report).toMatchObject({ toDecide: null, compared: { same: false, here: 35, onServer: 5 } })
    laptop.save()
    laptop.settle(serve)
    expect(server.acts()).toHaveLength(6)
    expect(laptop.journal.counts()).toMatchObject({ received: 30 })
    // It is not listed anew at each poll.
    server.asked.length = 0
    poll(10)
    expect(server.asked.filter(isList)).toHaveLength(0)
  })

  it('counts colleagues’ entries too when it weighs how much is gone', () => {
    begin(50, 2, 50)
    server.resources.splice(40, 11)
    laptop.restart()
    laptop.settle(serve)
    expect(creates()).toBe(0)
    expect(laptop.report.toDecide).toMatchObject({ entries: 11, ours: 1 })
  })

  it('gets the files of lost acts again, before the acts', () => {
    laptop.saveLetter('c1')
    begin(1, 1)
    server.resources.length = 0
    server.files.clear()
    laptop.restart()
    laptop.settle(serve)
    expect(laptop.report.toDecide).toMatchObject({ ours: 2 })
    decide(server.epoch, 2)
    laptop.settle(serve)
    expect(server.files.size).toBe(1)
    const letter = server.asked.findIndex((request) => isCreate(request) && String(request.body).includes(laptop.saved[0]?.id ?? '?'))
    expect(server.asked.findIndex(({ url }) => url.endsWith('/DocumentReference'))).toBeLessThan(letter)
    expect(laptop.journal.counts().receipts).toBe(2)
    expect(laptop.journal.unsentBlobs()).toEqual([])
  })
})

describe('what only looks like a loss', () => {
  const empty = () => server.json(200, { resourceType: 'Bundle', type: 'searchset', total: 0 })

  it('a search that lags behind: what it does not list is still there when it is read', () => {
    begin(40, 8)
    server.instead = (request) => (isList(request) || request.url.includes('_summary') ? empty() : null)
    laptop.restart()
    laptop.settle(serve)
    expect(laptop.report).toMatchObject({ toDecide: null, compared: { same: false, here: 40, onServer: 0 } })
    laptop.save()
    laptop.settle(serve)
    expect(creates()).toBe(1)
    expect(laptop.journal.counts().receipts).toBe(41)
    server.instead = () => null
    expectAllThere(41)
  })

  it('a lagging search after which an act is asked for by our own name, where the server never said its own', () => {
    laptop.save()
    laptop.happen({ kind: 'started' })
    laptop.settle(serve)
    const [act] = laptop.saved
    void laptop.journal.append([{ body: { kind: 'receipt', act: act?.id ?? '', hash: act?.hash ?? '', epoch: server.epoch, at: new Date(laptop.now).toISOString(), resource: 'QuestionnaireResponse/' }, key: { kind: 'journal' } }])
    server.instead = (request) => (isList(request) || request.url.includes('_summary') ? empty() : null)
    laptop.restart()
    laptop.settle(serve)
    expect(server.asked.some(({ url }) => url.includes('?identifier='))).toBe(true)
    expect(laptop.report.toDecide).toBe(null)
  })

  it('an act that goes up while the server lists', () => {
    begin(40, 8, 5)
    server.resources.splice(0, 1)
    laptop.happen({ kind: 'try-now' })
    while (laptop.requests.length > 0 && !laptop.requests.some(({ request }) => isList(request))) {
      const [first] = laptop.requests
      if (first !== undefined) laptop.answer(first.id, serve(first.request))
    }
    const late = other.act(6)
    server.add(actToResource(late))
    laptop.settle(serve)
    poll(2)
    expect(laptop.report).toMatchObject({ toDecide: null, compared: { same: false, here: 46, onServer: 45 } })
    expect(creates()).toBe(0)
  })

  const bad: readonly [string, HttpReply, string][] = [
    ['a page for people', { kind: 'answered', status: 200, headers: {}, body: '<html>' }, 'not-a-trust-server'],
    ['no answer', { kind: 'failed', reason: 'no-network' }, 'no-network'],
    ['500', { kind: 'answered', status: 500, headers: {}, body: '' }, 'server-error'],
    ['401', { kind: 'answered', status: 401, headers: {}, body: '' }, 'sign-in-refused'],
  ]
  describe.each([['the list', isList], ['the question after one act', (request: HttpRequest) => /QuestionnaireResponse\/s\d/.test(request.url)]] as const)('to %s', (_, which) => {
    it.each(bad)('%s: nothing is void, and it is looked for again', (_name, reply, reason) => {
      begin(40, 8)
      lose(20)
      server.instead = (request) => (which(request) ? reply : null)
      laptop.restart()
      laptop.settle(serve)
      expect(laptop.report).toMatchObject({ connection: { kind: 'unreachable', reason }, toDecide: null })
      expect(laptop.journal.counts().receipts).toBe(40)
      server.instead = () => null
      laptop.happen({ kind: 'try-now' })
      laptop.settle(serve)
      expect(laptop.report.toDecide).toMatchObject({ entries: 20 })
    })
  })

  it('a list that leads elsewhere is not followed', () => {
    begin(40, 8)
    lose(20)
    server.instead = (request) =>
      isList(request) ? server.json(200, { resourceType: 'Bundle', type: 'searchset', link: [{ relation: 'next', url: 'https://elsewhere.example/x' }] }) : null
    laptop.restart()
    laptop.settle(serve)
    expect(laptop.report.connection).toMatchObject({ reason: 'not-a-trust-server' })
    expect(server.asked.map(({ url }) => url)).not.toContain('https://elsewhere.example/x')
  })

  it('an act under another team’s tag is none of ours', () => {
    begin(40, 8)
    const kept = server.resources.slice(20)
    server.instead = (request) => {
      if (request.url.includes('_summary')) return server.json(200, { resourceType: 'Bundle', type: 'searchset', total: 20 })
      const strange = kept.map((each) => ({ ...each, meta: { ...each.meta, tag: [{ system: 'https://consilium.example/team', code: 'other-team' }] } }))
      return isList(request) ? server.json(200, { resourceType: 'Bundle', type: 'searchset', entry: [...server.resources.slice(0, 20), ...strange].map((resource) => ({ resource })) }) : null
    }
    server.resources.splice(20)
    laptop.restart()
    laptop.settle(serve)
    expect(laptop.report.toDecide).toMatchObject({ entries: 20 })
  })
})

describe('another server, or a wiped one', () => {
  function replace(epoch: string): void {
    server.epoch = epoch
    server.resources.length = 0
    server.files.clear()
    server.asked.length = 0
  }

  it('waits for a person, and is then filled: no old receipt counts there', () => {
    laptop.saveLetter('c1')
    begin(20, 4, 6)
    replace(OTHER)
    laptop.restart()
    laptop.settle(serve)
    laptop.save()
    poll(3)
    expect(creates()).toBe(0)
    expect(laptop.report).toMatchObject({ connection: { kind: 'unreachable', reason: 'another-server' }, toDecide: { kind: 'another-server', server: OTHER, ours: 22 } })
    decide(OTHER, 22)
    laptop.settle(serve)
    poll()
    expect(server.acts()).toHaveLength(22)
    expect(server.files.size).toBe(1)
    expect(laptop.journal.counts()).toMatchObject({ receipts: 22, received: 6 })
    expect(laptop.journal.cursor('complex-cases')?.epoch).toBe(OTHER)
    const receipts = laptop.journal.frames.flatMap(({ body }) => (body.kind === 'receipt' ? [body.epoch] : []))
    expect(receipts.slice(-22)).toEqual(Array(22).fill(OTHER))
    expect(laptop.report).toMatchObject({ toDecide: null, compared: { same: false, here: 28, onServer: 22 } })
    // The colleague's own computer sends the rest.
    for (let number = 1; number <= 6; number += 1) server.add(actToResource(other.act(number, { record: 'c0' })))
    expectAllThere(28)
  })

  it('that holds it all already is only read back: nothing is there twice', () => {
    begin(20, 4)
    server.epoch = OTHER
    laptop.restart()
    laptop.settle(serve)
    decide(OTHER, 20)
    laptop.settle(serve)
    expectAllThere(20)
  })

  it('a third one is asked about anew', () => {
    begin(20, 4)
    replace(OTHER)
    laptop.restart()
    laptop.settle(serve)
    replace(THIRD)
    decide(OTHER, 20)
    laptop.settle(serve)
    poll(2)
    expect(creates()).toBe(0)
    expect(laptop.report.toDecide).toMatchObject({ kind: 'another-server', server: THIRD })
    decide(OTHER, 20)
    laptop.settle(serve)
    poll(2)
    expect(creates()).toBe(0)
    decide(THIRD, 20)
    laptop.settle(serve)
    expectAllThere(20)
  })

  it('the first one that comes back is gone on with, and asked about no more', () => {
    begin(20, 4)
    const first = server.epoch
    server.epoch = OTHER
    laptop.restart()
    laptop.settle(serve)
    laptop.save()
    server.epoch = first
    poll()
    expectAllThere(21)
  })

  it('an answer of the first that is still on its way is no receipt of the second', () => {
    begin(20, 4)
    laptop.save()
    const late = laptop.requests.find(({ request }) => isCreate(request))
    const others = () => laptop.requests.filter(({ id }) => id !== late?.id)
    const reply = late === undefined ? undefined : serve(late.request)
    replace(OTHER)
    laptop.onFrame = (body) => {
      if (body.kind === 'receipt' && body.epoch === OTHER) expect(server.hashOf(body.act)).toBe(body.hash)
    }
    laptop.happen({ kind: 'hints-opened' })
    for (let turn = 0; turn < 40; turn += 1) {
      laptop.tick()
      for (const { id, request } of others()) laptop.answer(id, serve(request))
    }
    expect(laptop.report.toDecide).toMatchObject({ server: OTHER })
    decide(OTHER, 21)
    for (let next = others()[0]; next !== undefined; next = others()[0]) laptop.answer(next.id, serve(next.request))
    expect(creates()).toBe(0)
    if (late !== undefined && reply !== undefined) laptop.answer(late.id, reply)
    laptop.settle(serve)
    expectAllThere(21)
  })

  it('a decision is not carried out while the person has taken it back', () => {
    begin(20, 4)
    replace(OTHER)
    laptop.restart()
    laptop.settle(serve)
    server.instead = () => ({ kind: 'failed', reason: 'no-network' })
    decide(OTHER, 20)
    laptop.settle(serve)
    laptop.happen({ kind: 'leave-it' })
    server.instead = () => null
    poll(3)
    expect(creates()).toBe(0)
    expect(laptop.report.toDecide).toMatchObject({ server: OTHER })
  })
})

describe('a decision and the disk', () => {
  it.each(['another server', 'a loss'])('%s: nothing goes while the disk cannot take it, and it goes on by itself when it can', (what) => {
    begin(40, 8)
    if (what === 'a loss') lose(20)
    else {
      server.epoch = OTHER
      server.resources.length = 0
    }
    laptop.restart()
    laptop.settle(serve)
    laptop.journal.full = true
    decide(server.epoch, what === 'a loss' ? 20 : 40)
    laptop.settle(serve)
    poll(2)
    expect(creates()).toBe(0)
    laptop.journal.full = false
    poll(2)
    expectAllThere(40)
  })

  /** Everything the decision writes, and what was there before it. */
  function playDecision(what: string): { readonly before: LaptopOnModel['journal']['frames']; readonly decided: LaptopOnModel['journal']['frames'] } {
    for (let letter = 0; letter < 3; letter += 1) laptop.saveLetter('c1')
    begin(700, 8)
    if (what === 'a loss') lose(650)
    else {
      server.epoch = OTHER
      server.resources.length = 0
    }
    laptop.restart()
    laptop.settle(serve)
    const before = [...laptop.journal.frames]
    const { toDecide } = laptop.report
    if (toDecide !== null) decide(toDecide.server, toDecide.ours)
    while (laptop.requests.length > 0 && creates() === 0) {
      const [first] = laptop.requests
      if (first === undefined) break
      if (isCreate(first.request)) break
      laptop.answer(first.id, serve(first.request))
    }
    return { before, decided: laptop.journal.frames.slice(before.length) }
  }

  it.each(['another server', 'a loss'])('%s: stopped after any of its frames, it is either asked again or goes on by itself, and ends whole', (what) => {
    const { before, decided } = playDecision(what)
    const last = decided.findLastIndex(({ body }) => body.kind === 'receipts-void' || body.kind === 'cursor')
    expect(last).toBeGreaterThan(2)
    const held = [...server.resources]
    const { files, saved } = laptop
    for (let kept = 0; kept <= last + 1; kept += 1) {
      server.resources.splice(0, server.resources.length, ...held)
      server.asked.length = 0
      laptop = new LaptopOnModel('aaaaaaaa')
      void laptop.journal.append([...before, ...decided.slice(0, kept)].map(({ body }) => ({ body, key: { kind: 'journal' } })))
      for (const [hash, bytes] of files) laptop.files.set(hash, bytes)
      laptop.saved.push(...saved)
      laptop.restart()
      laptop.settle(serve)
      const { toDecide } = laptop.report
      if (kept <= last) expect(creates(), `after ${kept} frames`).toBe(0)
      expect(toDecide === null, `after ${kept} frames`).toBe(kept === last + 1)
      if (toDecide !== null) decide(toDecide.server, toDecide.ours)
      laptop.settle(serve)
      expectAllThere(703)
    }
  })
})
