import { join } from 'node:path'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { NO_KEY_STORE, type KeyStore } from './key-store.ts'
import { readSigningKey, vaultIdOf } from './sign-bytes.ts'
import { unwrapVault, type OpenedVault } from './unwrap-vault.ts'
import { readVaultFile, type VaultFile } from './vault-file.ts'

/** A vault whose keys are in memory. */
export interface Vault extends OpenedVault {
  readonly folder: string
  readonly file: VaultFile
}

/**
 * Opens the vault with an id under the folder of vaults. Refuses with `no-such-vault`, `wrong-passphrase`,
 * `vault-damaged`, `vault-newer` or `computer-key-missing`.
 */
export async function openVault(vaults: string, id: string, passphrase: string, store: KeyStore = NO_KEY_STORE): Promise<Answer<Vault>> {
  if (!isVaultId(id)) return refuse({ kind: 'no-such-vault', rule: 'K1' })
  const folder = join(vaults, id)
  const file = readVaultFile(folder)
  if (!file.ok) return file
  const opened = await unwrapVault(file.value, passphrase, store)
  if (!opened.ok) return opened
  const ownKey = file.value.id === id && vaultIdOf(readSigningKey(opened.value.profile.signingKey)) === id
  if (!ownKey) return refuse({ kind: 'vault-damaged', rule: 'K3' })
  return agree({ ...opened.value, folder, file: file.value })
}

/** An id becomes part of a path, so nothing but an id may pass. */
export function isVaultId(id: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(id)
}
