import { parseArgs } from 'node:util'
import { demoTokens, readTokensFile } from './sign-in.ts'
import type { TokenTable } from './sign-in.ts'
import { startTrustServer } from './start-trust-server.ts'
import type { TrustServerOptions } from './start-trust-server.ts'

const unreachable = 'The database named by DATABASE_URL cannot be reached. Check that it is running and that the address is right.'
const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program is already using this port. Choose another with --port.',
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  ETIMEDOUT: unreachable,
}

// Usage: node trust-server/main.ts [--demo] [--port N] [--data DIR] [--given-clock INSTANT]
// The clock starts from the instant given; for demonstrations, whose laptops have a given clock too.
// Environment: PORT, HOST, DATABASE_URL, TOKENS_FILE, PUBLIC_URL.
try {
  const options = readOptions()
  if (options.databaseUrl === undefined) console.error('For demonstration and tests only: this store is not for patients.')
  const server = await startTrustServer(options)
  const stop = (): void => void server.close().then(() => process.exit(0), fail)
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  console.log(`Trust server ready at ${server.url}`)
} catch (error) {
  fail(error)
}

function readOptions(): TrustServerOptions {
  const { values } = parseArgs({
    options: { demo: { type: 'boolean' }, port: { type: 'string' }, data: { type: 'string' }, 'given-clock': { type: 'string' } },
  })
  const { DATABASE_URL, HOST, PORT, PUBLIC_URL } = process.env
  return {
    tokens: readTokens(values.demo === true),
    port: readPort(values.port ?? PORT ?? '0'),
    ...(HOST ? { host: HOST } : {}),
    ...(values.data === undefined ? {} : { dataDir: values.data }),
    ...(values['given-clock'] === undefined ? {} : { now: clockFrom(values['given-clock']) }),
    ...(DATABASE_URL ? { databaseUrl: DATABASE_URL } : {}),
    ...(PUBLIC_URL ? { publicUrl: PUBLIC_URL } : {}),
  }
}

function readTokens(isDemo: boolean): TokenTable {
  const file = process.env['TOKENS_FILE']
  if (file) return readTokensFile(file)
  if (!isDemo) throw new Error('Nobody could sign in: set TOKENS_FILE, or use --demo for made-up people.')
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
