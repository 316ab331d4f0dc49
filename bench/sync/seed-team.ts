import { actToResource } from '#fhir/act-to-resource.ts'
import { ACT_SYSTEM } from '#fhir/systems.ts'
import type { SignedText } from '../../test/builders/a-laptop-vault.ts'
import { answerCreate } from '../../trust-server/answer-request.ts'
import type { Database } from '../../trust-server/database.ts'
import { keepVaultKeys } from '../../trust-server/keep-vault-keys.ts'
import { openPostgres } from '../../trust-server/open-postgres.ts'
import type { SignedIn } from '../../trust-server/sign-in.ts'
import { gatherRows } from './gather-rows.ts'
import type { ServedSite } from './serve.ts'

/** Creates kept with one wait for the disk. */
const AT_ONCE = 500

/**
 * Fills a team of a site with new acts by the server's own way of creating, judging and auditing each: every row is as after a
 * request. Left out are HTTP, and going to the database and waiting for the disk with each.
 */
export async function seedTeam(site: ServedSite, team: string, count: number, act: (number: number) => SignedText): Promise<void> {
  const database = openPostgres(site.database)
  const person: SignedIn = { user: site.user, name: 'Dr Abena Osei', role: 'chair', teams: [team] }
  const createIn = async (within: Database, { id, ...signed }: SignedText): Promise<void> => {
    const headers = new Map([['content-type', 'application/fhir+json'], ['if-none-exist', `identifier=${ACT_SYSTEM}|${id}`]])
    const body = Buffer.from(JSON.stringify(actToResource(signed)))
    const asking = { person, type: 'QuestionnaireResponse', address: site.url, query: '', header: (name: string) => headers.get(name), body }
    const answer = await answerCreate({ database: within, keys: keepVaultKeys(within), now: Date.now }, asking)
    if (answer.status !== 201) throw new Error(`The server answered ${answer.status}`)
  }
  try {
    for (let from = 0; from < count; from += AT_ONCE) {
      await database.write(async (query) => {
        const rows = gatherRows(query)
        const within: Database = { ...database, query: rows.query, write: (work) => work(rows.query) }
        for (let at = from; at < Math.min(count, from + AT_ONCE); at += 1) await createIn(within, act(at + 1))
        await rows.flush()
      })
    }
  } finally {
    await database.close()
  }
}
