import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Author } from '#domain/journal/act.ts'
import { putWholeFolder } from '../disk/put-whole-folder.ts'
import { confirmationFile } from '../reading/confirmation-file.ts'
import { SLOW, slowHash, type Slowness } from './derive-keys.ts'
import { NO_KEY_STORE, type KeyStore } from './key-store.ts'
import type { Vault } from './open-vault.ts'
import { makeSigningPair, type SigningPair } from './sign-bytes.ts'
import { sealProfile, type Profile } from './unwrap-vault.ts'
import { writeVaultFile } from './vault-file.ts'
import { wrapKey } from './wrap-key.ts'

export interface VaultPlan {
  readonly author: Author
  readonly team: string
  readonly server: string | null
  readonly token: string | null
  /** As in the profile. */
  readonly safeUpdates?: boolean
  readonly pin: string
  /** Null makes the open vault of the made-up clinic. */
  readonly passphrase: string | null
}

/**
 * Makes a vault's folder under `vaults`, named by its id, whole or not at all, and gives it open. Throws what the disk said.
 */
export async function makeVault(vaults: string, plan: VaultPlan, slowness: Slowness = SLOW, store: KeyStore = NO_KEY_STORE): Promise<Vault> {
  const pair = makeSigningPair()
  const vaultKey = randomBytes(32)
  const profile = await profileOf(plan, pair, slowness)
  const head = { id: pair.id, name: plan.author.name, demo: plan.passphrase === null }
  const wrap =
    plan.passphrase === null
      ? { kind: 'open' as const, key: vaultKey.toString('base64') }
      : await wrapKey(pair.id, vaultKey, plan.passphrase, slowness, store)
  const folder = join(vaults, pair.id)
  const file = await putWholeFolder(folder, (beside) => {
    // The trust has just taken them for who they are (K18): no kill may leave a vault that cannot be read.
    if (plan.server !== null) confirmationFile(beside, vaultKey).put({ ranMs: 0 })
    return writeVaultFile(beside, { ...head, wraps: [wrap], profile: sealProfile(head, vaultKey, profile) })
  })
  return { folder, file, vaultKey, profile }
}

/** The made-up clinic says its PIN to everybody. */
const QUICK: Slowness = { m: 8, t: 1, p: 1 }

async function profileOf(plan: VaultPlan, pair: SigningPair, slowness: Slowness): Promise<Profile> {
  const slow = { ...(plan.passphrase === null ? QUICK : slowness), salt: randomBytes(16).toString('base64') }
  const hash = Buffer.from(await slowHash(plan.pin, slow)).toString('base64')
  const { author, team, server, token, safeUpdates = false } = plan
  return { author, team, server, token, ...(safeUpdates ? { safeUpdates } : {}), pin: { slow, hash }, signingKey: pair.pkcs8 }
}
