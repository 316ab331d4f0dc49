import { randomUUID } from 'node:crypto'
import { schema } from '../database.ts'
import type { Database, Query } from '../database.ts'
import { fillDigests } from './fill-digests.ts'
import { makeSealingKey } from './keep-sealing-key.ts'
import { purgeAsAsked } from './purge-records.ts'

/**
 * `counter` has one row a stream ('record', 'audit'), locked first by every writing transaction: so seq and
 * last_updated (ms since 1970, strictly rising) are given in commit order and a reader's cursor misses nothing.
 * `body` is text because jsonb refuses \u0000 and does not keep what was sent. `token` is the search index.
 * `entry` holds what is current, and `past` what something derived was before it was changed. `team_digest` counts acts.
 * `erased` says which records of a team were erased, by which act and when: the first that did. Of them nothing is kept.
 * `vault_key` says whose computer signs with a key. `sealing_key` is the pair that others seal to, and `person` who was seen last as what. Files are kept in parts of 1 MB so that no value is too large for the in-process database.
 */
const tables = `
CREATE TABLE IF NOT EXISTS about (one int PRIMARY KEY CHECK (one = 1), schema int NOT NULL, epoch text NOT NULL);
CREATE TABLE IF NOT EXISTS counter (stream text PRIMARY KEY, seq bigint NOT NULL, last_updated bigint NOT NULL);
CREATE TABLE IF NOT EXISTS entry (
  type text NOT NULL, seq bigint NOT NULL, id text NOT NULL, team text NOT NULL,
  last_updated bigint NOT NULL, body text NOT NULL, version int NOT NULL, schema int NOT NULL, PRIMARY KEY (type, seq), UNIQUE (type, id));
CREATE TABLE IF NOT EXISTS past (
  type text NOT NULL, seq bigint NOT NULL, id text NOT NULL, team text NOT NULL,
  last_updated bigint NOT NULL, body text NOT NULL, version int NOT NULL, schema int NOT NULL, PRIMARY KEY (type, seq), UNIQUE (type, id, version));
CREATE INDEX IF NOT EXISTS past_last_updated ON past (last_updated);
CREATE INDEX IF NOT EXISTS entry_but_audit ON entry (last_updated) WHERE type <> 'AuditEvent';
CREATE INDEX IF NOT EXISTS entry_team ON entry (type, team, seq);
CREATE INDEX IF NOT EXISTS entry_last_updated ON entry (type, last_updated);
CREATE TABLE IF NOT EXISTS token (
  type text NOT NULL, seq bigint NOT NULL, param text NOT NULL, system text NOT NULL, value text NOT NULL,
  PRIMARY KEY (type, param, value, system, seq));
CREATE TABLE IF NOT EXISTS team_digest (team text PRIMARY KEY, acts bigint NOT NULL, digest bit(256) NOT NULL);
CREATE TABLE IF NOT EXISTS file (id text PRIMARY KEY, team text NOT NULL, content_type text NOT NULL, last_updated bigint NOT NULL);
CREATE TABLE IF NOT EXISTS file_part (
  file text NOT NULL REFERENCES file (id), part int NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (file, part));
CREATE TABLE IF NOT EXISTS erased (team text NOT NULL, record text NOT NULL, act text NOT NULL, at bigint NOT NULL, PRIMARY KEY (team, record));
CREATE TABLE IF NOT EXISTS vault_key (key text PRIMARY KEY, owner text NOT NULL, registered_at bigint NOT NULL);
CREATE TABLE IF NOT EXISTS sealing_key (one int PRIMARY KEY CHECK (one = 1), private_key text NOT NULL, made_at bigint NOT NULL);
CREATE TABLE IF NOT EXISTS person (user_name text PRIMARY KEY, name text NOT NULL, places text NOT NULL, seen_at bigint NOT NULL);
INSERT INTO counter VALUES ('record', 0, 0), ('audit', 0, 0) ON CONFLICT DO NOTHING`

/** Makes the tables where they are missing, brings older ones up to date, and gives the epoch: a UUID made once for each database. */
export async function prepareTables(database: Database): Promise<string> {
  return database.write(async (query) => {
    // Two servers may start on one empty PostgreSQL at once.
    await query('SELECT pg_advisory_xact_lock(720271)')
    await holdCounters(query)
    for (const statement of tables.split(';')) await query(statement)
    await query('INSERT INTO about VALUES (1, $1, $2) ON CONFLICT DO NOTHING', [schema, randomUUID()])
    const [about] = await query('SELECT schema, epoch FROM about')
    const found = Number(about?.['schema'])
    if (found > schema) throw new Error('This database was made by a newer trust server. Start that one.')
    if (found < 2) await bringUpTo2(query)
    if (found < 3) await bringUpTo3(query)
    await query('UPDATE about SET schema = $1', [schema])
    await makeSealingKey(query, Date.now())
    return String(about?.['epoch'])
  })
}

/**
 * Lets no other server write until the tables are ready, in the order in which whoever writes takes them: the counters first, that
 * of the records before that of the trail. An index that is made, or found there already, has `entry` first: each would wait for the other.
 */
async function holdCounters(query: Query): Promise<void> {
  const [found] = await query(`SELECT to_regclass('counter') IS NOT NULL AS here`)
  if (found?.['here'] === true) await query('SELECT seq FROM counter ORDER BY stream DESC FOR UPDATE')
}

/** From 1 to 2. An older server that still runs on the database adds nothing from here on: what it writes has no version, and is refused. */
async function bringUpTo2(query: Query): Promise<void> {
  await query('ALTER TABLE entry ADD COLUMN version int NOT NULL DEFAULT 1')
  await query('ALTER TABLE entry ALTER COLUMN version DROP DEFAULT')
  await fillDigests(query)
}

/** From 2 to 3, and the same of an older server: what it writes does not say what the tables were, so it adds nothing after an erasure. */
async function bringUpTo3(query: Query): Promise<void> {
  for (const table of ['entry', 'past']) {
    await query(`ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS schema int NOT NULL DEFAULT 2`)
    await query(`ALTER TABLE ${table} ALTER COLUMN schema DROP DEFAULT`)
  }
  await purgeAsAsked(query)
}
