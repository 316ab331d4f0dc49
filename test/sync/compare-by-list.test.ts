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
const isCount = ({ url }: HttpRequest) => url.includes('_summary=count')
const isList = ({ url }: HttpRequest) => url.includes('_elements')
const asked = (which: (request: HttpRequest) => boolean) => server.asked.filter(which).length

beforeEach(() => {
  server = new ServerModel()
  server.pageSize = 4
  laptop = new LaptopOnModel('aaaaaaaa')
  for (let at = 0; at < 9; at += 1) laptop.save({ record: `c${at % 3}` })
})

function start(): void {
  laptop.happen({ kind: 'started' })
  laptop.settle(serve)
}

function pass(ticks: number): void {
  for (let tick = 0; tick < ticks; tick += 1) {
    laptop.tick()
    laptop.settle(serve)
  }
}

describe.each<readonly [string, () => HttpReply]>([
  ['refuses to count', () => server.outcome(400, 'Unknown parameter')],
  ['gives no figure', () => server.json(200, { resourceType: 'Bundle', type: 'searchset' })],
])('a server that %s', (_, instead) => {
  beforeEach(() => {
    server.instead = (request) => (isCount(request) ? instead() : null)
    start()
  })

  it('is compared by the names it lists, page by page, and asked for a figure once', () => {
    expect(laptop.report.compared).toMatchObject({ same: true, here: 9, onServer: 9 })
    laptop.save()
    laptop.settle(serve)
    pass(1)
    expect(laptop.report.compared).toMatchObject({ same: true, here: 10, onServer: 10 })
    expect(asked(isCount)).toBe(1)
    expect(asked(isList)).toBeGreaterThanOrEqual(6)
  })

  it('that lost some is found out', () => {
    server.resources.splice(2, 6)
    pass(40)
    expect(laptop.report.toDecide).toMatchObject({ kind: 'lost-entries', ours: 6 })
  })
})

it('what a server holds twice counts once, and is told as the same', () => {
  start()
  const twice = server.acts()[3]
  if (twice !== undefined) server.add({ ...twice })
  server.add(actToResource(other.act(1)))
  pass(40)
  expect(laptop.journal.counts()).toMatchObject({ received: 1, alarms: 0 })
  expect(laptop.report.compared).toMatchObject({ same: true, here: 10, onServer: 10 })
})

it('where one is there twice and another is gone, the figure is right, and the loss is seen all the same', () => {
  start()
  const twice = server.acts()[3]
  if (twice !== undefined) server.add({ ...twice })
  pass(40)
  server.resources.splice(0, 1)
  pass(40)
  expect(server.acts()).toHaveLength(9)
  expect(laptop.report).toMatchObject({ toDecide: { kind: 'lost-entries', ours: 1 }, compared: { same: false } })
})

it('an act is read back by its name where the server gives nothing by its id', () => {
  server.instead = (request) => (/QuestionnaireResponse\/s\d/.test(request.url) ? server.outcome(404, 'Not here') : null)
  start()
  expect(laptop.journal.counts().receipts).toBe(9)
  expect(laptop.report.compared).toMatchObject({ same: true })
})

it('a list whose next page has gone is no shortfall: it is asked for again', () => {
  server.instead = (request) => (isCount(request) ? server.outcome(400, 'Unknown parameter') : isList(request) && request.url.includes('_from') ? server.outcome(410, 'Gone') : null)
  start()
  expect(laptop.report.connection).toMatchObject({ kind: 'unreachable', reason: 'server-error' })
  expect([laptop.report.compared?.onServer, laptop.report.toDecide]).toEqual([0, null])
  server.instead = (request) => (isCount(request) ? server.outcome(400, 'Unknown parameter') : null)
  pass(1)
  expect(laptop.report.compared).toMatchObject({ same: true, onServer: 9 })
})
