import { z } from 'zod'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { canonicalJson } from '#domain/basics/canonical-json.ts'
import { authorSchema } from '#domain/journal/act.ts'
import { NO_KEY_STORE, type KeyStore } from './key-store.ts'
import { openBytes, sealBytes } from './seal-bytes.ts'
import { slowHashSchema, type VaultFile, type Wrap } from './vault-file.ts'
import { unwrapBound, unwrapTyped } from './wrap-key.ts'

/** Who the vault belongs to and what it needs to work: sealed in the vault file. */
export const profileSchema = z
  .object({
    author: authorSchema,
    team: z.string().min(1).max(80),
    server: z.string().nullable(),
    token: z.string().nullable(),
    /** At set-up the server was seen to replace what it holds only for who has its newest version; absent is not known. */
    safeUpdates: z.boolean().optional(),
    /** Argon2id of the PIN; the PIN opens no key. */
    pin: z.object({ slow: slowHashSchema, hash: z.base64() }).strict(),
    /** Ed25519 private key, PKCS8 DER, base64. */
    signingKey: z.base64(),
  })
  .strict()
export type Profile = z.infer<typeof profileSchema>

export interface OpenedVault {
  readonly vaultKey: Uint8Array
  readonly profile: Profile
}

/**
 * Opens a vault file with a passphrase (ignored by an open wrap) and, where it is bound to a computer, that computer's key store.
 * Refuses with `wrong-passphrase`, `vault-damaged`, or `computer-key-missing` where the key store does not give its part (K35).
 */
export async function unwrapVault(file: VaultFile, passphrase: string, store: KeyStore = NO_KEY_STORE): Promise<Answer<OpenedVault>> {
  for (const wrap of file.wraps) {
    const vaultKey = await unwrapKey(file.id, wrap, passphrase, store)
    if (vaultKey === 'no-computer-key') return refuse({ kind: 'computer-key-missing', rule: 'K35' })
    if (vaultKey !== null) return openedWith(file, vaultKey)
  }
  return refuse({ kind: 'wrong-passphrase', rule: 'K2' })
}

/** A vault file with its key in hand. Refuses with `vault-damaged` where the profile does not open under it. */
export function openedWith(file: VaultFile, vaultKey: Uint8Array): Answer<OpenedVault> {
  const profile = openProfile(file, vaultKey)
  return profile === null ? refuse({ kind: 'vault-damaged', rule: 'K3' }) : agree({ vaultKey, profile })
}

/** The profile sealed for a vault file. */
export function sealProfile(file: Pick<VaultFile, 'id' | 'name' | 'demo'>, vaultKey: Uint8Array, profile: Profile): string {
  const plain = Buffer.from(JSON.stringify(profile), 'utf8')
  return Buffer.from(sealBytes(vaultKey, plain, profileBinding(file))).toString('base64')
}

async function unwrapKey(id: string, wrap: Wrap, passphrase: string, store: KeyStore): Promise<Uint8Array | null | 'no-computer-key'> {
  if (wrap.kind === 'open') return Buffer.from(wrap.key, 'base64')
  if (wrap.kind === 'passphrase') return unwrapTyped(id, wrap, passphrase)
  if (wrap.kind === 'recovery') return null
  const secret = await store.open(Buffer.from(wrap.secret, 'base64'))
  return secret === null ? 'no-computer-key' : unwrapBound(id, wrap, passphrase, secret)
}

function openProfile(file: VaultFile, vaultKey: Uint8Array): Profile | null {
  if (vaultKey.length !== 32) return null
  const plain = openBytes(vaultKey, Buffer.from(file.profile, 'base64'), profileBinding(file))
  if (plain === null) return null
  const profile = profileSchema.safeParse(JSON.parse(Buffer.from(plain).toString('utf8')))
  return profile.success ? profile.data : null
}

/** The format stands here as it was when the first profiles were sealed: a file that says another is the same vault. */
function profileBinding({ id, name, demo }: Pick<VaultFile, 'id' | 'name' | 'demo'>): Uint8Array {
  return Buffer.from(canonicalJson({ format: 1, id, name, demo }), 'utf8')
}
