import '#bridge/freeze-built-ins.ts'
import { join } from 'node:path'
import { net } from 'electron'
import type { FromKeeper, KeeperRequestName, KeeperRequests, ToKeeper } from '#bridge/keeper-messages.ts'
import { makeDemoActs } from './demo/make-demo-acts.ts'
import { readClinic } from './demo/read-clinic.ts'
import { USUAL_RESERVE } from './disk/reserve.ts'
import { lineToKeyStore } from './line-to-key-store.ts'
import { startClock } from './start-clock.ts'
import { startKeeper, type Keeper } from './start-keeper.ts'
import { checkTrust } from './sync/check-trust.ts'
import { fetchHttp, type Fetch } from './sync/fetch-http.ts'
import { listenForHints } from './sync/listen-for-hints.ts'
import { askServerOf, syncWork } from './sync-work.ts'

/** The entry of the keeper: an Electron utility process that alone holds keys and the journal. */
const tell = (message: FromKeeper) => process.parentPort.postMessage(message)
const keyStore = lineToKeyStore(tell)
let keeper: Keeper | null = null

process.parentPort.on('message', ({ data }) => {
  const message = data as ToKeeper
  if (message.kind === 'start') {
    const now = startClock(message.setTo)
    const fetch: Fetch = (url, init) => net.fetch(url, init)
    const http = fetchHttp(fetch)
    keeper = startKeeper({
      profile: message.profile,
      now,
      madeUpOnly: message.madeUpOnly,
      ...(message.keyStore ? { keyStore } : {}),
      readDemoActs: (meetingDay) => makeDemoActs(readClinic(join(message.resources, 'demo/clinic')), meetingDay),
      checkTrust: (plan) => checkTrust(http, plan, now()),
      startSync: (work, report, signIn, confirmed) => syncWork({ http, listen: listenForHints(fetch), now, chance: Math.random }, work, report, signIn, confirmed),
      askServer: (work, signIn) => askServerOf({ http }, work, signIn),
      browser: { http, openAddress: (address) => tell({ kind: 'open-address', address }) },
      reserve: USUAL_RESERVE,
      notify: (name, notice) => tell({ kind: 'notice', name, notice } as FromKeeper),
    })
    return
  }
  if (message.kind === 'key-store') return keyStore.take(message)
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
