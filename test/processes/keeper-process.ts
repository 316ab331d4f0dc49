import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { FromKeeper, KeeperReplies, KeeperRequestName, KeeperRequests, ToKeeper } from '#bridge/keeper-messages.ts'
import type { SavingState } from '#bridge/saving-state.ts'

const ROOT = join(import.meta.dirname, '../..')

/** The keeper's own entry in a process of its own, asked over its own messages. */
export interface KeeperProcess {
  /** Rejects when the process ends first. */
  ask<N extends KeeperRequestName>(name: N, request: KeeperRequests[N]): Promise<KeeperReplies[N]>
  /** As when the power goes: SIGKILL. */
  kill(): Promise<void>
}

interface Awaited {
  readonly resolve: (reply: never) => void
  readonly reject: (error: Error) => void
}

/**
 * @param hear each state of saving and sending, as the window is told it
 * @param entry the keeper’s source, or what was built of it, which starts sooner
 */
export function startKeeperProcess(profile: string, hear: (saving: SavingState) => void, entry: 'electron/keeper/keeper.ts' | 'out/main/keeper.js' = 'electron/keeper/keeper.ts'): KeeperProcess {
  const child = fork(join(ROOT, entry), [], {
    cwd: ROOT,
    execArgv: ['--import', join(import.meta.dirname, 'in-place-of-electron.ts')],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const awaited = new Map<number, Awaited>()
  let asked = 0
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      for (const { reject } of awaited.values()) reject(new Error('The keeper’s process ended'))
      awaited.clear()
      resolve()
    })
  })
  child.on('message', (message: FromKeeper) => {
    if (message.kind === 'notice') return message.name === 'saving' ? hear(message.notice) : undefined
    if (message.kind === 'open-address' || message.kind === 'key-store') return undefined
    const { resolve, reject } = awaited.get(message.id) ?? {}
    awaited.delete(message.id)
    if (message.kind === 'reply') resolve?.(message.reply as never)
    else reject?.(new Error(`The keeper failed: ${message.error}`))
  })
  const send = (message: ToKeeper): void => void child.send(message, () => undefined)
  send({ kind: 'start', profile, resources: join(ROOT, 'resources'), setTo: null, madeUpOnly: false, keyStore: false })
  return {
    ask: (name, request) =>
      new Promise((resolve, reject) => {
        if (child.exitCode !== null || child.signalCode !== null) return reject(new Error('The keeper’s process ended'))
        asked += 1
        awaited.set(asked, { resolve, reject })
        send({ kind: 'ask', id: asked, name, request })
      }),
    kill: () => {
      child.kill('SIGKILL')
      return ended
    },
  }
}
