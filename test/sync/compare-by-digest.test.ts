import { beforeEach, describe, expect, it } from 'vitest'
import { actToResource } from '#fhir/act-to-resource.ts'
import type { HttpRequest } from '#sync/ports.ts'
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

  it('and gives none any more is counted', () => {
    server.instead = (request) => (isDigest(request) ? server.outcome(404, 'Nothing at this address.') : null)
    laptop.save()
    laptop.settle(serve)
    pass(2)
    expect(laptop.report.compared).toMatchObject({ same: true, here: 41, onServer: 41 })
    expect(asked(isCount)).toBeGreaterThan(0)
  })

  it.each<readonly [string, object]>([
    ['another resource', { resourceType: 'Bundle', type: 'searchset' }],
    ['a page for people', {}],
  ])('and answers with %s is in trouble, and nothing is called the same', (_, body) => {
    const before = laptop.report.compared
    server.instead = (request) => (isDigest(request) ? server.json(200, body) : null)
    laptop.save()
    laptop.settle(serve)
    pass(2)
    expect(laptop.report.connection).toMatchObject({ kind: 'unreachable', reason: 'not-a-trust-server' })
    expect(laptop.report.compared).toEqual(before)
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
