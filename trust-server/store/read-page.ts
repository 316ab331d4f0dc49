import type { Query, Row } from '../database.ts'
import type { KeptEntry } from './keep-entries.ts'

/** As much of a longer answer as is given at once. */
export interface Page {
  readonly entries: readonly KeptEntry[]
  /** Whether more come after it. */
  readonly isMore: boolean
}

/** What a page is made from: a statement that finds entries, the order they are told in, in which no two are level, and the most of them. */
export interface PageAsked {
  readonly found: string
  readonly values: readonly unknown[]
  readonly order: string
  readonly count: number
}

/** In bytes: a page ends with the entry that brings it to this, so it is larger by less than an entry, which is 2 MB. A hundred usual ones come to a tenth. */
const FULL = 4 * 1024 * 1024

/** Reads one page: one entry at least where any are found, and never a part of one. */
export async function readPage(query: Query, { found, values, order, count }: PageAsked): Promise<Page> {
  // How long a body is stands beside it: those of what comes after the page are not read.
  const rows = await query(
    `SELECT * FROM (
       SELECT f.*, count(*) OVER () AS among, row_number() OVER (ORDER BY ${order}) AS place, sum(octet_length(body)) OVER (ORDER BY ${order}) - octet_length(body) AS bytes_before
       FROM (${found} ORDER BY ${order} LIMIT ${count + 1}) f) p
     WHERE place <= ${count} AND bytes_before < ${FULL} ORDER BY ${order}`,
    values)
  return { entries: rows.map(readEntryRow), isMore: Number(rows[0]?.['among'] ?? 0) > rows.length }
}

export function readEntryRow(row: Row): KeptEntry {
  return {
    type: String(row['type']), id: String(row['id']), version: Number(row['version']), seq: Number(row['seq']),
    team: String(row['team']), lastUpdated: Number(row['last_updated']), body: String(row['body']),
  }
}
