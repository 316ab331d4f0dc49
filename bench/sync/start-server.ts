import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A server in a process of its own. */
export interface StartedServer {
  readonly url: string
  /** The most memory its process has held so far, MB. */
  readonly memory: () => number
  readonly stop: () => Promise<void>
}

/**
 * Starts a server and waits until it says `at ADDRESS`.
 * @param file below bench/sync
 * @param env beside this process's own
 */
export async function startServer(file: string, env: Readonly<Record<string, string>>): Promise<StartedServer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, file)], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      const address = /at (http\S+)/.exec(String(data))?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', () => reject(new Error(`The server ${file} ended before it was ready.`)))
  })
  return {
    url,
    memory: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
}
