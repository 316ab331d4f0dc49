import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { openPostgres } from '../../trust-server/open-postgres.ts'
import { findPostgres, startPostgres } from '../builders/start-postgres.ts'
import { until } from '../builders/talk-to-trust-server.ts'

/** A message of PostgreSQL’s protocol, version 3. */
function message(type: string, body: string | readonly number[]): Buffer {
  const content = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body)
  const length = Buffer.alloc(4)
  length.writeInt32BE(content.length + 4)
  return Buffer.concat([Buffer.from(type), length, content])
}

const ready = message('Z', 'I')
const welcome = Buffer.concat([message('R', [0, 0, 0, 0]), ready])
const listening = Buffer.concat([message('C', 'LISTEN\0'), ready])
/** What a stand-by says until it has taken over. */
const refused = Buffer.concat([message('E', 'SERROR\0C25006\0Mcannot execute LISTEN during recovery\0\0'), ready])

it('says that the connection was lost, and listens again, also where the database takes it back and does not let it listen at first', async () => {
  let asked = 0
  const database = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      if (!data.includes('LISTEN')) return void (data[0] === 0 && socket.write(welcome))
      asked += 1
      socket.write(asked === 2 ? refused : listening)
      if (asked === 1) setTimeout(() => socket.destroy(), 50)
    })
  })
  await new Promise<void>((resolve) => void database.listen(0, '127.0.0.1', resolve))
  const opened = openPostgres(`postgresql://somebody@127.0.0.1:${(database.address() as AddressInfo).port}/acts`)
  onTestFinished(async () => {
    await opened.close()
    database.close()
  })
  const told: (string | null)[] = []
  await opened.listen((team) => void told.push(team))
  await until(() => told.length > 0)
  expect([asked, told]).toEqual([1, [null]])
  await until(() => told.length > 1)
  expect([asked, told]).toEqual([3, [null, null]])
}, 120_000)

const postgres = findPostgres()

it.skipIf(postgres === undefined && process.env['CI'] !== 'true')('outlives a database that goes in the middle of a write: the write fails, and the next one is done (to run it: sudo apt-get install -y postgresql)', async () => {
  const running = await startPostgres(postgres ?? '')
  const opened = openPostgres(running.url)
  onTestFinished(async () => {
    await opened.close()
    await running.stop()
  })
  const written = opened.write(async (query) => {
    await query('SELECT 1')
    // Between two queries nobody waits for an answer of this connection.
    await running.restart()
    return query('SELECT 2 AS two')
  })
  await expect(written).rejects.toThrow(/connection|terminat/i)
  expect(await opened.write((query) => query('SELECT 2 AS two'))).toEqual([{ two: 2 }])
}, 60_000)
