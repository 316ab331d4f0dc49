import { z } from 'zod'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { canonicalJson } from '#domain/basics/canonical-json.ts'
import { openWithKey, sealToKey, type SealingPair } from '../vault/seal-to-key.ts'

/**
 * The two files of a way back in (K36). The request goes from the computer to whoever holds the trust's key, the answer comes
 * back; both may be read by anybody on the way, and neither opens anything to them.
 */
const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

const requestSchema = z
  .object({
    what: z.literal('consilium recovery request'),
    format: z.literal(1),
    madeAt: z.string(),
    /** Whose records: the name that stands on the first screen, and the vault's id. */
    name: z.string().max(200),
    vault: publicKey,
    /** The trust's key that the wrap is for, and the wrap. */
    trustKey: publicKey,
    wrapped: z.base64(),
    /** What the answer is to be sealed to: the private half stays on the computer. */
    answerTo: publicKey,
  })
  .strict()
export type RecoveryRequest = z.infer<typeof requestSchema>

const answerSchema = z
  .object({ what: z.literal('consilium recovery answer'), format: z.literal(1), vault: publicKey, answerTo: publicKey, sealed: z.base64() })
  .strict()
export type RecoveryAnswer = z.infer<typeof answerSchema>

/** Far above either of them. */
const LARGEST = 20_000

export function writeRecoveryRequest(request: Omit<RecoveryRequest, 'what' | 'format'>): string {
  return textOf({ what: 'consilium recovery request', format: 1, ...request })
}

/** Refuses with `not-a-recovery-request` or `recovery-newer`. */
export function readRecoveryRequest(text: string): Answer<RecoveryRequest> {
  return read(text, 'consilium recovery request', requestSchema, 'not-a-recovery-request')
}

/** The vault key for the computer that asked, and for it alone. */
export function writeRecoveryAnswer({ vault, answerTo }: RecoveryRequest, vaultKey: Uint8Array): string {
  const sealed = Buffer.from(sealToKey(answerTo, vaultKey, answerBinding(vault, answerTo))).toString('base64')
  return textOf({ what: 'consilium recovery answer', format: 1, vault, answerTo, sealed })
}

/** Refuses with `not-a-recovery-answer` or `recovery-newer`. */
export function readRecoveryAnswer(text: string): Answer<RecoveryAnswer> {
  return read(text, 'consilium recovery answer', answerSchema, 'not-a-recovery-answer')
}

/** The vault key in an answer; null where it was sealed to another key, or changed. */
export function openRecoveryAnswer(pair: SealingPair, { vault, sealed }: RecoveryAnswer): Uint8Array | null {
  return openWithKey(pair, Buffer.from(sealed, 'base64'), answerBinding(vault, pair.publicKey))
}

function answerBinding(vault: string, answerTo: string): Uint8Array {
  return Buffer.from(canonicalJson({ what: 'recovery answer', vault, answerTo }), 'utf8')
}

function textOf(file: RecoveryRequest | RecoveryAnswer): string {
  return `${JSON.stringify(file, null, 2)}\n`
}

function read<T>(text: string, what: string, schema: z.ZodType<T>, kind: string): Answer<T> {
  const value = text.length > LARGEST ? undefined : parseJson(text)
  const head = z.object({ what: z.literal(what), format: z.int() }).safeParse(value)
  if (head.success && head.data.format > 1) return refuse({ kind: 'recovery-newer', rule: 'K36' })
  const file = schema.safeParse(value)
  return file.success ? agree(file.data) : refuse({ kind, rule: 'K36' })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
