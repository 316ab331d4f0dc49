import { beforeEach, describe, expect, it } from 'vitest'
import { actToResource } from '#fhir/act-to-resource.ts'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { aLaptopVault } from '../builders/a-laptop-vault.ts'
import { LaptopOnModel } from '../builders/laptop-on-model.ts'
import { ServerModel } from '../builders/server-model.ts'

let server: ServerModel
let laptop: LaptopOnModel
const other = aLaptopVault('bbbbbbbb', 'helen.marsh')
const serve = (request: HttpRequest) => server.serve(request)
const isDigest = ({ url }: HttpRequest) => url.includes('$digest')
const isCount = ({ url }: HttpRequest) => url.includes('_summary=count')
const isWholeReading = ({ url }: HttpRequest) => url.includes('_lastUpdated=ge1970')
const asked = (which: (request: HttpRequest) => boolean) => server.asked.filter(which).length

beforeEach(() => {
  server = new ServerModel()
  server.digests = true
  laptop = new LaptopOnModel('aaaaaaaa')
  for (let at = 0; at < 40; at += 1) laptop.save({ record: `c${at % 3}` })
  laptop.happen({ kind: 'started' })
  laptop.settle(serve)
})

function pass(ticks: number): void {
  for (let tick = 0; tick < ticks; tick += 1) {
    laptop.tick()
    laptop.settle(serve)
  }
}

describe('a server that gives a digest', () => {
  it('is asked for it and not for a figure, and both hold the same', () => {
    expect(laptop.report.compared).toMatchObject({ same: true, here: 40, onServer: 40 })
    expect(asked(isCount)).toBe(0)
    expect(asked(isDigest)).toBeGreaterThan(0)
  })

  it('that lost one entry and got another is found out, though the figure is the same', () => {
    server.resources.splice(4, 1)
    server.add(actToResource(other.act(1)))
    // Long ago, as far as its clock goes: no poll finds it.
    const last = server.resources.at(-1)
    if (last !== undefined) last.meta.lastUpdated = '2026-01-01T00:00:00.000Z'
    pass(40)
    expect(laptop.journal.counts().received).toBe(1)
    expect(laptop.report.compared).toMatchObject({ same: true, here: 41, onServer: 41 })
    expect(server.acts()).toHaveLength(41)
  })

  it('that holds other words under one entry is not the same, and everything is read again for it once', () => {
    const [first] = server.acts()
    const item = first?.item?.find(({ linkId }) => linkId === 'act')?.answer[0]?.valueAttachment as { data: string }
    item.data = Buffer.from('{"changed":true}').toString('base64')
    pass(200)
    expect(laptop.report.compared).toMatchObject({ same: false, here: 40, onServer: 40 })
    laptop.save()
    laptop.settle(serve)
    pass(200)
    expect(laptop.report.compared).toMatchObject({ same: false, here: 41, onServer: 41 })
    expect(asked(isWholeReading)).toBeLessThanOrEqual(3)
  })

  it.each<readonly [string, () => HttpReply]>([
    ['a refusal', () => server.outcome(404, 'Nothing at this address.')],
    ['a page for people', () => ({ kind: 'answered', status: 404, headers: {}, body: '<html>' })],
    ['a fault', () => ({ kind: 'answered', status: 500, headers: {}, body: '' })],
    ['patience asked for', () => server.outcome(503, 'Later.', { 'retry-after': '60' })],
    ['another resource', () => server.json(200, { resourceType: 'Bundle', type: 'searchset' })],
    ['silence', () => ({ kind: 'failed', reason: 'timed-out' })],
  ])('and comes to answer that with %s is counted, and everything goes', (_, reply) => {
    server.instead = (request) => (isDigest(request) ? reply() : null)
    laptop.restart()
    laptop.save()
    laptop.settle(serve)
    pass(20)
    expect(laptop.journal.unsentActs()).toEqual([])
    expect(laptop.report).toMatchObject({ connection: { kind: 'connected' }, compared: { same: true, here: 41, onServer: 41 } })
    expect(asked(isCount)).toBeGreaterThan(0)
    expect(asked(isDigest)).toBeLessThan(8)
  })

  it('and was listed meanwhile, as it counted one twice, is asked for it again', () => {
    const [first, second] = server.acts()
    const item = first?.item?.find(({ linkId }) => linkId === 'act')?.answer[0]?.valueAttachment as { data: string }
    server.add({ ...second })
    server.instead = (request) => (isDigest(request) ? server.outcome(500, 'Not now.') : null)
    laptop.restart()
    laptop.settle(serve)
    pass(1)
    expect(laptop.report.compared).toMatchObject({ same: true, here: 40, onServer: 40 })
    item.data = Buffer.from('{"changed":true}').toString('base64')
    server.instead = () => null
    pass(40)
    expect(laptop.report.compared).toMatchObject({ same: false, here: 40, onServer: 40 })
  })

  it('and asks for patience instead is asked nothing more until that is over', () => {
    server.instead = (request) => (isDigest(request) ? server.outcome(429, 'Later.', { 'retry-after': '600' }) : null)
    laptop.restart()
    laptop.settle(serve)
    expect(asked(isCount)).toBe(0)
    expect(laptop.timer).toBeGreaterThanOrEqual(600_000)
    pass(3)
    expect(laptop.report).toMatchObject({ connection: { kind: 'connected' }, compared: { same: true, here: 40 } })
  })

  it('of what a colleague sent just after the last page was read: what is new is read, and not everything', () => {
    pass(1)
    let isSent = false
    const before = asked(isWholeReading)
    server.instead = (request) => {
      if (!isDigest(request) || isSent) return null
      isSent = true
      server.add(actToResource(other.act(1)))
      return null
    }
    laptop.happen({ kind: 'try-now' })
    laptop.settle(serve)
    expect(laptop.report.compared).toMatchObject({ same: true, here: 41, onServer: 41 })
    expect(asked(isWholeReading)).toBe(before)
  })

  it('and will not give it to this sign-in says so', () => {
    server.instead = (request) => (isDigest(request) ? { kind: 'answered', status: 401, headers: {}, body: '{}' } : null)
    laptop.save()
    laptop.settle(serve)
    pass(2)
    expect(laptop.report.connection).toMatchObject({ kind: 'unreachable', reason: 'sign-in-refused' })
  })

  it('that lost an entry of ours and holds one that nobody can receive is sent ours again', () => {
    server.add(actToResource({ ...other.act(1), sig: 'A'.repeat(86) }))
    pass(40)
    server.resources.splice(4, 1)
    pass(80)
    expect(server.acts()).toHaveLength(41)
    expect(laptop.journal.unsentActs()).toEqual([])
    expect(laptop.report.compared).toMatchObject({ same: false })
    expect(asked(isWholeReading)).toBeLessThan(8)
  })
})

