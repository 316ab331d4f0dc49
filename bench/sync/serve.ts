import { createHash } from 'node:crypto'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPostgres, startPostgres } from '../../test/builders/start-postgres.ts'

/** A trust server as a site runs it: a process of its own over a PostgreSQL. */
export interface ServedSite {
  readonly url: string
  readonly token: string
  readonly user: string
  /** The most memory its process has held so far, MB. */
  readonly memory: () => number
  readonly stop: () => Promise<void>
}

const TOKEN = 'bench-token'
const USER = 'abena.osei'

/** @param teams all those the one person of it belongs to: what is measured apart has a team apart */
export async function serveSite(teams: readonly string[]): Promise<ServedSite> {
  const postgres = findPostgres()
  if (postgres === undefined) throw new Error('This needs a PostgreSQL server: sudo apt-get install -y postgresql')
  const folder = mkdtempSync(join(tmpdir(), 'consilium-bench-'))
  const tokens = { [createHash('sha256').update(TOKEN).digest('hex')]: { user: USER, name: 'Dr Abena Osei', role: 'chair', teams } }
  writeFileSync(join(folder, 'tokens.json'), JSON.stringify(tokens))
  const database = await startPostgres(postgres)
  const env = { ...process.env, PORT: '0', DATABASE_URL: database.url, TOKENS_FILE: join(folder, 'tokens.json'), REQUESTS_A_MINUTE: '10000000' }
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../trust-server/main.ts')], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve) => child.stdout.on('data', (data) => resolve(/at (\S+)/.exec(String(data))?.[1] ?? '')))
  return {
    url,
    token: TOKEN,
    user: USER,
    memory: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
