import pg from 'pg'
import { ACT_SYSTEM, SHA256_SYSTEM } from '#fhir/systems.ts'

/** What the server has committed, read from its database beside it. */
export interface ServerRecords {
  /** How many of these acts were there at this moment (ms since 1970). */
  countActs(ids: readonly string[], at: number): Promise<number>
  countFiles(hashes: readonly string[], at: number): Promise<number>
  countAll(at: number): Promise<number>
  /** Every act: its id, and the text the server keeps of it. An act kept twice is there twice. */
  readActs(): Promise<readonly { readonly id: string; readonly text: string }[]>
  /** The bytes of a file by the hash an act names it by; null where there is none. */
  readFile(hash: string): Promise<Buffer | null>
  close(): Promise<void>
}

const TRIES = 150

export function readServerRecords(databaseUrl: string): ServerRecords {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  pool.on('error', () => undefined)

  /** While the database is away nothing can be added, so a later answer is as good. */
  async function query(text: string, values: readonly unknown[]): Promise<readonly Record<string, unknown>[]> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return (await pool.query<Record<string, unknown>>(text, [...values])).rows
      } catch (error) {
        if (attempt >= TRIES) throw error
        await new Promise((resume) => setTimeout(resume, 100))
      }
    }
  }

  async function countNamed(type: string, system: string, values: readonly string[], at: number): Promise<number> {
    const found = await query(
      `SELECT count(DISTINCT t.value) AS count FROM token t JOIN entry e ON e.type = t.type AND e.seq = t.seq
       WHERE t.type = $1 AND t.param = 'identifier' AND t.system = $2 AND t.value = ANY ($3::text[]) AND e.last_updated <= $4`, [type, system, values, at])
    return Number(found[0]?.['count'])
  }

  return {
    countActs: (ids, at) => countNamed('QuestionnaireResponse', ACT_SYSTEM, ids, at),
    countFiles: (hashes, at) => countNamed('DocumentReference', SHA256_SYSTEM, hashes, at),
    countAll: async (at) => Number((await query(`SELECT count(*) AS count FROM entry WHERE type = 'QuestionnaireResponse' AND last_updated <= $1`, [at]))[0]?.['count']),
    readActs: async () => {
      const rows = await query(`SELECT body FROM entry WHERE type = 'QuestionnaireResponse' ORDER BY seq`, [])
      return rows.map(({ body }) => readAct(String(body)))
    },
    readFile: async (hash) => {
      const [document] = await query(
        `SELECT e.body FROM token t JOIN entry e ON e.type = t.type AND e.seq = t.seq
         WHERE t.type = 'DocumentReference' AND t.param = 'identifier' AND t.system = $1 AND t.value = $2`, [SHA256_SYSTEM, hash])
      const file = /Binary\/([^"/]+)"/.exec(String(document?.['body'] ?? ''))?.[1]
      if (file === undefined) return null
      const parts = await query('SELECT bytes FROM file_part WHERE file = $1 ORDER BY part', [file])
      return Buffer.concat(parts.map(({ bytes }) => bytes as Buffer))
    },
    close: () => pool.end(),
  }
}

interface ActResource {
  readonly identifier: { readonly value: string }
  readonly item: readonly { readonly linkId: string; readonly answer?: readonly { readonly valueAttachment?: { readonly data: string } }[] }[]
}

function readAct(body: string): { readonly id: string; readonly text: string } {
  const { identifier, item } = JSON.parse(body) as ActResource
  const data = item.find(({ linkId }) => linkId === 'act')?.answer?.[0]?.valueAttachment?.data ?? ''
  return { id: identifier.value, text: Buffer.from(data, 'base64').toString('utf8') }
}
