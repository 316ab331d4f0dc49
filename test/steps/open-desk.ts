import { join } from 'node:path'
import { startKeeper, type Keeper } from '#electron/keeper/start-keeper.ts'
import type { KeyStore } from '#electron/keeper/vault/key-store.ts'
import type { Work } from '#electron/keeper/work-in-vault.ts'
import { aLaptopVault } from '../builders/a-laptop-vault.ts'
import { QUICK } from '../builders/quick-passphrases.ts'
import { disk } from './watch-disk.ts'

export const TEAM = 'complex-cases'
export const NOW = Date.UTC(2026, 9, 8, 11, 40)
export const PIN = '204816'
/** Small enough that a base can stand just before a new part. */
export const SEGMENT_BYTES = 12_000
/** A vault is opened thousands of times here. */
export const PASSPHRASE = 'four words of mine'
/** What one of the calls changes it to. */
export const NEXT_PASSPHRASE = 'four other words'
const person = { user: 'kofi.mensah', name: 'Dr Kofi Mensah', role: 'chair', team: TEAM, passphrase: PASSPHRASE, pin: PIN } as const

/** Somebody else, whose entries come from the trust server. */
export const colleague = aLaptopVault('cccccccc', 'helen.marsh')

/** The keeper on a folder: locked at first. */
export interface Desk {
  readonly keeper: Keeper
  readonly vaultFolder: () => string
  /** Where a person has something put. */
  readonly outside: string
  readonly setUp: () => Promise<boolean>
  readonly unlock: () => Promise<boolean>
  readonly isOpen: () => Promise<boolean>
  readonly lock: () => Promise<unknown>
  readonly work: () => Work
}

/** A keeper on `profile` in a folder, and `outside` beside it; `now` in ms. Without a key store where none is given. */
export function openDesk(root: string, now = () => NOW, keyStore?: KeyStore): Desk {
  let work: Work | null = null
  const vaults = join(root, 'profile/vaults')
  const ids = () => (disk.existsSync(vaults) ? disk.readdirSync(vaults).filter((name) => !name.endsWith('.new')) : [])
  const keeper = startKeeper({
    profile: join(root, 'profile'),
    now,
    slowness: QUICK,
    ...(keyStore === undefined ? {} : { keyStore }),
    segmentBytes: SEGMENT_BYTES,
    readDemoActs: () => [],
    checkTrust: async () => ({ ok: true, value: { safeUpdates: false } }),
    startSync: (opened) => {
      work = opened
      return null
    },
    notify: () => undefined,
  })
  return {
    keeper,
    vaultFolder: () => join(vaults, ids()[0] ?? ''),
    outside: join(root, 'outside'),
    setUp: async () => (await keeper.ask('setUp', { kind: 'trust', server: 'https://trust.example/fhir', token: 'a-token', ...person })).ok,
    unlock: async () => {
      const [id] = ids()
      const opensWith = async (passphrase: string) => id !== undefined && (await keeper.ask('unlock', { vault: id, passphrase })).ok
      return (await opensWith(PASSPHRASE)) || opensWith(NEXT_PASSPHRASE)
    },
    isOpen: async () => (await keeper.ask('listVaults', {})).session !== null,
    lock: () => keeper.ask('lock', {}),
    work: () => {
      if (work === null) throw new Error('Broken promise: the desk was unlocked')
      return work
    },
  }
}
