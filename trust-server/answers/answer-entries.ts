import type { Refusal } from '../outcome.ts'
import { readSearch } from '../read-search.ts'
import { recordAuditAlone } from '../record-audit.ts'
import { countEntries, findEntry, findEntryPage } from '../store/find-entries.ts'
import { writeCount, writePage } from '../write-bundle.ts'
import { answerEntry, answerJson, auditOne, notFound, teamsToRead } from './asking.ts'
import type { Answer, Asking, Desk } from './asking.ts'

/** Gives one entry as it was sent. */
export async function answerRead(desk: Desk, asking: Asking): Promise<Answer | Refusal> {
  const teams = teamsToRead(asking)
  if ('kind' in teams) return teams
  const entry = await findEntry(desk.database.query, asking.type, teams, asking.id)
  if (entry === undefined) return notFound
  await desk.database.write((query) => auditOne(query, desk, asking, 'read', entry))
  return answerEntry(200, entry)
}

/** Gives a page of the entries a search finds in the person's teams, or their number. */
export async function answerSearch(desk: Desk, asking: Asking): Promise<Answer | Refusal> {
  const search = readSearch(asking.query)
  if (search.kind === 'refusal') return search
  const teams = teamsToRead(asking)
  if ('kind' in teams) return teams
  const { person, type } = asking
  const { query } = desk.database
  const body = search.countOnly
    ? writeCount(asking, await countEntries(query, type, teams, search))
    : writePage(asking, search, await findEntryPage(query, type, teams, search))
  await recordAuditAlone(desk.database, desk.now(), { person, interaction: 'search-type', type })
  return answerJson(body)
}
