import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { canonicalJson } from '#domain/basics/canonical-json.ts'
import { SLOW, slowHash, type SlowHash, type Slowness } from '../vault/derive-keys.ts'
import { openBytes, sealBytes } from '../vault/seal-bytes.ts'
import { makeSealingPair, type SealingPair } from '../vault/seal-to-key.ts'
import { slowHashSchema } from '../vault/vault-file.ts'

/** The trust's recovery key as its holder keeps it: the private half under a passphrase (Argon2id, AES-256-GCM). */
const fileSchema = z
  .object({ what: z.literal('consilium recovery key'), format: z.literal(1), publicKey: z.string(), slow: slowHashSchema, sealed: z.base64() })
  .strict()

export interface MadeTrustKey {
  /** What the trust's profile carries. */
  readonly publicKey: string
  readonly text: string
}

export async function makeTrustKey(passphrase: string, slowness: Slowness = SLOW): Promise<MadeTrustKey> {
  const { publicKey, privateKey } = makeSealingPair()
  const slow: SlowHash = { ...slowness, salt: randomBytes(16).toString('base64') }
  const key = await slowHash(passphrase, slow)
  const sealed = Buffer.from(sealBytes(key, privateKey, bindingOf(publicKey, slow))).toString('base64')
  for (const each of [key, privateKey]) each.fill(0)
  return { publicKey, text: `${JSON.stringify({ what: 'consilium recovery key', format: 1, publicKey, slow, sealed }, null, 2)}\n` }
}

/** Refuses with `not-a-recovery-key` or `wrong-passphrase`. */
export async function openTrustKey(text: string, passphrase: string): Promise<Answer<SealingPair>> {
  const file = fileSchema.safeParse(parseJson(text))
  if (!file.success) return refuse({ kind: 'not-a-recovery-key', rule: 'K36' })
  const { publicKey, slow, sealed } = file.data
  const key = await slowHash(passphrase, slow)
  const privateKey = openBytes(key, Buffer.from(sealed, 'base64'), bindingOf(publicKey, slow))
  key.fill(0)
  return privateKey === null ? refuse({ kind: 'wrong-passphrase', rule: 'K36' }) : agree({ publicKey, privateKey })
}

function bindingOf(publicKey: string, slow: SlowHash): Uint8Array {
  return Buffer.from(canonicalJson({ what: 'recovery key', publicKey, slow: { ...slow } }), 'utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
