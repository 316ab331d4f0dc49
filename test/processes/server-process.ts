import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const MAIN = join(import.meta.dirname, '../../trust-server/main.ts')
const TRIES = 40

export interface ServerPlace {
  readonly port: number
  readonly databaseUrl: string
  readonly tokensFile: string
  /** What laptops reach it at, ending in /fhir. */
  readonly publicUrl: string
}

export interface ServerProcess {
  /** SIGKILL. */
  kill(): Promise<void>
  hasEnded(): boolean
}

/** Starts the trust server as a site does; where the database is not back yet, again until it is. */
export async function startServerProcess(place: ServerPlace): Promise<ServerProcess> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const child = run(place)
    if (await isReady(child)) return { kill: () => kill(child), hasEnded: () => child.exitCode !== null || child.signalCode !== null }
    await new Promise((resume) => setTimeout(resume, 250))
  }
  throw new Error('The trust server did not start')
}

function run({ port, databaseUrl, tokensFile, publicUrl }: ServerPlace): ChildProcess {
  const env = { ...process.env, PORT: String(port), DATABASE_URL: databaseUrl, TOKENS_FILE: tokensFile, PUBLIC_URL: publicUrl, REQUESTS_A_MINUTE: '1000000' }
  return spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'ignore'] })
}

function isReady(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.stdout?.once('data', () => resolve(true))
    child.once('exit', () => resolve(false))
  })
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}
