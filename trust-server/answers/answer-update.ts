import type { Query } from '../database.ts'
import { judgeSameness } from '../judge-derived.ts'
import { judgeEntry } from '../judge-entry.ts'
import type { JudgedEntry } from '../judge-entry.ts'
import { refuse } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import { readResource } from '../read-resource.ts'
import type { JsonObject } from '../read-resource.ts'
import { readTokens, teamsOf } from '../read-tokens.ts'
import type { SearchToken } from '../read-tokens.ts'
import { findEntry } from '../store/find-entries.ts'
import { updateEntry } from '../store/keep-entries.ts'
import type { Change } from '../store/keep-entries.ts'
import { isErased } from '../store/purge-records.ts'
import { answerEntry, auditOne, erased, isJson, notFound, notJson } from './asking.ts'
import type { Answer, Asking, Desk } from './asking.ts'

const noTag = refuse(428, 'required', 'Say which version this is to replace: If-Match with its tag, as in W/"3".')
const badTag = refuse(400, 'value', 'If-Match must be one tag as this server gives it, with its quotation marks, as in W/"3".')
const stale = refuse(412, 'conflict', 'This was changed by somebody else since the version that is named, so nothing was changed. Read it again, and decide anew.')
const otherId = refuse(400, 'invalid', 'The id of what is sent must be the id it is sent to.')

/** A change that may be made, of the version it names. */
export interface PreparedChange extends Change {
  readonly kind: 'prepared'
}

/** Changes something derived, if it is still the version that If-Match names: of any number who try at once, one does. */
export async function answerUpdate(desk: Desk, asking: Asking): Promise<Answer | Refusal> {
  const prepared = await prepareUpdate(desk, asking)
  return prepared.kind === 'prepared' ? keepChange(desk, asking, prepared) : prepared
}

/** Judges a change, and keeps nothing yet. */
export async function prepareUpdate(desk: Desk, asking: Asking): Promise<PreparedChange | Refusal> {
  const version = readVersion(asking.header('if-match'))
  if (typeof version !== 'number') return version
  if (!isJson(asking.header('content-type'))) return notJson
  const sent = readResource(asking.body, asking.type)
  if (sent.kind === 'refusal') return sent
  if (sent.resource['id'] !== asking.id) return otherId
  const judged = await judgeChange(desk, asking, sent.resource)
  return judged.kind === 'refusal' ? judged : { kind: 'prepared', type: asking.type, id: asking.id, version, sent, judged }
}

export async function keepChange(desk: Desk, asking: Asking, prepared: PreparedChange): Promise<Answer | Refusal> {
  const updated = await desk.database.write(async (query) => {
    const result = await updateEntry(query, desk.now(), prepared)
    if (result.kind === 'updated') await auditOne(query, desk, asking, 'update', result.entry)
    return result
  })
  if (updated.kind === 'erased') return erased
  return updated.kind === 'stale' ? stale : answerEntry(200, updated.entry)
}

/** What is never changed is compared first: whose team it is said to be of decides nothing before. */
async function judgeChange({ database }: Desk, { person, type, id }: Asking, resource: JsonObject): Promise<JudgedEntry | Refusal> {
  const here = await findEntry(database.query, type, person.teams, id)
  const tokens = readTokens(resource)
  if (here === undefined) return sayNotHere(database.query, person.teams, tokens)
  return judgeSameness(readTokens(JSON.parse(here.body) as JsonObject), tokens) ?? judgeEntry(person, type, resource)
}

/** Of what was erased with its record it is said, so that nobody tries again: but only to who belongs to its team. */
async function sayNotHere(query: Query, teams: readonly string[], tokens: readonly SearchToken[]): Promise<Refusal> {
  const team = teamsOf(tokens).find((each) => teams.includes(each))
  return team !== undefined && await isErased(query, { team, tokens }) ? erased : notFound
}

function readVersion(tag: string | undefined): number | Refusal {
  if (tag === undefined) return noTag
  const [, version] = /^W\/"([1-9]\d{0,8})"$/.exec(tag) ?? []
  return version === undefined ? badTag : Number(version)
}
