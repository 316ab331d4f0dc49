import type { Query } from '../database.ts'
import type { KeptEntry } from './keep-entries.ts'
import { readEntryRow, readPage } from './read-page.ts'
import type { Page } from './read-page.ts'

/** The versions of one type among these teams', or of all that is kept but the audit trail. */
export interface VersionsAsked {
  readonly type: string | undefined
  readonly teams: readonly string[]
  /** In ms since 1970, inclusive. No two of a stream are kept in the same. */
  readonly from: number
  readonly count: number
}

/** A page of versions in order of commit: up to `count`, and fewer where they are large. */
export async function findVersions(query: Query, { type, teams, from, count }: VersionsAsked): Promise<Page> {
  // Said as it stands in the index that serves it.
  const which = type === undefined ? `type <> 'AuditEvent'` : 'type = $3'
  const arm = (table: string): string =>
    `(SELECT * FROM ${table} WHERE ${which} AND team = ANY ($1::text[]) AND last_updated >= $2::bigint ORDER BY last_updated LIMIT ${count + 1})`
  const values = [teams, from, ...(type === undefined ? [] : [type])]
  return readPage(query, { found: `${arm('entry')} UNION ALL ${arm('past')}`, values, order: 'last_updated', count })
}

/** A page of the versions of one entry, newest first: up to `count` below `before` and kept since then, and fewer where they are large. */
export async function findVersionsOf(
  query: Query, { type, id, team }: KeptEntry, asked: { readonly before: number; readonly since: number; readonly count: number },
): Promise<Page> {
  const where = 'WHERE type = $1 AND id = $2 AND team = $3 AND version < $4::bigint AND last_updated >= $5::bigint'
  const values = [type, id, team, asked.before, asked.since]
  return readPage(query, { found: `SELECT * FROM entry ${where} UNION ALL SELECT * FROM past ${where}`, values, order: 'version DESC', count: asked.count })
}

/** One version of one entry, if it is one of these teams'. */
export async function findVersion(query: Query, type: string, teams: readonly string[], id: string, version: number): Promise<KeptEntry | undefined> {
  const where = 'WHERE type = $1 AND id = $2 AND team = ANY ($3::text[]) AND version = $4::bigint'
  const rows = await query(`SELECT * FROM entry ${where} UNION ALL SELECT * FROM past ${where}`, [type, id, teams, version])
  return rows.map(readEntryRow)[0]
}
