import { v7 } from 'uuid'
import { expect, it, vi } from 'vitest'
import { bytesHash } from '#electron/keeper/blobs/keep-blobs.ts'
import { aKeeperAt as aLaptop, aServer, TEAM } from '../../builders/at-a-trust-server.ts'

// A busy computer takes seconds to start the server's database.
vi.setConfig({ testTimeout: 120_000 })

const allThere = (count: number) => ({ acts: { waiting: 0, refused: 0 }, connection: { kind: 'connected' }, toDecide: null, compared: { same: true, here: count, onServer: count }, alarms: 0 })

it('a server put back from a backup: few go again by themselves; many wait for a person, and then all is there', async () => {
  const server = await aServer()
  const chair = await aLaptop('chair', server.url)
  const secretary = await aLaptop('secretary', server.url)
  await chair.save(40, 4)
  await secretary.save(10, 2)
  await chair.comesTo(allThere(50))
  await server.backUp()
  await chair.save(2)
  await chair.comesTo(allThere(52))
  await secretary.comesTo(allThere(52))

  await server.restore()
  expect(await server.count()).toBe(50)
  await chair.comesTo(allThere(52))
  await secretary.comesTo(allThere(52))

  await chair.save(8, 8)
  await secretary.save(6, 6)
  const bytes = Buffer.from('%PDF a letter')
  const plainHash = bytesHash(bytes)
  const about = { kind: 'case', id: 'c1' } as const
  const signing = { id: v7(), about, team: TEAM, verb: 'sign-letter', schema: 1, after: [], facts: [{ unit: 'letter/1', path: 'blob', value: plainHash }] }
  expect(await chair.keeper.ask('keepSigned', { about, bytes, type: 'application/pdf', intents: [signing], pin: '123456' })).toMatchObject({ ok: true })
  await secretary.comesTo(allThere(67))
  await chair.comesTo(allThere(67))
  await server.restore()
  const asked = { kind: 'lost-entries', records: 8, cases: 8 }
  await chair.comesTo({ toDecide: { ...asked, entries: 17, ours: 11 }, connection: { kind: 'connected' }, sending: false })
  await secretary.comesTo({ toDecide: { ...asked, entries: 17, ours: 6 } })
  await chair.save(1)
  await chair.comesTo({ acts: { waiting: 1 } })
  expect(await server.count()).toBe(50)
  expect(await chair.decide(true)).toMatchObject({ ok: true })
  await chair.comesTo({ acts: { waiting: 0 }, blobsWaiting: 0, toDecide: null })
  expect(await server.count()).toBe(62)
  expect(await secretary.decide(true)).toMatchObject({ ok: true })
  await secretary.comesTo(allThere(68))
  await chair.comesTo(allThere(68))

  const newcomer = await aLaptop('consultant', server.url)
  await newcomer.comesTo(allThere(68))
  await vi.waitFor(async () => expect(await newcomer.keeper.ask('readBlob', { plainHash, about })).toMatchObject({ ok: true, value: { bytes } }), 20_000)
})

it('an emptied server waits, and is filled from two laptops, each its own, until all are the same', async () => {
  const server = await aServer()
  const chair = await aLaptop('chair', server.url)
  const secretary = await aLaptop('secretary', server.url)
  await chair.save(12, 3)
  await secretary.save(7, 3)
  await chair.comesTo(allThere(19))
  await secretary.comesTo(allThere(19))
  await server.wipe()
  await chair.comesTo({ toDecide: { kind: 'another-server', ours: 12 }, connection: { kind: 'unreachable', reason: 'another-server' } })
  await secretary.comesTo({ toDecide: { kind: 'another-server', ours: 7 } })
  expect(await server.count()).toBe(0)
  expect(await chair.decide(true)).toMatchObject({ ok: true })
  await chair.comesTo({ acts: { waiting: 0 }, connection: { kind: 'connected' }, toDecide: null, compared: { same: false, here: 19, onServer: 12 } })
  expect(await secretary.decide(true)).toMatchObject({ ok: true })
  await secretary.comesTo(allThere(19))
  await chair.comesTo(allThere(19))
})

it('left as it is: nothing goes there, saving goes on, and it is asked again after a start', async () => {
  const server = await aServer()
  const chair = await aLaptop('chair', server.url)
  await chair.save(10, 5)
  await chair.comesTo(allThere(10))
  await server.wipe()
  await chair.comesTo({ toDecide: { kind: 'another-server' } })
  expect(await chair.decide(false)).toMatchObject({ ok: true })
  await chair.save(3)
  await chair.comesTo({ acts: { saved: 13, waiting: 3 }, toDecide: { kind: 'another-server', ours: 13 }, notSaved: null })
  await chair.keeper.ask('lock', {})
  const again = await aLaptop('chair', server.url, chair.folder)
  await again.comesTo({ acts: { saved: 13, waiting: 3 }, toDecide: { kind: 'another-server', ours: 13 } })
  expect(await server.count()).toBe(0)
  expect(await again.decide(true)).toMatchObject({ ok: true })
  await again.comesTo(allThere(13))
})

it('an observer does not decide; everybody who can have made entries does', async () => {
  const server = await aServer()
  const observer = await aLaptop('observer', server.url)
  await observer.comesTo({ connection: { kind: 'connected' } })
  await server.wipe()
  await observer.comesTo({ toDecide: { kind: 'another-server', ours: 0 } })
  expect(await observer.decide(true)).toMatchObject({ ok: false, refusal: { kind: 'role-may-not', rule: 'K19', allowed: ['chair', 'consultant', 'secretary', 'member', 'records'] } })
  await observer.comesTo({ toDecide: { kind: 'another-server' } })
})
