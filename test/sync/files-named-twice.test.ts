import { beforeEach, describe, expect, it } from 'vitest'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { LaptopOnModel } from '../builders/laptop-on-model.ts'
import { ServerModel } from '../builders/server-model.ts'

const TEAM = 'complex-cases'
let server: ServerModel
let laptop: LaptopOnModel
let plainHash: string
const bytes = new TextEncoder().encode('%PDF-1.7 a letter')
const serve = (request: HttpRequest) => server.serve(request)
const documents = () => server.resources.filter((each) => each.resourceType === 'DocumentReference')
const named = (binary: string, team = TEAM) => ({
  resourceType: 'DocumentReference',
  meta: { tag: [{ system: 'https://consilium.example/team', code: team }] },
  identifier: [{ system: 'https://consilium.example/sha256', value: plainHash }, { system: 'https://consilium.example/binary', value: binary }],
  content: [{ attachment: { url: `Binary/${binary}`, contentType: 'application/pdf' } }],
})

function start(): void {
  laptop.happen({ kind: 'started' })
  laptop.settle(serve)
}

/** Each sends and is answered in turn. */
function atOnce(...laptops: readonly LaptopOnModel[]): void {
  for (const each of laptops) each.happen({ kind: 'started' })
  while (laptops.some(({ requests }) => requests.length > 0)) {
    for (const each of laptops) {
      const [next] = each.requests
      if (next !== undefined) each.answer(next.id, serve(next.request))
    }
  }
}

/** A second computer that has the file too, and has met the server. */
function anotherWithTheFile(): LaptopOnModel {
  const second = new LaptopOnModel('bbbbbbbb')
  second.keepFile(bytes, 'case/c1')
  second.happen({ kind: 'started' })
  second.settle(serve)
  return second
}

function poll(times: number, who = laptop): void {
  for (let time = 0; time < times; time += 1) {
    who.tick()
    who.settle(serve)
  }
}

beforeEach(() => {
  server = new ServerModel()
  laptop = new LaptopOnModel('aaaaaaaa')
  plainHash = laptop.keepFile(bytes, 'case/c1')
  laptop.save({ verb: 'sign-letter', facts: [{ unit: 'letter/1', path: 'blob', value: plainHash }] })
})

