import type { FromKeeper, KeeperRequestName, KeeperRequests, ToKeeper } from '#bridge/keeper-messages.ts'
import { startClock } from './start-clock.ts'
import { startKeeper, type Keeper } from './start-keeper.ts'

/** The entry of the keeper: an Electron utility process that alone holds keys and the journal. */
const tell = (message: FromKeeper) => process.parentPort.postMessage(message)
let keeper: Keeper | null = null

process.parentPort.on('message', ({ data }) => {
  const message = data as ToKeeper
  if (message.kind === 'start') {
    keeper = startKeeper({
      profile: message.profile,
      now: startClock(message.setTo),
      readDemoActs: () => [],
      startSync: () => null,
      notify: (name, notice) => tell({ kind: 'notice', name, notice } as FromKeeper),
    })
    return
  }
  void answer(message.id, message.name, message.request)
})

async function answer(id: number, name: KeeperRequestName, request: unknown): Promise<void> {
  try {
    if (keeper === null) throw new Error('Broken promise: the keeper is started before it is asked')
    tell({ kind: 'reply', id, reply: await keeper.ask(name, request as KeeperRequests[typeof name]) })
  } catch (error) {
    tell({ kind: 'failed', id, error: error instanceof Error ? error.name : 'unknown' })
  }
}
