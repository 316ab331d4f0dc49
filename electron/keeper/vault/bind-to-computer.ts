import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Slowness } from './derive-keys.ts'
import type { KeyStore } from './key-store.ts'
import type { Vault } from './open-vault.ts'
import { unwrapVault } from './unwrap-vault.ts'
import { parseVaultFile, vaultFileText, writeVaultFile } from './vault-file.ts'
import { isBound, wrapKey } from './wrap-key.ts'

/**
 * Binds a vault that its passphrase alone has opened to this computer, where it has a key store (K35): what is to be written is
 * opened again as it will be read before it takes the place of what there is. Gives the vault as it stands afterwards: as it was,
 * where the disk or the key store would not, and the next unlocking tries again.
 */
export async function bindToComputer(vault: Vault, passphrase: string, slowness: Slowness, store: KeyStore): Promise<Vault> {
  const { folder, file, vaultKey } = vault
  if (file.demo || isBound(file)) return vault
  // Asked first: without one each unlocking would work out the slow hash twice.
  if ((await store.seal(randomBytes(32))) === null) return vault
  const wrap = await wrapKey(file.id, vaultKey, passphrase, slowness, store)
  if (wrap.kind !== 'computer') return vault
  const next = { ...file, wraps: file.wraps.map((each) => (each.kind === 'passphrase' ? wrap : each)) }
  if (!(await opensAgain(vaultFileText(next), passphrase, store, vaultKey))) return vault
  try {
    return { ...vault, file: writeVaultFile(folder, next) }
  } catch {
    // The one copy that may have been written is put back as the vault is opened.
    return vault
  }
}

async function opensAgain(text: string, passphrase: string, store: KeyStore, vaultKey: Uint8Array): Promise<boolean> {
  const read = parseVaultFile(text)
  const opened = read.ok ? await unwrapVault(read.value, passphrase, store) : read
  if (!opened.ok) return false
  const isSame = timingSafeEqual(opened.value.vaultKey, vaultKey)
  opened.value.vaultKey.fill(0)
  return isSame
}
