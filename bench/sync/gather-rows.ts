import type { Query } from '../../trust-server/database.ts'

/** Stands between the server's own code and its database while one writer adds new entries alone. */
export interface GatheredRows {
  /** Answers as the database would, and keeps what is to be inserted. */
  readonly query: Query
  /** Inserts it, with one statement a table. */
  readonly flush: () => Promise<void>
}

/**
 * Gathers the rows of many creates, so that they go to the database in a few statements: the same rows, without the ways there and
 * back. It knows the statements of trust-server/store.ts by their beginnings, and no others.
 * @param query in one transaction, in which nobody else can write
 */
export function gatherRows(query: Query): GatheredRows {
  const counters = new Map<unknown, { seq: number; last_updated: number }>()
  const entries: (readonly unknown[])[] = []
  const tokens: (readonly unknown[])[] = []
  const take: Readonly<Record<string, (values: readonly unknown[]) => ReturnType<Query>>> = {
    'SELECT seq, last_updated FROM counter': async ([stream]) => {
      if (!counters.has(stream)) {
        const [row] = await query('SELECT seq, last_updated FROM counter WHERE stream = $1 FOR UPDATE', [stream])
        counters.set(stream, { seq: Number(row?.['seq']), last_updated: Number(row?.['last_updated']) })
      }
      return [counters.get(stream)!]
    },
    'UPDATE counter': async ([stream, seq, last]) => {
      counters.set(stream, { seq: Number(seq), last_updated: Number(last) })
      return []
    },
    // Only new entries are added, so no condition finds one.
    'SELECT id, seq, team, last_updated, body FROM entry': async () => [],
    // Who signs in by the table of tokens registers no key.
    'SELECT owner FROM vault_key': async () => [],
    'INSERT INTO entry': async (values) => {
      entries.push(values)
      return []
    },
    'INSERT INTO token': async ([type, seq, ...columns]) => {
      const [params = [], systems = [], values = []] = columns as readonly (readonly unknown[])[]
      tokens.push(...params.map((param, at) => [type, seq, param, systems[at], values[at]]))
      return []
    },
    // Nobody listens meanwhile.
    'SELECT pg_notify': async () => [],
  }
  return {
    query: (sql, values = []) => {
      const known = Object.keys(take).find((beginning) => sql.startsWith(beginning))
      if (known === undefined) throw new Error(`The server has a new statement, which filling it does not know: ${sql}`)
      return take[known]!(values)
    },
    flush: async () => {
      for (const [stream, { seq, last_updated: last }] of counters) await query('UPDATE counter SET seq = $2, last_updated = $3 WHERE stream = $1', [stream, seq, last])
      await query('INSERT INTO entry SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::text[])', columnsOf(entries, 6))
      await query('INSERT INTO token SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[]) ON CONFLICT DO NOTHING', columnsOf(tokens, 5))
    },
  }
}

function columnsOf(rows: readonly (readonly unknown[])[], count: number): readonly (readonly unknown[])[] {
  return Array.from({ length: count }, (_, column) => rows.map((row) => row[column]))
}
