import { randomUUID } from 'node:crypto'
import type { Database, Query } from '../database.ts'

/** A file's bytes with the content type it was sent with. */
export interface KeptFile {
  readonly id: string
  readonly team: string
  readonly contentType: string
  readonly lastUpdated: number
  readonly bytes: Buffer
}

const partSize = 1024 * 1024

/**
 * Keeps a file, byte for byte. Runs inside the caller's transaction.
 * @param id that it is to have, which must be free; any unless given
 */
export async function createFile(query: Query, file: Omit<KeptFile, 'id'>, id: string = randomUUID()): Promise<string> {
  await query('INSERT INTO file VALUES ($1, $2, $3, $4)', [id, file.team, file.contentType, file.lastUpdated])
  for (let part = 0; part * partSize < file.bytes.length; part += 1) {
    // As base64: the in-process database is many times slower at taking and giving bytes themselves.
    const bytes = file.bytes.subarray(part * partSize, (part + 1) * partSize).toString('base64')
    await query(`INSERT INTO file_part VALUES ($1, $2, decode($3, 'base64'))`, [id, part, bytes])
  }
  return id
}

/** One file, if it is one of these teams'. */
export async function findFile(database: Database, teams: readonly string[], id: string): Promise<KeptFile | undefined> {
  const [row] = await database.query('SELECT team, content_type, last_updated FROM file WHERE id = $1 AND team = ANY ($2::text[])', [id, teams])
  if (row === undefined) return undefined
  const parts: Buffer[] = []
  for (let part = await readPart(database, id, 0); part !== undefined; part = await readPart(database, id, parts.length)) parts.push(part)
  // Erased meanwhile, it would be given in part.
  const isStillHere = (await database.query('SELECT 1 FROM file WHERE id = $1', [id])).length > 0
  return isStillHere ? {
    id, team: String(row['team']), contentType: String(row['content_type']), lastUpdated: Number(row['last_updated']), bytes: Buffer.concat(parts),
  } : undefined
}

/** Whose team a file of this id is; undefined when there is none. */
export async function findFileTeam(query: Query, id: string): Promise<string | undefined> {
  const [row] = await query('SELECT team FROM file WHERE id = $1', [id])
  return row === undefined ? undefined : String(row['team'])
}

/** Which files of a team go: those named by what went and by nothing that is still there, and those named by nothing that came before a time. */
export interface Unnamed {
  readonly team: string
  /** By what went. */
  readonly named: ReadonlySet<string>
  /** By what is still there. */
  readonly still: ReadonlySet<string>
  /** In ms since 1970. */
  readonly before: number
}

/** Destroys files that nothing names any more. Runs inside the caller's transaction. */
export async function purgeFiles(query: Query, { team, named, still, before }: Unnamed): Promise<void> {
  const rows = await query('SELECT id FROM file WHERE team = $1 AND (id = ANY ($2::text[]) OR last_updated < $3::bigint)', [team, [...named], before])
  const gone = rows.map((row) => String(row['id'])).filter((id) => !still.has(id))
  await query('DELETE FROM file_part WHERE file = ANY ($1::text[])', [gone])
  await query('DELETE FROM file WHERE id = ANY ($1::text[])', [gone])
}

async function readPart(database: Database, id: string, part: number): Promise<Buffer | undefined> {
  const [row] = await database.query(`SELECT encode(bytes, 'base64') AS bytes FROM file_part WHERE file = $1 AND part = $2`, [id, part])
  return row === undefined ? undefined : Buffer.from(String(row['bytes']), 'base64')
}
