import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { HttpReply } from '#sync/ports.ts'
import { LaptopOnModel } from '../builders/laptop-on-model.ts'
import { actOf, ServerModel } from '../builders/server-model.ts'

const happening = fc.record({
  laptop: fc.constantFrom(0, 1),
  which: fc.nat({ max: 9 }),
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('save', 'save', 'save-letter') },
    { weight: 20, arbitrary: fc.constantFrom('answer') },
    { weight: 6, arbitrary: fc.constantFrom('answer-late', 'deliver', 'lose-request', 'lose-reply') },
    { weight: 5, arbitrary: fc.constantFrom('tick', 'try-now') },
    { weight: 2, arbitrary: fc.constantFrom('restart', 'disk-full', 'disk-room', 'decide', 'leave') },
    { weight: 2, arbitrary: fc.constantFrom('go-back', 'go-back', 'wipe') },
  ),
})

/** A laptop, with answers that a server has given and that have not come yet. */
class Desk extends LaptopOnModel {
  readonly late: { id: number; reply: HttpReply }[] = []

  deliver(): void {
    const next = this.late.shift()
    if (next !== undefined) this.answer(next.id, next.reply)
  }

  decide(): void {
    const asked = this.reports.at(-1)?.toDecide ?? null
    if (asked !== null) this.happen({ kind: 'fill-again', server: asked.server, ours: asked.ours, by: 'abena.osei' })
  }
}

function play(schedule: readonly { laptop: number; which: number; what: string }[], pageSize: number): void {
  const server = new ServerModel()
  server.pageSize = pageSize
  const desks = [new Desk('aaaaaaaa'), new Desk('bbbbbbbb')]
  let wipes = 0
  for (const desk of desks) desk.happen({ kind: 'started' })
  for (const { laptop, which, what } of schedule) {
    const desk = desks[laptop]
    if (desk === undefined) continue
    desk.chance = which / 10
    const open = desk.requests.filter(({ id }) => !desk.late.some((late) => late.id === id))
    const waiting = open[which % Math.max(1, open.length)]
    if (what === 'save' && !desk.journal.full) desk.save({ record: `c${which}` })
    else if (what === 'save-letter' && !desk.journal.full) desk.saveLetter(`c${which}`)
    else if (what === 'tick') desk.tick()
    else if (what === 'try-now') desk.happen({ kind: 'try-now' })
    else if (what === 'leave') desk.happen({ kind: 'leave-it' })
    else if (what === 'decide') desk.decide()
    else if (what === 'deliver') desk.deliver()
    else if (what === 'restart') {
      desk.late.length = 0
      desk.restart()
    } else if (what === 'disk-full' || what === 'disk-room') desk.journal.full = what === 'disk-full'
    else if (what === 'go-back') server.resources.splice(Math.floor((server.resources.length * which) / 9))
    else if (what === 'wipe') {
      // A file whose two halves went to two servers stays with the second as a name without bytes: decision 0014 says so.
      if (desks.some((each) => [...each.state.open.values()].some(({ kind }) => ['create-binary', 'check-binary', 'create-document'].includes(kind)))) continue
      wipes += 1
      server.epoch = `urn:uuid:${String(wipes).padStart(8, '0')}-2222-4222-8222-222222222222`
      server.resources.length = 0
      server.files.clear()
    } else if (waiting !== undefined) {
      const reply: HttpReply = what === 'lose-request' ? { kind: 'failed', reason: 'timed-out' } : server.serve(waiting.request)
      if (what === 'answer-late') desk.late.push({ id: waiting.id, reply })
      else desk.answer(waiting.id, what === 'lose-reply' ? { kind: 'failed', reason: 'timed-out' } : reply)
    }
  }
  for (let round = 0; round < 8; round += 1) heal(desks, server)
  judge(desks, server)
}

function heal(desks: readonly Desk[], server: ServerModel): void {
  for (const desk of desks) {
    desk.journal.full = false
    while (desk.late.length > 0) desk.deliver()
    desk.happen({ kind: 'try-now' })
    desk.settle((request) => server.serve(request))
    desk.decide()
    desk.settle((request) => server.serve(request))
    desk.tick()
    desk.settle((request) => server.serve(request))
  }
}

function judge(desks: readonly Desk[], server: ServerModel): void {
  const saved = desks.flatMap((desk) => desk.saved.map(({ id }) => id))
  expect(server.acts().map((act) => actOf(act)).toSorted()).toEqual(saved.toSorted())
  for (const desk of desks) {
    for (const { id, hash } of desk.saved) expect(server.hashOf(id)).toBe(hash)
    for (const id of saved) expect(desk.journal.actHash(id)).not.toBe(null)
    expect(desk.journal.unsentActs()).toEqual([])
    expect(desk.journal.unsentBlobs()).toEqual([])
    expect(desk.journal.counts()).toMatchObject({ ours: desk.saved.length, receipts: desk.saved.length, refused: 0, alarms: 0 })
    expect(desk.report).toMatchObject({ connection: { kind: 'connected' }, toDecide: null, compared: { same: true, onServer: saved.length } })
  }
}

it('however often the server goes back or is emptied, and whatever is lost or late on the way: once persons decide, all is there again', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 20, maxLength: 200 }), fc.constantFrom(2, 5, 100), play),
    { numRuns: 300, interruptAfterTimeLimit: 25_000, markInterruptAsFailure: false },
  )
})
