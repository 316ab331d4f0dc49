export type Row = Readonly<Record<string, unknown>>
export type Query = (sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>

/**
 * Where the server keeps everything. The SQL stays within PostgreSQL 15, so PGlite and a real
 * PostgreSQL are interchangeable. Whole numbers may come back as number or text: read them with Number().
 */
export interface Database {
  readonly query: Query
  /** Runs work in one transaction: all of it is kept, or none. */
  readonly write: <T>(work: (query: Query) => Promise<T>) => Promise<T>
  /**
   * Names each team for which something was added, by whichever server on this database, once it is kept; null says
   * that something may have been added for any, as the connection is lost, or was for a while.
   */
  readonly listen: (told: (team: string | null) => void) => Promise<void>
  readonly close: () => Promise<void>
}

/** What the tables are by now, and of each entry what they were when it was kept: 1 had neither versions nor digests, and 2 purged nothing. */
export const schema = 3

/** Where a transaction says whose entries it adds (`pg_notify`). */
export const channel = 'consilium_added'
