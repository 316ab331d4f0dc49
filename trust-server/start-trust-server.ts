import type { AddressInfo } from 'node:net'
import type { Database } from './database.ts'
import type { DemoIssuer, DemoIssuerPlan } from './demo-issuer/open-demo-issuer.ts'
import { describeServer } from './describe-server.ts'
import { startHints } from './give-hints.ts'
import { openIssuer } from './issuer/check-token.ts'
import { describeSignIn } from './issuer/describe-sign-in.ts'
import type { IssuerSettings } from './issuer/read-issuer.ts'
import { keepVaultKeys } from './keep-vault-keys.ts'
import { openPglite } from './open-pglite.ts'
import { openPostgres } from './open-postgres.ts'
import { startMeasures } from './measure.ts'
import { holdRecords } from './store/keep-entries.ts'
import { keepPeople } from './store/keep-people.ts'
import { readSealingKey } from './store/keep-sealing-key.ts'
import { prepareTables } from './store/prepare-tables.ts'
import { sweepFiles } from './store/purge-records.ts'
import { recogniseBy } from './recognise-person.ts'
import { serveFhir } from './serve-fhir.ts'
import type { Limits, Tls } from './serve-fhir.ts'
import type { TokenTable } from './sign-in.ts'

/** How to run the server. Without a database URL it keeps everything in process: in `dataDir`, or in memory. */
export interface TrustServerOptions {
  readonly tokens: TokenTable
  /** The trust's issuer, where people sign in with it. */
  readonly issuer?: IssuerSettings | undefined
  /** An issuer of made-up people beside the server, for demonstration and tests; in place of the trust's. */
  readonly demoIssuer?: DemoIssuerPlan | undefined
  /** 0, the usual, takes any free port. */
  readonly port?: number
  /** 127.0.0.1 unless said otherwise. */
  readonly host?: string
  readonly dataDir?: string
  readonly databaseUrl?: string
  /** The address people reach the server at, ending in /fhir, when it stands behind another one. */
  readonly publicUrl?: string
  /** Answers over TLS; without it only to this computer, or to a proxy on it. */
  readonly tls?: Tls
  readonly limits?: Limits
  /** Where the figures of its work are served, to this computer alone; nowhere unless given. */
  readonly metricsPort?: number
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

const CLOSE_MS = 50
const DAY_MS = 86_400_000

/** A laptop that comes back after a month sends some hundreds of entries a minute; what asks more often than this goes round in circles. */
const usualLimits: Limits = { person: 30_000, stranger: 600 }

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
  const { host = '127.0.0.1', port = 0, now = Date.now } = options
  const epoch = await prepareTables(database)
  const sealing = await readSealingKey(database.query)
  const startedAt = now()
  const sweeping = await sweepEachDay(database, now)
  const measures = startMeasures()
  const hints = await startHints(database, measures.listening)
  let url = ''
  const underWay = new Set<unknown>()
  let demo: DemoIssuer | undefined
  const people = keepPeople(database, options.tokens)
  let signIn = signInBy(options, options.issuer, people.lost)
  const app = await serveFhir({
    database, keys: keepVaultKeys(database), people, sealing, underWay, now, hints, measures, limits: options.limits ?? usualLimits, tls: options.tls, url: () => url,
    recognise: (header) => signIn.recognise(header),
    describe: () => describeServer({ epoch, url, startedAt, issuer: signIn.issuer }),
    describeSignIn: () => signIn.describe(),
    beside: (request, reply) => demo?.answer(request, reply) ?? false,
  })
  await app.listen({ host, port })
  const figures = options.metricsPort === undefined ? null : await measures.serve(options.metricsPort)
  const bound = (app.server.address() as AddressInfo).port
  url = options.publicUrl ?? `${options.tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${bound}/fhir`
  if (options.demoIssuer !== undefined) {
    demo = await openDemo(url, options.demoIssuer)
    signIn = signInBy(options, demo.settings, people.lost)
  }
  const close = async (): Promise<void> => {
    clearInterval(sweeping)
    hints.close()
    await figures?.close()
    // What is being answered is answered; a connection that is kept for another request, or never asked anything, is closed.
    const closing = setInterval(() => underWay.size === 0 && app.server.closeAllConnections(), CLOSE_MS)
    await app.close().finally(() => clearInterval(closing))
    await database.close()
  }
  return { url, epoch, close }
}

/** What cannot be swept now, as the database is away or another server holds it, is swept the day after. */
async function sweepEachDay(database: Database, now: () => number): Promise<NodeJS.Timeout> {
  const sweep = (): Promise<void> => database.write(async (query) => {
    await holdRecords(query)
    await sweepFiles(query, now())
  })
  const sweepOrLeave = (): Promise<void> => sweep().catch(() => undefined)
  await sweepOrLeave()
  return setInterval(() => void sweepOrLeave(), DAY_MS)
}

/** Everything about who may sign in. Tokens are checked by the computer's own clock: an issuer knows no other. */
function signInBy({ tokens }: TrustServerOptions, settings: IssuerSettings | undefined, placeless: (user: string) => void) {
  if (settings === undefined) return { issuer: undefined, recognise: recogniseBy(tokens), describe: () => undefined }
  const keys = openIssuer(settings)
  return { issuer: settings.issuer, recognise: recogniseBy(tokens, { settings, keys }, placeless), describe: () => describeSignIn(settings, keys.endpoints(), tokens.size > 0) }
}

/** Loaded for a demonstration alone: a site needs none of it. */
async function openDemo(url: string, plan: DemoIssuerPlan): Promise<DemoIssuer> {
  const { openDemoIssuer } = await import('./demo-issuer/open-demo-issuer.ts')
  return openDemoIssuer(url, plan)
}
