import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { compiledFolder, projectFolder } from '#electron/setup/name-places.mjs'

const MAIN = join(import.meta.dirname, '..', '..', 'trust-server', 'main.ts')

export interface ServerInHand {
  /** Ends in /fhir. */
  readonly url: string
  readonly port: number
  readonly process: ChildProcess
  readonly stop: () => Promise<void>
}

export interface ServerPlan {
  /** The folder its records are in: the same folder and port make it the same server again. */
  readonly data: string
  /** Any free one when left out. */
  readonly port?: number | undefined
  /** ISO instant its clock starts from. */
  readonly clock: string
}

/** Starts the trust server as a process, with the made-up sign-ins. Throws with what it said when it does not start. */
export async function startServer({ data, port = 0, clock }: ServerPlan): Promise<ServerInHand> {
  const args = ['--demo', '--port', String(port), '--data', data, '--given-clock', clock]
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: compiledFolder(projectFolder) } })
  const url = await readAddress(child)
  return {
    url,
    port: Number(new URL(url).port),
    process: child,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
    },
  }
}

function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = ''
    let complained = ''
    child.stderr?.on('data', (part: Buffer) => {
      complained += part.toString('utf8')
    })
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString('utf8')
      const url = /ready at (\S+)/.exec(said)?.[1]
      if (url !== undefined) done(url)
    })
    child.once('error', fail)
    child.once('exit', () => fail(new Error(`The trust server did not start. ${complained.trim()}`)))
  })
}
