import { randomBytes } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import type { HttpRequest } from '#sync/ports.ts'
import { SyncingLaptop } from '../../builders/a-syncing-laptop.ts'
import { aServer } from '../../builders/at-a-trust-server.ts'

// A busy computer takes seconds to start the server's database.
vi.setConfig({ testTimeout: 120_000 })

it('a server put back from a backup between the bytes of a letter and its name: nothing is refused, and the bytes are sent anew', async () => {
  const server = await aServer()
  const laptop = new SyncingLaptop(server.url, 'abena.osei', 'demo-chair', () => undefined)
  const comesTo = (wanted: object, of = laptop): Promise<void> =>
    vi.waitFor(async () => {
      await of.tryNow()
      expect(of.report).toMatchObject(wanted)
    }, { timeout: 25_000, interval: 50 })
  await laptop.open()
  laptop.goOnline()
  await laptop.save()
  await comesTo({ connection: { kind: 'connected' }, compared: { same: true, here: 1, onServer: 1 } })
  await server.backUp()

  const { http } = laptop
  const isPostOf = (type: string, { method, url }: HttpRequest): boolean => method === 'POST' && url === `${server.url}/${type}`
  const named: (number | string)[] = []
  let sent = 0
  laptop.http = async (request) => {
    if (isPostOf('Binary', request)) sent += 1
    if (!isPostOf('DocumentReference', request)) return http(request)
    if (named.length === 0) await server.restore()
    const reply = await http(request)
    named.push(reply.kind === 'answered' ? reply.status : reply.reason)
    return reply
  }
  const bytes = randomBytes(5000)
  const plainHash = await laptop.saveFile(bytes)
  await comesTo({ compared: { same: true, here: 2, onServer: 2 } })
  expect([named, sent, laptop.journal.hasBlobReceipt(plainHash)]).toEqual([[410, 201], 2, true])
  expect(laptop.journal.counts()).toMatchObject({ ours: 2, refused: 0, receipts: 2 })

  const colleague = new SyncingLaptop(server.url, 'helen.marsh', 'demo-consultant', () => undefined)
  await colleague.open()
  colleague.goOnline()
  await comesTo({ compared: { same: true, here: 2, onServer: 2 } }, colleague)
  await vi.waitFor(() => expect(Buffer.from(colleague.readFile(plainHash) ?? [])).toEqual(bytes), 20_000)
})
