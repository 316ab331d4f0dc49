import { expect, it } from 'vitest'
import { findPostgres } from '../builders/start-postgres.ts'
import { playProcesses } from './play-processes.ts'

const postgres = findPostgres()
const SEED = 1

it.skipIf(postgres === undefined && process.env['CI'] !== 'true')(
  'two keepers end with what the server holds, whatever was killed, cut or restarted, and never said so too early (to run it: sudo apt-get install -y postgresql)',
  async () => {
    const played = await playProcesses({ postgres: postgres ?? '', keepers: 2, seconds: 20, seed: SEED, disasterEveryMs: 2500, pauseMs: 250, say: () => undefined })
    expect(played.broken, JSON.stringify(played)).toEqual([])
    for (const count of Object.values(played.disasters)) expect(count).toBeGreaterThan(0)
    expect(Object.keys(played.faults).length).toBeGreaterThan(5)
    expect(played.acts).toBeGreaterThan(40)
    expect(played.files).toBeGreaterThan(0)
    expect(played.unsettled).toBeGreaterThan(0)
    expect(played.syncedClaims).toBeGreaterThan(0)
  },
  180_000,
)
