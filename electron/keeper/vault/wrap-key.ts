import { hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { canonicalJson } from '#domain/basics/canonical-json.ts'
import { deriveKey, slowHash, type SlowHash, type Slowness } from './derive-keys.ts'
import type { KeyStore } from './key-store.ts'
import { openBytes, sealBytes } from './seal-bytes.ts'
import type { ComputerWrap, PassphraseWrap, VaultFile, VaultFileParts } from './vault-file.ts'

const SECRET_BYTES = 32

/**
 * The vault key under a passphrase and a new secret of this computer (K35); under the passphrase alone where the computer has no
 * key store, or one that does not give back what it was given.
 */
export async function wrapKey(id: string, vaultKey: Uint8Array, passphrase: string, slowness: Slowness, store: KeyStore): Promise<PassphraseWrap | ComputerWrap> {
  const slow: SlowHash = { ...slowness, salt: randomBytes(16).toString('base64') }
  const typed = await slowHash(passphrase, slow)
  const alone = sealBytes(typed, vaultKey, bindingOf({ id, slow: { ...slow } }))
  const secret = randomBytes(SECRET_BYTES)
  try {
    const sealed = await sealTried(store, secret)
    if (sealed === null) return { kind: 'passphrase', slow, wrapped: text(alone) }
    const bound = { id, slow: { ...slow }, secret: text(sealed) }
    const key = bothKeys(typed, secret)
    const wrap: ComputerWrap = {
      kind: 'computer', slow, secret: text(sealed), wrapped: text(sealBytes(key, vaultKey, bindingOf(bound))),
      forCopies: text(sealBytes(copiesKey(vaultKey), alone, bindingOf({ id }))),
    }
    key.fill(0)
    return wrap
  } finally {
    typed.fill(0)
    secret.fill(0)
  }
}

/** The vault key by the passphrase; null for another one. */
export async function unwrapTyped(id: string, { slow, wrapped }: PassphraseWrap, passphrase: string): Promise<Uint8Array | null> {
  const typed = await slowHash(passphrase, slow)
  const vaultKey = openBytes(typed, Buffer.from(wrapped, 'base64'), bindingOf({ id, slow: { ...slow } }))
  typed.fill(0)
  return vaultKey
}

/** The vault key by passphrase and secret; null where one of them is another. `secret` is overwritten. */
export async function unwrapBound(id: string, wrap: ComputerWrap, passphrase: string, secret: Uint8Array): Promise<Uint8Array | null> {
  const typed = await slowHash(passphrase, wrap.slow)
  const key = bothKeys(typed, secret)
  const vaultKey = openBytes(key, Buffer.from(wrap.wrapped, 'base64'), bindingOf({ id, slow: { ...wrap.slow }, secret: wrap.secret }))
  for (const each of [typed, secret, key]) each.fill(0)
  return vaultKey
}

/** The vault file as a locked copy carries it: it opens with the passphrase on any computer. */
export function fileForCopies(file: VaultFile, vaultKey: Uint8Array): VaultFileParts {
  return { ...file, wraps: file.wraps.map((wrap) => (wrap.kind === 'computer' ? withoutComputer(file.id, wrap, vaultKey) : wrap)) }
}

/** Whether a vault opens on one computer alone. */
export function isBound({ wraps }: Pick<VaultFile, 'wraps'>): boolean {
  return wraps.some(({ kind }) => kind === 'computer')
}

function withoutComputer(id: string, { slow, forCopies }: ComputerWrap, vaultKey: Uint8Array): PassphraseWrap {
  const alone = openBytes(copiesKey(vaultKey), Buffer.from(forCopies, 'base64'), bindingOf({ id }))
  if (alone === null) throw new Error('Broken promise: a vault that opened holds its wrap for copies')
  return { kind: 'passphrase', slow, wrapped: text(alone) }
}

/** A key store that opens another thing than it sealed would lock somebody out for good. */
async function sealTried(store: KeyStore, secret: Uint8Array): Promise<Uint8Array | null> {
  const sealed = await store.seal(secret)
  const opened = sealed === null ? null : await store.open(sealed)
  const isSame = opened !== null && opened.length === secret.length && timingSafeEqual(opened, secret)
  opened?.fill(0)
  return isSame ? sealed : null
}

function bothKeys(typed: Uint8Array, secret: Uint8Array): Uint8Array {
  const both = Buffer.concat([typed, secret])
  const key = new Uint8Array(hkdfSync('sha256', both, new Uint8Array(), 'consilium/passphrase and computer/v1', 32))
  both.fill(0)
  return key
}

function copiesKey(vaultKey: Uint8Array): Uint8Array {
  return deriveKey(vaultKey, 'wrap for copies')
}

function bindingOf(what: Parameters<typeof canonicalJson>[0]): Uint8Array {
  return Buffer.from(canonicalJson(what), 'utf8')
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