describe('a server that lost many of ours and holds as many that nobody can receive', () => {
  beforeEach(() => {
    server.resources.splice(4, 12)
    for (let at = 1; at <= 12; at += 1) server.add(actToResource({ ...other.act(at), sig: 'A'.repeat(86) }))
    pass(40)
  })

  it('is asked about, and the question stands until it is answered', () => {
    expect(laptop.report.toDecide).toMatchObject({ kind: 'lost-entries', ours: 12 })
    pass(40)
    expect(laptop.report.toDecide).toMatchObject({ kind: 'lost-entries', ours: 12 })
    expect(server.acts()).toHaveLength(40)
  })

  it('is sent them again once a person says so', () => {
    const { toDecide } = laptop.report
    pass(3)
    laptop.happen({ kind: 'fill-again', server: toDecide?.server ?? '', ours: 12, by: 'olga.petrov' })
    laptop.settle(serve)
    pass(3)
    expect(server.acts()).toHaveLength(52)
    expect(laptop.journal.unsentActs()).toEqual([])
    expect(laptop.report.toDecide).toBeNull()
  })

  it('is asked about also when the search for them broke off', () => {
    laptop.restart()
    let isBroken = false
    server.instead = ({ url }) => {
      if (isBroken || !url.includes('_elements')) return null
      isBroken = true
      return server.outcome(503, 'Later.')
    }
    laptop.settle(serve)
    pass(40)
    expect(isBroken).toBe(true)
    expect(laptop.report.toDecide).toMatchObject({ kind: 'lost-entries', ours: 12 })
  })

  it('keeps the question, and the answer to it, while its digest does not come', () => {
    server.instead = (request) => (isDigest(request) ? server.outcome(500, 'Not now.') : null)
    const { toDecide } = laptop.report
    laptop.save()
    laptop.happen({ kind: 'try-now' })
    laptop.settle(serve)
    pass(3)
    expect(laptop.report.toDecide).toMatchObject({ kind: 'lost-entries', ours: 12 })
    expect(laptop.journal.unsentActs(), 'nothing goes before it is answered').toHaveLength(1)
    laptop.happen({ kind: 'fill-again', server: toDecide?.server ?? '', ours: 12, by: 'olga.petrov' })
    laptop.settle(serve)
    pass(3)
    expect(laptop.journal.unsentActs()).toEqual([])
    expect(server.acts()).toHaveLength(53)
  })

  it('is not asked about any more once it holds them again', () => {
    server.resources.splice(0, server.resources.length)
    for (const act of laptop.saved) server.add(actToResource(act))
    laptop.happen({ kind: 'try-now' })
    laptop.settle(serve)
    expect(laptop.report).toMatchObject({ toDecide: null, compared: { same: true, here: 40, onServer: 40 } })
    laptop.save()
    laptop.settle(serve)
    expect(laptop.journal.unsentActs()).toEqual([])
  })
})

describe('a server that can only count, and holds others than we think', () => {
  it('is read again when an entry is known to have been made and never came', () => {
    server.digests = false
    server.resources.splice(4, 1)
    server.add(actToResource(other.act(1)))
    const hidden = server.resources.at(-1)
    if (hidden !== undefined) hidden.meta.lastUpdated = '2026-01-01T00:00:00.000Z'
    server.add(actToResource(other.act(2)))
    laptop.restart()
    laptop.settle(serve)
    pass(40)
    expect(laptop.journal.counts().received).toBe(2)
    expect(server.acts()).toHaveLength(42)
  })
})
