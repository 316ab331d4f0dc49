import pg from 'pg'
import type { Database, Query } from './database.ts'

/** Opens a real PostgreSQL (15 or later). `url` as in DATABASE_URL. */
export function openPostgres(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000, statement_timeout: 60_000 })
  // Without a listener, the loss of an idle connection would end the process; the next query reconnects or says so.
  pool.on('error', () => undefined)
  return {
    query: queryOn(pool),
    write: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  }
}

async function inTransaction<T>(pool: pg.Pool, work: (query: Query) => Promise<T>): Promise<T> {
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
