import { basename } from 'node:path'
import type { Keeper } from '#electron/keeper/start-keeper.ts'
import { NO_KEY_STORE, type KeyStore } from '#electron/keeper/vault/key-store.ts'
import type { Work } from '#electron/keeper/work-in-vault.ts'
import { NOW, openDesk, PASSPHRASE, type Desk } from '../steps/open-desk.ts'

/** A desk that is locked and started again as often as a test likes, at the time it says. */
export interface DeskWithClock {
  /** ms */
  now: number
  /** The computer's; taken at the next start. */
  keyStore: KeyStore
  readonly keeper: () => Keeper
  readonly vault: () => string
  /** The vault's folder. */
  readonly folder: () => string
  readonly work: () => Work
  /** Ends the keeper as it is and starts another on the same profile. */
  readonly restart: () => void
  /** Gives the kind of the refusal, or 'ok'. */
  readonly unlock: (passphrase?: string) => Promise<string>
  /** What was noted beside the record, oldest first. */
  readonly noted: () => Promise<readonly string[]>
}

/** Sets a desk up on an empty folder and leaves it unlocked. */
export async function openDeskWithClock(root: string, keyStore = NO_KEY_STORE): Promise<DeskWithClock> {
  const start = (): Desk => openDesk(root, () => withClock.now, withClock.keyStore)
  const withClock: DeskWithClock = {
    now: NOW,
    keyStore,
    keeper: () => desk.keeper,
    vault: () => basename(desk.vaultFolder()),
    folder: () => desk.vaultFolder(),
    work: () => desk.work(),
    restart: () => {
      desk = start()
    },
    unlock: async (passphrase = PASSPHRASE) => {
      const answer = await desk.keeper.ask('unlock', { vault: withClock.vault(), passphrase })
      return answer.ok ? 'ok' : answer.refusal.kind
    },
    noted: async () => (await desk.work().journal.read(0, 1000)).flatMap(({ body }) => (body.kind === 'audit' ? [[body.what, ...(body.count === undefined ? [] : [body.count, 'since', body.since])].join(' ')] : [])),
  }
  let desk = start()
  await desk.setUp()
  return withClock
}