describe('a file that a server names and no longer holds', () => {
  it('is named beside it, once, and reaches everybody; its act goes', () => {
    server.add(named('gone'))
    start()
    expect(documents()).toHaveLength(2)
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(true)
    expect(laptop.report).toMatchObject({ connection: { kind: 'connected' }, sending: false })

    const second = new LaptopOnModel('bbbbbbbb')
    second.happen({ kind: 'started' })
    second.settle(serve)
    expect(second.files.get(plainHash)).toEqual(bytes)
  })

  it('is not named a third time by the next who sends it', () => {
    server.add(named('gone'))
    start()
    const second = anotherWithTheFile()
    expect(second.journal.unsentBlobs()).toEqual([])
    expect(documents()).toHaveLength(2)
  })

  it('is named beside it once by two computers that do so at the same moment, and again when those bytes go too', () => {
    server.add(named('gone'))
    const second = new LaptopOnModel('bbbbbbbb')
    second.keepFile(bytes, 'case/c1')
    atOnce(laptop, second)
    expect(documents()).toHaveLength(2)
    expect([laptop, second].map(({ journal }) => journal.hasBlobReceipt(plainHash))).toEqual([true, true])

    server.files.clear()
    const [third, fourth] = [new LaptopOnModel('cccccccc'), new LaptopOnModel('dddddddd')]
    for (const each of [third, fourth]) each.keepFile(bytes, 'case/c1')
    atOnce(third, fourth)
    expect(documents()).toHaveLength(3)
    expect([third, fourth].map(({ journal }) => journal.hasBlobReceipt(plainHash))).toEqual([true, true])
  })

  it('is not named a third time where the search shows only the first', () => {
    server.add(named('gone'))
    start()
    const [first] = documents()
    server.instead = ({ method, url }) =>
      method === 'GET' && url.includes('/DocumentReference?') ? server.json(200, { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: first }] }) : null
    const second = anotherWithTheFile()
    expect(second.journal.hasBlobReceipt(plainHash)).toBe(true)
    expect(documents()).toHaveLength(2)
  })

  it('is put off where a server names it over and over and never has it, and everything else goes', () => {
    server.instead = ({ method, url }) => {
      if (method === 'POST' && url.endsWith('/DocumentReference')) return server.json(200, { ...named(`x${server.asked.length}`), id: 'd1' })
      return method === 'GET' && url.includes('/Binary/x') ? server.outcome(404, 'Not here.') : null
    }
    laptop.save({ record: 'c2' })
    start()
    expect(server.asked.length).toBeLessThan(100)
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(false)
    expect(laptop.report.connection.kind).toBe('connected')
    expect(laptop.journal.unsentActs()).toHaveLength(1)
  })

  it('is found by the way out where its names lead in a circle', () => {
    const circle = { ...named('gone'), identifier: [...named('gone').identifier, { system: 'https://consilium.example/beside', value: `${TEAM}/gone` }] }
    server.add(circle)
    start()
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(true)
    const second = anotherWithTheFile()
    expect(second.journal.hasBlobReceipt(plainHash)).toBe(true)
    expect(documents()).toHaveLength(2)
  })

  it('is named beside others’ where only they have names for it, however many', () => {
    for (const theirs of ['cardiac', 'renal']) {
      server.files.set(theirs, { bytes, team: theirs, type: 'application/pdf' })
      server.add(named(theirs, theirs))
    }
    start()
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(true)
    expect(documents()).toHaveLength(3)
  })

  it('is found a way on where several stand beside the same', () => {
    const beside = (binary: string, other: string) => ({ ...named(binary), identifier: [...named(binary).identifier, { system: 'https://consilium.example/beside', value: `${TEAM}/${other}` }] })
    for (const each of [beside('y', 'x'), beside('z', 'x'), named('x')]) server.add(each)
    start()
    poll(40)
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(true)
  })

  it('is never named beside itself: bytes that go while they are being named are sent anew', () => {
    server.add(named('gone'))
    server.instead = (request) => {
      if (request.method !== 'POST' || !request.url.endsWith('/DocumentReference')) return null
      const sent = JSON.parse(String(request.body)) as ReturnType<typeof named>
      const [, ours] = sent.identifier
      server.instead = () => null
      server.files.clear()
      server.add(named(ours?.value ?? ''))
      return server.outcome(412, 'Several match.')
    }
    start()
    poll(2)
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(true)
    const own = documents().map((each) => each as unknown as ReturnType<typeof named>)
    for (const { identifier } of own) expect(identifier[2]?.value).not.toBe(`${TEAM}/${identifier[1]?.value}`)
    expect(server.files.has(own.at(-1)?.identifier[1]?.value ?? '')).toBe(true)
  })

  it('is named beside other bytes under its name too', () => {
    server.files.set('other', { bytes: new TextEncoder().encode('other'), team: TEAM, type: 'application/pdf' })
    server.add(named('other'))
    start()
    expect(documents(), 'once, the answer may only have been cut').toHaveLength(1)
    poll(1)
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(true)
    expect(documents()).toHaveLength(2)
  })

  it('is not named anew when its bytes are cut twice, each time elsewhere', () => {
    server.files.set('whole', { bytes, team: TEAM, type: 'application/pdf' })
    server.add(named('whole'))
    let cut = 3
    server.instead = ({ method, url }) => (method === 'GET' && url.endsWith('/Binary/whole') && cut > 1 ? { kind: 'answered', status: 200, headers: {}, body: bytes.slice(0, (cut -= 1)) } : null)
    start()
    poll(40)
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(true)
    expect(documents()).toHaveLength(1)
  })

  it('of another team is no receipt for this one', () => {
    server.files.set('theirs', { bytes, team: 'cardiac', type: 'application/pdf' })
    server.add(named('theirs', 'cardiac'))
    start()
    expect(documents().map(({ meta }) => meta.tag[0]?.code)).toEqual(['cardiac', TEAM])
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(true)
  })

  it('is tried again when the answer to that is lost, without a third name', () => {
    server.add(named('gone'))
    let isLost = false
    server.instead = (request) => {
      if (isLost || request.method !== 'POST' || request.headers['if-none-exist']?.includes('/beside|') !== true) return null
      isLost = true
      server.serve(request)
      return { kind: 'failed', reason: 'timed-out' }
    }
    start()
    poll(2)
    expect(isLost).toBe(true)
    expect(documents()).toHaveLength(2)
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(true)
  })
})

