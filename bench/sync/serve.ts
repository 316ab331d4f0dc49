import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPostgres, startPostgres } from '../../test/builders/start-postgres.ts'
import type { SignedIn } from '../../trust-server/sign-in.ts'
import { startServer, type StartedServer } from './start-server.ts'

/** A trust server as a site runs it: a process of its own over a PostgreSQL. */
export interface ServedSite extends StartedServer {
  /** The sign-in of the one person of a team. */
  readonly token: (team: string) => string
  readonly person: (team: string) => SignedIn
  readonly user: string
  /** As in DATABASE_URL. */
  readonly database: string
}

const USER = 'abena.osei'

/** @param teams what is measured apart has a team apart, with a sign-in of its own: each search is audited in all the teams of who asks */
export async function serveSite(teams: readonly string[]): Promise<ServedSite> {
  const postgres = findPostgres()
  if (postgres === undefined) throw new Error('This needs a PostgreSQL server: sudo apt-get install -y postgresql')
  const folder = mkdtempSync(join(tmpdir(), 'consilium-bench-'))
  const token = (team: string): string => `bench-token-${team}`
  const person = (team: string): SignedIn => ({ user: USER, name: 'Dr Abena Osei', role: 'chair', teams: [team] })
  const people = teams.map((team) => [createHash('sha256').update(token(team)).digest('hex'), person(team)])
  writeFileSync(join(folder, 'tokens.json'), JSON.stringify(Object.fromEntries(people)))
  const database = await startPostgres(postgres)
  const server = await startServer('../../trust-server/main.ts', { PORT: '0', DATABASE_URL: database.url, TOKENS_FILE: join(folder, 'tokens.json'), REQUESTS_A_MINUTE: '10000000' })
  return {
    ...server,
    token,
    person,
    user: USER,
    database: database.url,
    stop: async () => {
      await server.stop()
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
