import pg from 'pg'
import { channel } from './database.ts'
import type { Database, Query } from './database.ts'

/** Opens a real PostgreSQL (15 or later). `url` as in DATABASE_URL. */
export function openPostgres(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000, statement_timeout: 60_000 })
  // Without a listener, the loss of an idle connection would end the process; the next query reconnects or says so.
  pool.on('error', () => undefined)
  // The same of one that is in use, between two queries of a transaction: the next query of that fails, and says so.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const ear = keepListening(url)
  return {
    query: queryOn(pool),
    write: (work) => inTransaction(pool, work),
    listen: ear.listen,
    close: async () => {
      await ear.close()
      await pool.end()
    },
  }
}

const AGAIN_MS = 2000
/** While nothing can be heard, everybody is told to look about every twenty seconds, as often as they would by themselves. */
const TRIES_TO_A_LOOK = 10
/** A connection that carries nothing may be cut on its way without a word to either side. */
const STILL_THERE_MS = 30_000

/** Listens on a connection of its own, which is made again whenever it is lost or refused. */
function keepListening(url: string): { readonly listen: Database['listen']; readonly close: () => Promise<void> } {
  let client: pg.Client | null = null
  let next: ReturnType<typeof setTimeout> | undefined
  let isClosed = false
  let deaf = 0
  const connect = async (told: (team: string | null) => void): Promise<void> => {
    const own = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, query_timeout: 10_000, keepAlive: true })
    client = own
    const asking = setInterval(() => void own.query('SELECT 1').catch(lost), STILL_THERE_MS).unref()
    own.on('error', lost)
    own.on('end', lost)
    own.on('notification', ({ payload }) => told(payload ?? ''))
    try {
      await own.connect()
      await own.query(`LISTEN ${channel}`)
      deaf = 0
    } catch (error) {
      lost()
      throw error
    }
    // A lost connection says so more than once.
    function lost(): void {
      clearInterval(asking)
      if (client !== own) return
      client = null
      void own.end().catch(() => undefined)
      if (isClosed) return
      if (deaf % TRIES_TO_A_LOOK === 0) told(null)
      deaf += 1
      next = setTimeout(() => void connect(told).then(() => told(null), () => undefined), AGAIN_MS).unref()
    }
  }
  return {
    listen: connect,
    close: async () => {
      isClosed = true
      clearTimeout(next)
      await client?.end().catch(() => undefined)
    },
  }
}

/** Two transactions stood in each other's way and one was rolled back: it is done again (PostgreSQL, class 40). */
const again = new Set(['40001', '40P01'])
const MOST_TIMES = 5

async function inTransaction<T>(pool: pg.Pool, work: (query: Query) => Promise<T>, times = 1): Promise<T> {
  try {
    return await once(pool, work)
  } catch (error) {
    const { code = '' } = error as { readonly code?: string }
    if (!again.has(code) || times >= MOST_TIMES) throw error
    return inTransaction(pool, work, times + 1)
  }
}

async function once<T>(pool: pg.Pool, work: (query: Query) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const result = await work(queryOn(client))
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // A connection that failed half-way is thrown away, which rolls back whatever it had begun.
    client.release(true)
    throw error
  }
}

function queryOn(connection: pg.Pool | pg.PoolClient): Query {
  return async (sql, values = []) => (await connection.query(sql, [...values])).rows
}
