import { execFile, execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const home = '/usr/lib/postgresql'

export interface RunningPostgres {
  /** As in DATABASE_URL: the server listens on a socket in its own folder and on no network. */
  readonly url: string
  readonly stop: () => Promise<void>
  /** As when the power goes and comes back: nothing is closed, and it recovers what was committed. */
  readonly restart: () => Promise<void>
}

/** Where the newest installed PostgreSQL server keeps its programs, or undefined when none is installed. */
export function findPostgres(): string | undefined {
  const versions = existsSync(home) ? readdirSync(home).map(Number).sort((a, b) => b - a) : []
  return versions.map((version) => join(home, String(version), 'bin')).find((bin) => existsSync(join(bin, 'initdb')))
}

/** Starts a PostgreSQL of its own in a new temporary folder, which goes when it stops. */
export async function startPostgres(bin: string): Promise<RunningPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-postgres-'))
  // PostgreSQL refuses to run as root.
  const prefix = process.getuid?.() === 0 ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', '--'] : []
  if (prefix.length > 0) execFileSync('chown', ['postgres:postgres', folder])
  const [initdb = '', ...initdbArgs] = [...prefix, join(bin, 'initdb'), '-D', join(folder, 'data'), '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']
  await run(initdb, initdbArgs, { cwd: folder })
  const [postgres = '', ...postgresArgs] = [...prefix, join(bin, 'postgres'), '-D', join(folder, 'data'), '-k', folder, '-c', 'listen_addresses=']
  const start = async (): Promise<ChildProcess> => {
    const server = spawn(postgres, postgresArgs, { cwd: folder, stdio: 'ignore' })
    await waitUntilReady(join(bin, 'pg_isready'), folder, server)
    return server
  }
  let server = await start()
  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop: () => stop(server, folder),
    restart: async () => {
      // SIGQUIT is its immediate shutdown.
      await end(server, 'SIGQUIT')
      server = await start()
    },
  }
}

async function waitUntilReady(pgIsReady: string, folder: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    if (server.exitCode !== null) throw new Error('PostgreSQL ended before it was ready.')
    try {
      await run(pgIsReady, ['-h', folder, '-U', 'postgres'])
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  throw new Error('PostgreSQL was not ready within 15 seconds.')
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  // SIGINT is PostgreSQL's fast shutdown: it does not wait for its clients.
  await end(server, 'SIGINT')
  rmSync(folder, { recursive: true, force: true })
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  if (server.exitCode === null && server.kill(signal)) await ended
}
