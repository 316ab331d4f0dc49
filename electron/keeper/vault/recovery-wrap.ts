import { canonicalJson } from '#domain/basics/canonical-json.ts'
import type { Profile } from '#domain/profile/profile.ts'
import { openWithKey, sealToKey, type SealingPair } from './seal-to-key.ts'
import type { RecoveryWrap, VaultFile, VaultFileParts } from './vault-file.ts'

export function recoveryWrapOf({ wraps }: Pick<VaultFile, 'wraps'>): RecoveryWrap | null {
  return wraps.find((wrap) => wrap.kind === 'recovery') ?? null
}

/** The vault file with a wrap for the trust's recovery key, or for no such key; null where it is so already. */
export function withRecovery(file: VaultFile, vaultKey: Uint8Array, recovery: Profile['recovery']): VaultFileParts | null {
  const there = recoveryWrapOf(file)
  if (there?.key === recovery?.key && there?.holder === recovery?.holder) return null
  const others = file.wraps.filter(({ kind }) => kind !== 'recovery')
  if (recovery === null) return { ...file, wraps: others }
  const sealed = sealToKey(recovery.key, vaultKey, wrapBinding(file.id, recovery.key))
  return { ...file, wraps: [...others, { kind: 'recovery', key: recovery.key, holder: recovery.holder, sealed: Buffer.from(sealed).toString('base64') }] }
}

/** The vault key by the trust's private key; null where it is not of this key or this vault. */
export function openRecoveryWrap(pair: SealingPair, id: string, sealed: string): Uint8Array | null {
  return openWithKey(pair, Buffer.from(sealed, 'base64'), wrapBinding(id, pair.publicKey))
}

function wrapBinding(id: string, key: string): Uint8Array {
  return Buffer.from(canonicalJson({ what: 'recovery wrap', id, key }), 'utf8')
}
