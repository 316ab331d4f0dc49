import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { startKeeper, type Keeper } from '#electron/keeper/start-keeper.ts'
import type { Work } from '#electron/keeper/work-in-vault.ts'

/** Quick, as a vault is opened many times. */
const slowness = { m: 8, t: 1, p: 1 }
export const DESK_PASSPHRASE = 'correct horse battery'

/** The keeper of one person, locked and started again as often as a test likes, at the time it says. */
export interface DeskWithClock {
  /** ms */
  now: number
  readonly keeper: () => Keeper
  readonly vault: () => string
  /** The vault's folder. */
  readonly folder: () => string
  /** What is open; broken while it is locked. */
  readonly work: () => Work
  /** Ends the keeper as it is and starts another on the same profile. */
  readonly restart: () => void
  /** Gives the kind of the refusal, or 'ok'. */
  readonly unlock: (passphrase?: string) => Promise<string>
  /** What was noted beside the record, oldest first. */
  readonly noted: () => Promise<readonly string[]>
}

/** Sets a desk up on an empty folder and leaves it unlocked. */
export async function openDeskWithClock(profile: string): Promise<DeskWithClock> {
  let work: Work | null = null
  const desk: DeskWithClock = {
    now: Date.UTC(2026, 9, 8, 11, 40),
    keeper: () => keeper,
    vault: () => readdirSync(join(profile, 'vaults'))[0] ?? '',
    folder: () => join(profile, 'vaults', desk.vault()),
    work: () => {
      if (work === null) throw new Error('Broken promise: the desk is unlocked')
      return work
    },
    restart: () => {
      keeper = start()
    },
    unlock: async (passphrase = DESK_PASSPHRASE) => {
      const answer = await keeper.ask('unlock', { vault: desk.vault(), passphrase })
      return answer.ok ? 'ok' : answer.refusal.kind
    },
    noted: async () => (await desk.work().journal.read(0, 1000)).flatMap(({ body }) => (body.kind === 'audit' ? [body.what] : [])),
  }
  const start = (): Keeper =>
    startKeeper({
      profile,
      now: () => desk.now,
      slowness,
      readDemoActs: () => [],
      checkTrust: async () => ({ ok: true, value: true }),
      startSync: (opened) => {
        work = opened
        return null
      },
      notify: () => undefined,
    })
  let keeper = start()
  const person = { user: 'kofi.mensah', name: 'Dr Kofi Mensah', role: 'chair', team: 'complex-cases', passphrase: DESK_PASSPHRASE, pin: '204816' } as const
  await keeper.ask('setUp', { kind: 'trust', server: 'https://trust.example/fhir', token: 'a-token', ...person })
  return desk
}
