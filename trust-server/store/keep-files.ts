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

/** Keeps a file, byte for byte. Runs inside the caller's transaction. */
export async function createFile(query: Query, file: Omit<KeptFile, 'id'>): Promise<string> {
  const id = randomUUID()
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
  return {
    id, team: String(row['team']), contentType: String(row['content_type']), lastUpdated: Number(row['last_updated']), bytes: Buffer.concat(parts),
  }
}

async function readPart(database: Database, id: string, part: number): Promise<Buffer | undefined> {
  const [row] = await database.query(`SELECT encode(bytes, 'base64') AS bytes FROM file_part WHERE file = $1 AND part = $2`, [id, part])
  return row === undefined ? undefined : Buffer.from(String(row['bytes']), 'base64')
}