describe('a server that fails at one file', () => {
  it.each<readonly [string, () => HttpReply]>([
    ['a fault', () => ({ kind: 'answered', status: 500, headers: {}, body: '' })],
    ['no such address', () => server.outcome(404, 'Nothing at this address.')],
  ])('with %s is given everything else, and the file again later', (_, reply) => {
    server.instead = ({ method, url }) => (method === 'POST' && url.endsWith('/Binary') ? reply() : null)
    for (let at = 0; at < 20; at += 1) laptop.save({ record: 'c2' })
    const other = laptop.keepFile(new TextEncoder().encode('%PDF-1.7 another'), 'case/c3')
    start()
    expect(laptop.report).toMatchObject({ connection: { kind: 'connected' }, sending: false })
    expect(laptop.journal.unsentActs(), 'the letter waits for its file').toHaveLength(1)
    server.instead = () => null
    poll(40)
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(true)
    expect(laptop.journal.hasBlobReceipt(other)).toBe(true)
    expect(laptop.journal.unsentActs()).toEqual([])
  })

  it('as if it were no trust server is given the other files first from then on', () => {
    const other = laptop.keepFile(new TextEncoder().encode('%PDF-1.7 another'), 'case/c3')
    const isFirst = ({ url, body }: HttpRequest) => url.endsWith('/Binary') && Buffer.from(body as Uint8Array).equals(Buffer.from(bytes))
    server.instead = (request) => (request.method === 'POST' && isFirst(request) ? { kind: 'answered', status: 413, headers: {}, body: '<html>' } : null)
    start()
    poll(3)
    expect(laptop.journal.hasBlobReceipt(other)).toBe(true)
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(false)
  })

  it('is not sent again and again what waits behind that file', () => {
    const second = laptop.keepFile(new TextEncoder().encode('%PDF-1.7 a second letter'), 'case/c1')
    laptop.save({ record: 'c1', verb: 'sign-letter', facts: [{ unit: 'letter/2', path: 'blob', value: second }] })
    const isFirst = ({ url, body }: HttpRequest) => url.endsWith('/Binary') && Buffer.from(body as Uint8Array).equals(Buffer.from(bytes))
    server.instead = (request) => (request.method === 'POST' && isFirst(request) ? { kind: 'answered', status: 500, headers: {}, body: '' } : null)
    start()
    for (let time = 0; time < 20; time += 1) {
      laptop.now += 60_000
      laptop.save({ record: 'c9' })
      laptop.settle(serve)
      poll(1)
    }
    const isSecond = ({ method, url, body }: HttpRequest) => method === 'POST' && url.endsWith('/Binary') && Buffer.from(body as Uint8Array).includes('second letter')
    expect(server.asked.filter(isSecond).length).toBeLessThan(3)
    server.instead = () => null
    poll(40)
    expect(laptop.journal.unsentActs()).toEqual([])
    expect(laptop.journal.unsentBlobs()).toEqual([])
  })

  it('is asked for nothing at all while it asks for patience', () => {
    server.instead = ({ method, url }) => (method === 'POST' && url.endsWith('/Binary') ? server.outcome(503, 'Later.', { 'retry-after': '60' }) : null)
    start()
    expect(laptop.report.connection).toMatchObject({ kind: 'unreachable', reason: 'server-error' })
  })
})

describe('a server that does not show what it made', () => {
  it('is asked for it at once', () => {
    server.instead = (request) => {
      if (request.method !== 'POST' || !request.url.endsWith('/DocumentReference')) return null
      const made = server.add(JSON.parse(String(request.body)) as object)
      return { kind: 'answered', status: 201, headers: { location: `${server.base}/DocumentReference/${made.id}` }, body: '' }
    }
    start()
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(true)
    expect(laptop.report).toMatchObject({ connection: { kind: 'connected' }, sending: false })
  })
})

describe('a file the server was seen to hold, whose act has not gone', () => {
  it('is sent again before the act when the server was not heard for a while: it may have come back from a backup without it', () => {
    server.instead = ({ url, method }) => (method === 'POST' && url.includes('QuestionnaireResponse') ? { kind: 'answered', status: 500, headers: {}, body: '' } : null)
    start()
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(true)
    expect(server.acts()).toEqual([])
    server.files.clear()
    server.resources.length = 0
    server.instead = () => null
    laptop.restart()
    laptop.settle(serve)
    poll(3)
    expect(server.acts()).toHaveLength(1)
    expect([...server.files.values()].map((file) => file.bytes)).toEqual([bytes])
    expect(documents()).toHaveLength(1)
  })

  const failsAtTheAct = ({ url, method }: HttpRequest): HttpReply | null =>
    method === 'POST' && url.includes('QuestionnaireResponse') ? { kind: 'answered', status: 500, headers: {}, body: '' } : null
  const bringBackWithoutFiles = () => {
    server.files.clear()
    server.resources.length = 0
  }
  const filesSent = () => server.asked.filter(({ method, url }) => method === 'POST' && url.endsWith('/Binary')).length

  it('is sent again too where the server failed at that act, was out of reach, and came back without the file', () => {
    server.instead = failsAtTheAct
    start()
    expect(laptop.journal.hasBlobReceipt(plainHash)).toBe(true)
    server.instead = () => ({ kind: 'failed', reason: 'no-network' })
    poll(2)
    bringBackWithoutFiles()
    server.instead = () => null
    poll(20)
    expect(server.acts()).toHaveLength(1)
    expect([...server.files.values()].map((file) => file.bytes)).toEqual([bytes])
  })

  it('is not sent again after each silence while the server fails at its act', () => {
    server.instead = failsAtTheAct
    start()
    poll(30)
    expect(server.asked.filter((request) => failsAtTheAct(request) !== null).length).toBeGreaterThan(5)
    expect(filesSent()).toBe(1)
  })

  it('goes to another server too, though the first failed at its act', () => {
    server.instead = failsAtTheAct
    start()
    server.epoch = 'urn:uuid:22222222-2222-4222-8222-222222222222'
    bringBackWithoutFiles()
    poll(35)
    expect(laptop.report.toDecide).toMatchObject({ kind: 'another-server', ours: 1 })
    server.instead = () => null
    laptop.happen({ kind: 'fill-again', server: server.epoch, ours: 1, by: 'abena.osei' })
    laptop.settle(serve)
    poll(3)
    expect(server.acts()).toHaveLength(1)
    expect([...server.files.values()].map((file) => file.bytes)).toEqual([bytes])
  })

  it('is not sent again while it and its act go one after the other', () => {
    start()
    poll(5)
    expect(server.asked.filter(({ method, url }) => method === 'POST' && url.endsWith('/Binary'))).toHaveLength(1)
  })
})
