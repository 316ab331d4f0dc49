import { afterAll, describe } from 'vitest'
import { findPostgres, startPostgres } from './start-postgres.ts'
import type { RunningPostgres } from './start-postgres.ts'

/** Where a server of the test keeps its entries, as it is told when it starts. */
export interface ChosenDatabase {
  readonly databaseUrl?: string
}

/**
 * Describes the same behaviour on the in-process database and on a real PostgreSQL: that of DATABASE_URL_TEST, or one of the
 * test's own. The same PostgreSQL may be given more than once, and hold what other tests left.
 */
export function onBothDatabases(behaves: (choose: () => Promise<ChosenDatabase>) => void): void {
  const given = process.env['DATABASE_URL_TEST']
  const postgres = findPostgres()
  describe('on the in-process database', () => {
    behaves(async () => ({}))
  })
  describe.skipIf(given === undefined && postgres === undefined && process.env['CI'] !== 'true')(
    'on a real PostgreSQL (to run it: sudo apt-get install -y postgresql)', () => {
      let running: RunningPostgres | undefined
      afterAll(() => running?.stop())
      behaves(async () => {
        if (given !== undefined) return { databaseUrl: given }
        if (postgres === undefined) throw new Error('PostgreSQL is missing: sudo apt-get install -y postgresql')
        running = await startPostgres(postgres)
        return { databaseUrl: running.url }
      })
    })
}
