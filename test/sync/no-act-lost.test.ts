import fc from 'fast-check'
import { expect, it } from 'vitest'
import { assert } from '#domain/basics/assert.ts'
import { blobsIn } from '#electron/keeper/sync/check-act.ts'
import { resourceToFile } from '#fhir/file-to-resource.ts'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { LaptopOnModel, sha256, TEAM } from '../builders/laptop-on-model.ts'
import { actOf, ServerModel } from '../builders/server-model.ts'

/** One thing that happens to one of two laptops. `which` picks among what is on its way. */
const happening = fc.record({
  laptop: fc.constantFrom(0, 1),
  which: fc.nat({ max: 9 }),
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('save', 'save', 'save', 'save-letter') },
    { weight: 16, arbitrary: fc.constantFrom('answer' as const) },
    {
      weight: 8,
      arbitrary: fc.constantFrom(
        'lose-request', 'lose-reply', 'duplicate', 'late-duplicate', 'fail-before', 'fail-after', 'half-a-reply', 'portal', 'too-busy', 'sign-in-ends',
      ),
    },
    { weight: 5, arbitrary: fc.constantFrom('tick' as const) },
    { weight: 2, arbitrary: fc.constantFrom('restart', 'disk-full', 'disk-room', 'try-now') },
  ),
})
type What = 'save' | 'answer' | 'tick' | string

const failed: HttpReply = { kind: 'failed', reason: 'timed-out' }
const answered = (status: number, body: string): HttpReply => ({ kind: 'answered', status, headers: {}, body })

/** A proxy may send again, much later, what it already sent. */
class Proxy {
  readonly server: ServerModel
  readonly passed: HttpRequest[] = []

  constructor(server: ServerModel) {
    this.server = server
  }

  pass(request: HttpRequest, what: What): HttpReply {
    if (what === 'lose-request') return failed
    if (what === 'fail-before') return answered(503, '')
    if (what === 'portal') return answered(200, '<html>Sign in to the guest network</html>')
    if (what === 'too-busy') return this.server.outcome(429, 'Slow down', { 'retry-after': '3' })
    if (what === 'sign-in-ends') return answered(401, '{}')
    this.passed.push(request)
    const reply = this.server.serve(request)
    this.needLettersFirst()
    if (what === 'duplicate') return this.server.serve(request)
    if (what === 'lose-reply') return failed
    if (what === 'fail-after') return answered(500, 'Internal Server Error')
    if (what === 'half-a-reply' && reply.kind === 'answered' && typeof reply.body === 'string') return { ...reply, body: reply.body.slice(0, 40) }
    return reply
  }

  /** No act is there without the file it mentions. */
  private needLettersFirst(): void {
    const here = new Set([...this.server.files.values()].map(({ bytes }) => sha256(bytes)))
    const named = new Set(this.server.resources.flatMap((each) => resourceToFile(each)?.plainHash ?? []))
    const mentioned = this.server.texts().flatMap((text) => blobsIn(text))
    assert(mentioned.every((hash) => here.has(hash) && named.has(hash)), 'a letter is there before its act')
  }

  again(which: number): void {
    const request = this.passed[which * 7]
    if (request !== undefined) this.server.serve(request)
  }
}

function play(schedule: readonly { laptop: number; which: number; what: What }[], pageSize: number): void {
  const server = new ServerModel()
  server.pageSize = pageSize
  const proxy = new Proxy(server)
  const laptops = [new LaptopOnModel('aaaaaaaa'), new LaptopOnModel('bbbbbbbb')]
  for (const laptop of laptops) {
    laptop.onFrame = (body) => {
      // The promise itself: no receipt unless the server holds these very bytes at that moment.
      if (body.kind === 'receipt') expect(server.hashOf(body.act)).toBe(body.hash)
    }
    laptop.happen({ kind: 'started' })
  }
  for (const { laptop: index, which, what } of schedule) {
    const laptop = laptops[index]
    if (laptop === undefined) continue
    laptop.chance = which / 10
    const waiting = laptop.requests[which % Math.max(1, laptop.requests.length)]
    if (what === 'save' && !laptop.journal.full) laptop.save({ record: `c${which % 3}` })
    else if (what === 'save-letter' && !laptop.journal.full) laptop.saveLetter(`c${which % 3}`)
    else if (what === 'tick') laptop.tick()
    else if (what === 'restart') laptop.restart()
    else if (what === 'try-now') laptop.happen({ kind: 'try-now' })
    else if (what === 'disk-full' || what === 'disk-room') laptop.journal.full = what === 'disk-full'
    else if (what === 'late-duplicate') proxy.again(which)
    else if (waiting !== undefined) laptop.answer(waiting.id, proxy.pass(waiting.request, what))
  }
  heal(laptops, server)
  judge(laptops, server)
}

/** Faults end: at most a few rounds later all must be well. */
function heal(laptops: readonly LaptopOnModel[], server: ServerModel): void {
  for (let round = 0; round < 4; round += 1) {
    for (const laptop of laptops) {
      laptop.journal.full = false
      laptop.happen({ kind: 'try-now' })
      laptop.settle((request) => server.serve(request))
      laptop.tick()
      laptop.settle((request) => server.serve(request))
    }
  }
}

function judge(laptops: readonly LaptopOnModel[], server: ServerModel): void {
  const saved = laptops.flatMap((laptop) => laptop.saved)
  expect(server.acts().map((act) => actOf(act)).sort()).toEqual(saved.map((act) => act.id).sort())
  for (const laptop of laptops) {
    for (const act of saved) expect(laptop.journal.actHash(act.id)).toBe(act.hash)
    expect(laptop.journal.unsentActs()).toEqual([])
    expect(laptop.journal.unsentBlobs()).toEqual([])
    for (const hash of saved.flatMap((act) => blobsIn(act.text))) expect(sha256(laptop.files.get(hash) ?? '')).toBe(hash)
    expect(laptop.journal.counts()).toMatchObject({ receipts: laptop.saved.length, refused: 0, alarms: 0 })
    expect(laptop.journal.actsOnServer(TEAM)).toBe(saved.length)
    expect(laptop.report).toMatchObject({ connection: { kind: 'connected' }, sending: false, compared: { same: true, onServer: saved.length } })
  }
}

it('whatever is lost, doubled, cut or refused on the way: in the end every saved act is on the server and on both laptops, once', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 20, maxLength: 160 }), fc.constantFrom(2, 5, 100), play),
    { numRuns: 300, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: false },
  )
}, 30_000)
