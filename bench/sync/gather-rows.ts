import { mixed, NO_ACTS } from '#domain/journal/act-set.ts'
import { schema } from '../../trust-server/database.ts'
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
 * back. It knows the statements of trust-server/store by their beginnings, and no others.
 * @param query in one transaction, in which nobody else can write
 */
export function gatherRows(query: Query): GatheredRows {
  const counters = new Map<unknown, { seq: number; last_updated: number }>()
  const entries: (readonly unknown[])[] = []
  const tokens: (readonly unknown[])[] = []
  const digests = new Map<unknown, { acts: number; digest: string }>()
  const take: Readonly<Record<string, (values: readonly unknown[]) => ReturnType<Query>>> = {
    'SELECT seq, last_updated FROM counter': async ([stream]) => {
      if (!counters.has(stream)) {
        const [row] = await query('SELECT seq, last_updated FROM counter WHERE stream = $1 FOR UPDATE', [stream])
        counters.set(stream, { seq: Number(row?.['seq']), last_updated: Number(row?.['last_updated']) })
      }
      return [counters.get(stream)!]
    },
    // Only new entries are added, so no condition finds one.
    'SELECT * FROM entry e': async () => [],
    // And nothing was erased.
    'SELECT record FROM erased': async () => [],
    // Who signs in by the table of tokens registers no key.
    'SELECT owner FROM vault_key': async () => [],
    'INSERT INTO team_digest': async ([team, sha]) => {
      const { acts, digest } = digests.get(team) ?? { acts: 0, digest: NO_ACTS }
      digests.set(team, { acts: acts + 1, digest: mixed(digest, String(sha)) })
      return []
    },
    // The counter, the entry and its tokens. Nobody listens meanwhile.
    'WITH turn AS': async ([type, seq, params, systems, values, id, team, lastUpdated, body, stream]) => {
      counters.set(stream, { seq: Number(seq), last_updated: Number(lastUpdated) })
      entries.push([type, seq, id, team, lastUpdated, body])
      tokens.push(...(params as readonly unknown[]).map((param, at) => [type, seq, param, (systems as readonly unknown[])[at], (values as readonly unknown[])[at]]))
      return []
    },
  }
  return {
    query: (sql, values = []) => {
      const known = Object.keys(take).find((beginning) => sql.startsWith(beginning))
      if (known === undefined) throw new Error(`The server has a new statement, which filling it does not know: ${sql}`)
      return take[known]!(values)
    },
    flush: async () => {
      for (const [stream, { seq, last_updated: last }] of counters) await query('UPDATE counter SET seq = $2, last_updated = $3 WHERE stream = $1', [stream, seq, last])
      await query(`INSERT INTO entry SELECT t.*, 1, ${schema} FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::text[]) AS t`, columnsOf(entries, 6))
      for (const [team, { acts, digest }] of digests) {
        await query(`INSERT INTO team_digest VALUES ($1, $2, ('x' || $3::text)::bit(256)) ON CONFLICT (team) DO UPDATE SET acts = team_digest.acts + EXCLUDED.acts, digest = team_digest.digest # EXCLUDED.digest`, [team, acts, digest])
      }
      await query('INSERT INTO token SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[]) ON CONFLICT DO NOTHING', columnsOf(tokens, 5))
    },
  }
}

function columnsOf(rows: readonly (readonly unknown[])[], count: number): readonly (readonly unknown[])[] {
  return Array.from({ length: count }, (_, column) => rows.map((row) => row[column]))
}
