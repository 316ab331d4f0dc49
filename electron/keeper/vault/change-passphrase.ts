import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { diskTrouble } from '../disk/errors.ts'
import type { Slowness } from './derive-keys.ts'
import type { KeyStore } from './key-store.ts'
import type { Vault } from './open-vault.ts'
import { mendVaultFile, readVaultFile, vaultFileText, writeVaultFile, type VaultFile } from './vault-file.ts'
import { isBound, wrapKey } from './wrap-key.ts'

/** On a computer without a key store the passphrase is all there is between a stolen laptop and its records. */
const SHORTEST_PASSPHRASE = 14

/** Refuses with `passphrase-too-short` (K7). */
export function longEnough(passphrase: string): Answer<true> {
  return passphrase.length < SHORTEST_PASSPHRASE ? refuse({ kind: 'passphrase-too-short', rule: 'K7', atLeast: SHORTEST_PASSPHRASE }) : agree(true)
}

/**
 * Puts the vault's key under another passphrase, in both copies of its file, and gives that file (K27). What was there before,
 * elsewhere too, keeps its own. Refuses with `passphrase-not-changed`, where the old one still opens, or with
 * `passphrase-not-sure`, where the disk did not say which of the two does. What is bound to this computer stays so: where its key
 * store gives nothing, nothing is changed, but with `mayUnbind`. The trust's recovery key goes on opening it.
 */
export async function changePassphrase({ folder, file, vaultKey }: Vault, next: string, slowness: Slowness, store: KeyStore, mayUnbind = false): Promise<Answer<VaultFile>> {
  const wrap = await wrapKey(file.id, vaultKey, next, slowness, store)
  if (!mayUnbind && isBound(file) && wrap.kind !== 'computer') return refuse({ kind: 'passphrase-not-changed', rule: 'K27', reason: 'key-store' })
  try {
    return agree(writeVaultFile(folder, { ...file, wraps: [wrap, ...file.wraps.filter(({ kind }) => kind === 'recovery')] }))
  } catch (error) {
    const reason = diskTrouble(error)
    const stands = readVaultFile(folder)
    if (!stands.ok || vaultFileText(stands.value) !== vaultFileText(file)) return refuse({ kind: 'passphrase-not-sure', rule: 'K27', reason })
    mendVaultFile(folder, file)
    return refuse({ kind: 'passphrase-not-changed', rule: 'K27', reason })
  }
}
