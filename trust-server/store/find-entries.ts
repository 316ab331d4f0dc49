import type { Query } from '../database.ts'
import { teamSystem } from '../read-tokens.ts'
import type { Search, TimeFilter, TokenFilter } from '../read-search.ts'
import type { KeptEntry } from './keep-entries.ts'
import { readEntryRow, readPage } from './read-page.ts'
import type { Page } from './read-page.ts'

/** The entries a search finds among these teams', in order of commit: up to `count`, and one more when there is one. */
export async function findEntries(query: Query, type: string, teams: readonly string[], search: Search): Promise<readonly KeptEntry[]> {
  const { where, values } = writeWhere(type, teams, search)
  const rows = await query(`SELECT * FROM entry e WHERE ${where} ORDER BY seq LIMIT ${search.count + 1}`, values)
  return rows.map(readEntryRow)
}

/** The same as a page to be shown: up to `count`, and fewer where they are large. */
export async function findEntryPage(query: Query, type: string, teams: readonly string[], search: Search): Promise<Page> {
  const { where, values } = writeWhere(type, teams, search)
  return readPage(query, { found: `SELECT * FROM entry e WHERE ${where}`, values, order: 'seq', count: search.count })
}

export async function countEntries(query: Query, type: string, teams: readonly string[], search: Search): Promise<number> {
  const { where, values } = writeWhere(type, teams, search)
  const [row] = await query(`SELECT count(*) AS count FROM entry e WHERE ${where}`, values)
  return Number(row?.['count'])
}

/** One entry, if it is one of these teams'. */
export async function findEntry(query: Query, type: string, teams: readonly string[], id: string): Promise<KeptEntry | undefined> {
  const rows = await query('SELECT * FROM entry WHERE type = $1 AND id = $2 AND team = ANY ($3::text[])', [type, id, teams])
  return rows.map(readEntryRow)[0]
}

function writeWhere(type: string, teams: readonly string[], search: Search): { readonly where: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [type, teams, search.after]
  const place = (value: unknown): string => `$${values.push(value)}`
  const where = [
    'e.type = $1 AND e.team = ANY ($2::text[]) AND e.seq > $3::bigint',
    ...search.tokens.map((filter) => whereToken(filter, place)),
    ...search.times.map((filter) => whereTime(filter, place)),
  ]
  return { where: where.join(' AND '), values }
}

/**
 * The inner search is an array made once, not a join: without statistics, as on a new or in-process
 * database, PostgreSQL may plan the join to compare every entry with every token.
 */
function whereToken(filter: TokenFilter, place: (value: unknown) => string): string {
  const choices = filter.anyOf.map(({ system, value }) => {
    // Nearly every search names a team, and each entry has one, in its own column.
    if (filter.param === '_tag' && system === teamSystem && value !== undefined) return `e.team = ${place(value)}`
    const parts = [
      ...(system === undefined ? [] : [`t.system = ${place(system)}`]),
      ...(value === undefined ? [] : [`t.value = ${place(value)}`]),
    ]
    return `e.seq = ANY (ARRAY (SELECT t.seq FROM token t WHERE t.type = $1 AND t.param = ${place(filter.param)} AND ${parts.join(' AND ')}))`
  })
  return `(${choices.join(' OR ')})`
}

function whereTime({ from, until }: TimeFilter, place: (value: unknown) => string): string {
  return from === undefined ? `e.last_updated < ${place(until)}::bigint` : `e.last_updated >= ${place(from)}::bigint`
}
