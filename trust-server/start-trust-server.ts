import type { AddressInfo } from 'node:net'
import type { Database } from './database.ts'
import { describeServer } from './describe-server.ts'
import { startHints } from './give-hints.ts'
import { openPglite } from './open-pglite.ts'
import { openPostgres } from './open-postgres.ts'
import { prepareTables } from './prepare-tables.ts'
import { serveFhir } from './serve-fhir.ts'
import type { TokenTable } from './sign-in.ts'

/** How to run the server. Without a database URL it keeps everything in process: in `dataDir`, or in memory. */
export interface TrustServerOptions {
  readonly tokens: TokenTable
  /** 0, the usual, takes any free port. */
  readonly port?: number
  /** 127.0.0.1 unless said otherwise. */
  readonly host?: string
  readonly dataDir?: string
  readonly databaseUrl?: string
  /** The address people reach the server at, ending in /fhir, when it stands behind another one. */
  readonly publicUrl?: string
  /** Milliseconds since 1970; the computer's clock unless given. */
  readonly now?: () => number
}

export interface TrustServer {
  /** The base of all addresses, ending in /fhir. */
  readonly url: string
  /** A UUID made once for each database: another epoch is another, or a wiped, database. */
  readonly epoch: string
  readonly close: () => Promise<void>
}

/** Starts the server and gives its address once it answers. Throws FolderInUse when another server has the data folder. */
export async function startTrustServer(options: TrustServerOptions): Promise<TrustServer> {
  const database = options.databaseUrl === undefined ? await openPglite(options.dataDir) : openPostgres(options.databaseUrl)
  try {
    return await listen(options, database)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function listen(options: TrustServerOptions, database: Database): Promise<TrustServer> {
  const { host = '127.0.0.1', port = 0, tokens, now = Date.now } = options
  const epoch = await prepareTables(database)
  const startedAt = now()
  const hints = await startHints(database)
  let url = ''
  const app = serveFhir({ database, tokens, now, hints, url: () => url, describe: () => describeServer(epoch, url, startedAt) })
  await app.listen({ host, port })
  const bound = (app.server.address() as AddressInfo).port
  url = options.publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${bound}/fhir`
  const close = async (): Promise<void> => {
    hints.close()
    await app.close()
    await database.close()
  }
  return { url, epoch, close }
}
