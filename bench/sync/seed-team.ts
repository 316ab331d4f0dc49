import { actToResource } from '#fhir/act-to-resource.ts'
import { ACT_SYSTEM } from '#fhir/systems.ts'
import type { SignedText } from '../../test/builders/a-laptop-vault.ts'
import { answerCreate } from '../../trust-server/answers/answer-create.ts'
import type { Desk } from '../../trust-server/answers/asking.ts'
import type { Database } from '../../trust-server/database.ts'
import { keepVaultKeys } from '../../trust-server/keep-vault-keys.ts'
import type { SignedIn } from '../../trust-server/sign-in.ts'
import { keepPeople } from '../../trust-server/store/keep-people.ts'
import { readSealingKey } from '../../trust-server/store/keep-sealing-key.ts'
import { gatherRows } from './gather-rows.ts'

/** Creates kept with one wait for the disk. */
const AT_ONCE = 500

/**
 * Fills a team with new acts by the server's own way of creating, judging and auditing each: every row is as after a request. Left
 * out are HTTP, and going to the database and waiting for the disk with each.
 * @param database nobody else writes to meanwhile
 */
export async function seedTeam(database: Database, person: SignedIn, count: number, act: (number: number) => SignedText): Promise<void> {
  const desk = await openDesk(database)
  for (let from = 0; from < count; from += AT_ONCE) {
    await database.write(async (query) => {
      const rows = gatherRows(query)
      const within: Database = { ...database, query: rows.query, write: (work) => work(rows.query) }
      for (let at = from; at < Math.min(count, from + AT_ONCE); at += 1) await createAct({ ...desk, database: within }, person, act(at + 1))
      await rows.flush()
    })
  }
}

/** What the server answers from. Its tables must be ready. */
export async function openDesk(database: Database): Promise<Desk> {
  return { database, keys: keepVaultKeys(database), people: keepPeople(database, new Map()), sealing: await readSealingKey(database.query), now: Date.now }
}

/** What the server does with the request that creates an act. Throws when it does not create it. */
export async function createAct(desk: Desk, person: SignedIn, { id, ...signed }: SignedText): Promise<void> {
  const headers = new Map([['content-type', 'application/fhir+json'], ['if-none-exist', `identifier=${ACT_SYSTEM}|${id}`]])
  const body = Buffer.from(JSON.stringify(actToResource(signed)))
  const asking = { person, type: 'QuestionnaireResponse', id: '', version: '', base: '', address: '', query: '', header: (name: string) => headers.get(name), body, countMore: async () => true }
  const answer = await answerCreate(desk, asking)
  if (answer.status !== 201) throw new Error(`The server answered ${answer.status}`)
}
