import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { canonicalJson } from '#domain/basics/canonical-json.ts'
import { authorSchema } from '#domain/journal/act.ts'
import { slowHash, type SlowHash, type Slowness } from './derive-keys.ts'
import { openBytes, sealBytes } from './seal-bytes.ts'
import { slowHashSchema, type VaultFile, type Wrap } from './vault-file.ts'

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

/** Opens a vault file with a passphrase (ignored by an open wrap). Refuses with `wrong-passphrase` or `vault-damaged`. */
export async function unwrapVault(file: VaultFile, passphrase: string): Promise<Answer<OpenedVault>> {
  for (const wrap of file.wraps) {
    const vaultKey = await unwrapKey(file.id, wrap, passphrase)
    if (vaultKey === null) continue
    const profile = openProfile(file, vaultKey)
    return profile === null ? refuse({ kind: 'vault-damaged', rule: 'K3' }) : agree({ vaultKey, profile })
  }
  return refuse({ kind: 'wrong-passphrase', rule: 'K2' })
}

/** The vault key under a passphrase. */
export async function wrapWithPassphrase(id: string, vaultKey: Uint8Array, passphrase: string, slowness: Slowness): Promise<Wrap> {
  const slow: SlowHash = { ...slowness, salt: randomBytes(16).toString('base64') }
  const wrapped = sealBytes(await slowHash(passphrase, slow), vaultKey, wrapBinding(id, slow))
  return { kind: 'passphrase', slow, wrapped: Buffer.from(wrapped).toString('base64') }
}

/** The profile sealed for a vault file. */
export function sealProfile(file: Pick<VaultFile, 'format' | 'id' | 'name' | 'demo'>, vaultKey: Uint8Array, profile: Profile): string {
  const plain = Buffer.from(JSON.stringify(profile), 'utf8')
  return Buffer.from(sealBytes(vaultKey, plain, profileBinding(file))).toString('base64')
}

async function unwrapKey(id: string, wrap: Wrap, passphrase: string): Promise<Uint8Array | null> {
  if (wrap.kind === 'open') return Buffer.from(wrap.key, 'base64')
  return openBytes(await slowHash(passphrase, wrap.slow), Buffer.from(wrap.wrapped, 'base64'), wrapBinding(id, wrap.slow))
}

function openProfile(file: VaultFile, vaultKey: Uint8Array): Profile | null {
  if (vaultKey.length !== 32) return null
  const plain = openBytes(vaultKey, Buffer.from(file.profile, 'base64'), profileBinding(file))
  if (plain === null) return null
  const profile = profileSchema.safeParse(JSON.parse(Buffer.from(plain).toString('utf8')))
  return profile.success ? profile.data : null
}

function wrapBinding(id: string, slow: SlowHash): Uint8Array {
  return Buffer.from(canonicalJson({ id, slow: { ...slow } }), 'utf8')
}

function profileBinding({ format, id, name, demo }: Pick<VaultFile, 'format' | 'id' | 'name' | 'demo'>): Uint8Array {
  return Buffer.from(canonicalJson({ format, id, name, demo }), 'utf8')
}
