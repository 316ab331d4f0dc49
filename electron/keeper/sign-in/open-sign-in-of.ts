import { createSecretKey } from 'node:crypto'
import { deriveKey } from '../vault/derive-keys.ts'
import { signText } from '../vault/sign-bytes.ts'
import type { Work } from '../work-in-vault.ts'
import { signInFile } from './keep-refresh-token.ts'
import { openVaultSignIn, type VaultSignIn, type VaultSignInDeps } from './vault-sign-in.ts'

type SignInGround = Pick<VaultSignInDeps, 'http' | 'now' | 'changed' | 'confirmed'>

/** The sign-in of an open vault; null where it has a token of its own, or no server. */
export function openSignInOf({ vault, session, signer }: Work, { http, now, changed, confirmed }: SignInGround): VaultSignIn | null {
  const { server, token, author, team } = vault.profile
  if (server === null || token !== null) return null
  // Made while the vault's key is here: a refresh that ends after locking still keeps its token.
  const key = createSecretKey(deriveKey(vault.vaultKey, 'sign-in'))
  const file = signInFile(vault.folder, key)
  const signing = { vault: signer.vault, sign: (text: string) => signText(signer.key, text) }
  return openVaultSignIn({ http, file, key: signing, server, user: author.user, team, role: session.author.role, now, changed, confirmed })
}
