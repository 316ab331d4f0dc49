import { beforeEach, expect, it } from 'vitest'
import { actToResource } from '#fhir/act-to-resource.ts'
import type { HttpRequest } from '#sync/ports.ts'
import { aLaptopVault } from '../builders/a-laptop-vault.ts'
import { LaptopOnModel } from '../builders/laptop-on-model.ts'
import { BASE, ServerModel } from '../builders/server-model.ts'

let server: ServerModel
let laptop: LaptopOnModel
const other = aLaptopVault('bbbbbbbb', 'helen.marsh')
const serve = (request: HttpRequest) => server.serve(request)
const isPage = (request: HttpRequest) => request.url.includes('_lastUpdated')
const polls = () => server.asked.filter(isPage).length

beforeEach(() => {
  server = new ServerModel()
  server.hints = true
  laptop = new LaptopOnModel('aaaaaaaa')
  laptop.happen({ kind: 'started' })
  laptop.settle(serve)
})

it('asks for the stream once, and of no server that does not offer it', () => {
  laptop.tick()
  laptop.settle(serve)
  expect(laptop.listening).toEqual([`${BASE}/$hints`])
  const plain = new LaptopOnModel('cccccccc')
  server.hints = false
  plain.happen({ kind: 'started' })
  plain.settle(serve)
  expect(plain.listening).toEqual([])
})

const ticks = (count: number) => {
  for (let tick = 0; tick < count; tick += 1) {
    laptop.tick()
    laptop.settle(serve)
    expect(laptop.timer, 'a tick is followed by a tick').toBe(20_000)
  }
}

it('reads what was added when it is told, and polls about every five minutes in place of twenty seconds', () => {
  laptop.happen({ kind: 'hints-opened' })
  laptop.settle(serve)
  const before = polls()
  ticks(45)
  expect(polls() - before, 'three in fifteen minutes, and one that looks further back').toBe(4)
  server.add(actToResource(other.act(1)))
  laptop.happen({ kind: 'hinted' })
  laptop.settle(serve)
  expect(laptop.journal.counts().received).toBe(1)
})

it('reads once more when a hint comes while it is reading, however many come', () => {
  laptop.happen({ kind: 'hints-opened' })
  const before = polls()
  for (let times = 0; times < 9; times += 1) laptop.happen({ kind: 'hinted' })
  server.add(actToResource(other.act(1)))
  laptop.settle(serve)
  expect(polls() - before).toBe(2)
  expect(laptop.journal.counts().received).toBe(1)
})

it('looks at once when the stream ends, polls as ever, and opens it again at the next tick and not before', () => {
  laptop.happen({ kind: 'hints-opened' })
  laptop.settle(serve)
  const before = polls()
  laptop.happen({ kind: 'hints-ended' })
  laptop.settle(serve)
  expect(polls()).toBe(before + 1)
  expect(laptop.timer).toBe(20_000)
  laptop.save()
  laptop.settle(serve)
  expect(laptop.listening).toHaveLength(1)
  laptop.tick()
  laptop.settle(serve)
  expect(laptop.listening).toHaveLength(2)
})

it('a stream that is refused changes nothing: polls go on, and every tick asks for it again', () => {
  for (let times = 0; times < 3; times += 1) {
    laptop.happen({ kind: 'hints-ended' })
    expect(laptop.requests).toEqual([])
    laptop.tick()
    laptop.settle(serve)
    expect(laptop.timer).toBe(20_000)
  }
  expect(laptop.listening).toHaveLength(4)
})

it('still looks ten minutes back about every ten minutes', () => {
  laptop.save()
  laptop.happen({ kind: 'hints-opened' })
  laptop.settle(serve)
  ticks(31)
  const cursor = Date.parse(laptop.journal.cursor('complex-cases')?.lastUpdated ?? '')
  const backs = server.asked.filter(isPage).map((request) => cursor - Date.parse(/_lastUpdated=ge([^&]+)/.exec(request.url)?.[1] ?? ''))
  expect(backs.filter((back) => back === 600_000).length).toBeGreaterThan(0)
})

it('a false hint, from a server that cannot be reached or to a laptop that is told to stop, is borne', () => {
  laptop.happen({ kind: 'hinted' })
  laptop.settle(() => ({ kind: 'failed', reason: 'no-network' }))
  expect(laptop.report.connection.kind).toBe('unreachable')
  laptop.happen({ kind: 'hinted' })
  expect(laptop.requests).toEqual([])
  laptop.happen({ kind: 'stop' })
  laptop.happen({ kind: 'hinted' })
  expect(laptop.requests).toEqual([])
})

it('a storm of hints puts off no tick, and makes no poll look further back', () => {
  laptop.save()
  laptop.happen({ kind: 'hints-opened' })
  laptop.settle(serve)
  laptop.timer = 3000
  for (let times = 0; times < 90; times += 1) {
    laptop.happen({ kind: 'hinted' })
    laptop.settle(serve)
  }
  expect(laptop.timer).toBe(3000)
  const cursor = Date.parse(laptop.journal.cursor('complex-cases')?.lastUpdated ?? '')
  expect(server.asked.filter((request) => isPage(request) && request.url.includes(`ge${new Date(cursor - 600_000).toISOString()}`))).toEqual([])
})

it('while the disk is full a hint is kept for later, and does not put off the next try', () => {
  laptop.happen({ kind: 'hints-opened' })
  laptop.settle(serve)
  laptop.journal.full = true
  server.add(actToResource(other.act(1)))
  laptop.happen({ kind: 'hinted' })
  laptop.settle(serve)
  const [waits, before] = [laptop.timer, polls()]
  for (let times = 0; times < 9; times += 1) {
    laptop.happen({ kind: 'hinted' })
    laptop.settle(serve)
  }
  expect([laptop.timer, polls()]).toEqual([waits, before])
  laptop.journal.full = false
  laptop.tick()
  laptop.settle(serve)
  expect(laptop.journal.counts().received).toBe(1)
})

it('what the disk had no room for is read at the next tick, also when nobody hints again', () => {
  laptop.journal.full = true
  server.add(actToResource(other.act(1)))
  laptop.happen({ kind: 'hints-opened' })
  laptop.settle(serve)
  laptop.journal.full = false
  laptop.tick()
  laptop.settle(serve)
  expect(laptop.journal.counts().received).toBe(1)
})

it('an act the server failed at is sent again as soon as without hints', () => {
  laptop.happen({ kind: 'hints-opened' })
  laptop.settle(serve)
  laptop.save()
  laptop.settle((request) => (request.method === 'POST' ? { kind: 'answered', status: 500, headers: {}, body: '' } : serve(request)))
  expect(laptop.journal.unsentActs()).toHaveLength(1)
  expect(laptop.timer).toBe(20_000)
  laptop.tick()
  laptop.settle(serve)
  expect(laptop.journal.unsentActs()).toEqual([])
})
