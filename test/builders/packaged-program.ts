import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { findRuntime } from '#electron/setup/find-runtime.mjs'

/** What a packaged program is started with. */
interface Started {
  readonly program: string
  /** Its profile lies in here, and nothing of it elsewhere. */
  readonly home: string
  readonly args?: readonly string[]
  readonly env?: NodeJS.ProcessEnv
}

/** A process of the program: its command line, and what the system lets it do. */
export interface RunningProcess {
  readonly commandLine: string
  /** Text of its /proc/PID/limits. */
  readonly limits: string
}

/** Where a packaged program keeps its profile, and what this computer needs said first. */
export function onThisComputer({ home, args = [], env = {} }: Omit<Started, 'program'>): { readonly args: readonly string[]; readonly env: NodeJS.ProcessEnv } {
  return { args: [...findRuntime().args, ...args], env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, ...env } }
}

/** Starts it as a person would, without anything attached. */
export function startProgram({ program, ...started }: Started): ChildProcess {
  const { args, env } = onThisComputer(started)
  return spawn(program, args, { env, stdio: 'ignore' })
}

/** Runs it to its end, for one that is expected to end by itself at once. `user`: run as this user and not as root. */
export function runProgram({ program, ...started }: Started, user: number | null = null): { readonly status: number | null; readonly said: string } {
  const { args, env } = onThisComputer(started)
  const as = user === null ? {} : { uid: user, gid: user }
  const { status, stderr, stdout } = spawnSync(program, args, { env, encoding: 'utf8', timeout: 20_000, ...as })
  return { status, said: stdout + stderr }
}

/** The processes of a program that run now, by the folder it stands in. */
export function processesIn(folder: string): readonly RunningProcess[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid='], { encoding: 'utf8' })
  return stdout.trim().split(/\s+/).flatMap((pid) => {
    try {
      const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return commandLine.startsWith(`${folder}/`) ? [{ commandLine, limits: readFileSync(`/proc/${pid}/limits`, 'utf8') }] : []
    } catch {
      // It ended while we looked.
      return []
    }
  })
}
