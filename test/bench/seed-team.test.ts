import { expect, it } from 'vitest'
import { createAct, openDesk, seedTeam } from '../../bench/sync/seed-team.ts'
import type { Database, Row } from '../../trust-server/database.ts'
import { openPglite } from '../../trust-server/open-pglite.ts'
import { prepareTables } from '../../trust-server/store/prepare-tables.ts'
import type { SignedIn } from '../../trust-server/sign-in.ts'
import { aLaptopVault } from '../builders/a-laptop-vault.ts'

const person: SignedIn = { user: 'abena.osei', name: 'Dr Abena Osei', role: 'chair', teams: ['complex-cases'] }

/** Two fillings, so that the second goes on from the counters of the first. */
it('a team filled for measuring has the rows that a create for each act leaves', async () => {
  const vault = aLaptopVault('aaaaaaaa')
  const act = (number: number) => vault.act(number, { record: `c${number % 3}` })
  const database = await openPglite(undefined)
  await prepareTables(database)
  await seedTeam(database, person, 3, act)
  await seedTeam(database, person, 4, (number) => act(number + 3))
  const filled = await rowsOf(database)
  await database.query('TRUNCATE entry, token, team_digest')
  await database.query('UPDATE counter SET seq = 0')
  const desk = await openDesk(database)
  for (let number = 1; number <= 7; number += 1) await createAct(desk, person, act(number))
  expect(filled.entry).toHaveLength(14)
  expect(filled).toEqual(await rowsOf(database))
  await database.close()
})

/** Everything but the ids and times that the server gives. */
async function rowsOf({ query }: Database): Promise<Record<'entry' | 'token' | 'counter' | 'digest', readonly Row[]>> {
  const entry = await query('SELECT type, seq, team, body, version FROM entry ORDER BY type, seq')
  return {
    entry: entry.map((row) => ({ ...row, body: nameless(String(row['body'])) })),
    token: await query('SELECT * FROM token ORDER BY type, seq, param, system, value'),
    digest: await query('SELECT team, acts, digest::text AS digest FROM team_digest'),
    counter: await query('SELECT stream, seq FROM counter ORDER BY stream'),
  }
}

function nameless(body: string): string {
  return body
    .replaceAll(/("id":"|QuestionnaireResponse\/)[0-9a-f-]{36}/g, '$1')
    .replaceAll(/("(?:lastUpdated|recorded)":")[^"]+/g, '$1')
}
