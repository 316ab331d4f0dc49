import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { modes } from './foreign/facts.ts'
import type { Mode } from './foreign/facts.ts'
import { startForeignServer } from './foreign/start-foreign-server.ts'
import type { ForeignServerOptions } from './foreign/start-foreign-server.ts'
import { readIssuer } from './issuer/read-issuer.ts'
import { demoTokens, readTokensFile } from './sign-in.ts'
import type { TokenTable } from './sign-in.ts'
import { startTrustServer } from './start-trust-server.ts'
import type { TrustServerOptions } from './start-trust-server.ts'

const unreachable = 'The database named by DATABASE_URL cannot be reached. Check that it is running and that the address is right.'
/** Answers that are being written are finished, within reason. */
const LONGEST_STOP_MS = 10_000

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program is already using this port. Choose another with --port.',
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  ETIMEDOUT: unreachable,
}

// Usage: node trust-server/main.ts [--demo] [--port N] [--data DIR] [--given-clock INSTANT] [--foreign=NAME]
// With --foreign it imitates another FHIR server, for tests and for trying out: medplum, hapi, create-only, hostile.
// The clock starts from the instant given; for demonstrations, whose laptops have a given clock too.
// Environment: PORT, HOST, DATABASE_URL, OIDC_ISSUER, OIDC_AUDIENCE, OIDC_CLIENT_ID, OIDC_CLAIMS (a file), TOKENS_FILE, PUBLIC_URL, TLS_CERT and TLS_KEY (files), METRICS_PORT, REQUESTS_A_MINUTE (of one person).
try {
  const { foreign, ...options } = readOptions()
  if (options.databaseUrl === undefined || foreign !== null) console.error('For demonstration and tests only: this store is not for patients.')
  const server = foreign === null ? await startTrustServer(options) : await startForeignServer(foreignOptions(options, foreign))
  const stop = (): void => {
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref()
    void server.close().then(() => process.exit(0), fail)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  console.log(`Trust server ready at ${server.url}`)
} catch (error) {
  fail(error)
}

function readOptions(): TrustServerOptions & { readonly foreign: Mode | null } {
  const { values } = parseArgs({
    options: { demo: { type: 'boolean' }, port: { type: 'string' }, data: { type: 'string' }, 'given-clock': { type: 'string' }, foreign: { type: 'string' } },
  })
  const { DATABASE_URL, HOST, METRICS_PORT, PORT, PUBLIC_URL, REQUESTS_A_MINUTE } = process.env
  const tls = readTls()
  refuseClearText(HOST, tls, PUBLIC_URL)
  const issuer = readIssuer(process.env)
  const tokens = readTokens(values.demo === true, issuer !== undefined)
  return {
    foreign: readMode(values.foreign),
    tokens,
    issuer,
    // Anybody can be any of its people, so they are never a site's own.
    ...(tokens === demoTokens && issuer === undefined ? { demoIssuer: { people: [...tokens.values()], folder: DATABASE_URL ? undefined : values.data } } : {}),
    port: readPort(values.port ?? PORT ?? '0'),
    ...(HOST ? { host: HOST } : {}),
    ...(values.data === undefined ? {} : { dataDir: values.data }),
    ...(values['given-clock'] === undefined ? {} : { now: clockFrom(values['given-clock']) }),
    ...(DATABASE_URL ? { databaseUrl: DATABASE_URL } : {}),
    ...(PUBLIC_URL ? { publicUrl: PUBLIC_URL } : {}),
    ...(tls === undefined ? {} : { tls }),
    ...(METRICS_PORT ? { metricsPort: readPort(METRICS_PORT) } : {}),
    ...(REQUESTS_A_MINUTE ? { limits: readLimits(REQUESTS_A_MINUTE) } : {}),
  }
}

function readMode(name: string | undefined): Mode | null {
  if (name === undefined) return null
  if (!Object.hasOwn(modes, name)) throw new Error(`Known servers are: ${Object.keys(modes).join(', ')}.`)
  return name as Mode
}

/** Only ever on this computer. */
function foreignOptions({ tokens, port, dataDir }: TrustServerOptions, mode: Mode): ForeignServerOptions {
  return { facts: modes[mode], tokens, port: port ?? 0, ...(dataDir === undefined ? {} : { folder: dataDir }) }
}

function readTls(): TrustServerOptions['tls'] {
  const { TLS_CERT, TLS_KEY } = process.env
  if (!TLS_CERT && !TLS_KEY) return undefined
  if (!TLS_CERT || !TLS_KEY) throw new Error('For TLS both TLS_CERT and TLS_KEY must name a file.')
  try {
    return { cert: readFileSync(TLS_CERT, 'utf8'), key: readFileSync(TLS_KEY, 'utf8') }
  } catch {
    throw new Error('The certificate or its key cannot be read. TLS_CERT and TLS_KEY must name files in PEM form.')
  }
}

/** What leaves this computer is never in clear. */
function refuseClearText(host: string | undefined, tls: TrustServerOptions['tls'], publicUrl: string | undefined): void {
  const isHere = host === undefined || host === '' || ['127.0.0.1', '::1', 'localhost'].includes(host)
  if (isHere || tls !== undefined || publicUrl?.startsWith('https://') === true) return
  throw new Error('Records would travel in clear: give TLS_CERT and TLS_KEY, or set PUBLIC_URL to the https address of the proxy in front of this server.')
}

function readLimits(text: string): TrustServerOptions['limits'] & object {
  const person = Number(text)
  if (!Number.isInteger(person) || person < 1) throw new Error('REQUESTS_A_MINUTE must be a whole number above 0.')
  return { person, stranger: Math.max(1, Math.round(person / 50)) }
}

function readTokens(isDemo: boolean, hasIssuer: boolean): TokenTable {
  const file = process.env['TOKENS_FILE']
  if (isDemo && hasIssuer) throw new Error('The made-up people of --demo may not sign in beside a trust’s own: leave out --demo, or OIDC_ISSUER.')
  if (file) return readTokensFile(file)
  if (!isDemo && hasIssuer) return new Map()
  if (!isDemo) throw new Error('Nobody could sign in: set OIDC_ISSUER or TOKENS_FILE, or use --demo for made-up people.')
  console.error('Demonstration sign-ins are on: anybody who can reach this server can sign in.')
  return demoTokens
}

function clockFrom(instant: string): () => number {
  const from = Date.parse(instant)
  if (Number.isNaN(from)) throw new Error('The clock must be given as an instant, for example 2026-10-08T11:40:00Z.')
  const startedAt = Date.now()
  return () => from + Date.now() - startedAt
}

function readPort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('The port must be a whole number from 0 to 65535.')
  return port
}

function fail(error: unknown): never {
  const { code = '', message } = error as NodeJS.ErrnoException
  console.error(reasons[code] ?? message)
  process.exit(1)
}
