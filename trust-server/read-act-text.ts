import { createHash, createPublicKey, verify } from 'node:crypto'
import { isObject, objectAt, objectsAt } from './read-resource.ts'
import type { JsonObject } from './read-resource.ts'

/** What the signed text of an entry says, as far as this server judges it. What was done stays the app's to read, unless it erases records. */
export interface ActText {
  readonly id: string
  readonly team: string
  /** `kind/id` */
  readonly record: string
  readonly verb: string
  readonly user: string
  /** The public key of the computer that signed it, base64url. */
  readonly vault: string
  readonly role: string
  /** The sha256 of the text, lower-case hex. */
  readonly sha: string
  /** What it states, unread: of an erasure this server reads which records. */
  readonly facts: unknown
}

/**
 * The signed text of an entry: the attachment under `act`, with its sha256 (hex) under `hash` and the Ed25519 signature
 * (base64url) of the computer it names under `sig`. Undefined when a part is missing or they do not belong together.
 */
export function readActText(resource: JsonObject): ActText | undefined {
  const data = objectAt(answerOf(resource, 'act'), 'valueAttachment')['data']
  const hash = answerOf(resource, 'hash')['valueString']
  const sig = answerOf(resource, 'sig')['valueString']
  if (typeof data !== 'string' || typeof hash !== 'string' || typeof sig !== 'string') return undefined
  const bytes = Buffer.from(data, 'base64')
  if (createHash('sha256').update(bytes).digest('hex') !== hash) return undefined
  const act = parse(bytes)
  return act !== undefined && isSigned(act['vault'], bytes, sig) ? labelOf(act, hash) : undefined
}

function answerOf(resource: JsonObject, linkId: string): JsonObject {
  const item = objectsAt(resource, 'item').find((each) => each['linkId'] === linkId)
  return objectsAt(item, 'answer')[0] ?? {}
}

function parse(bytes: Buffer): JsonObject | undefined {
  try {
    const act: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isObject(act) ? act : undefined
  } catch {
    return undefined
  }
}

/** Whether the computer with this key (Ed25519, base64url) signed these bytes. */
export function isSigned(vault: unknown, bytes: Buffer, sig: string): boolean {
  // Another spelling of a key would be another name in the register of keys.
  if (typeof vault !== 'string' || !/^[A-Za-z0-9_-]{43}$/.test(vault)) return false
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: vault }, format: 'jwk' })
    return verify(null, bytes, key, Buffer.from(sig, 'base64url'))
  } catch {
    return false
  }
}

function labelOf(act: JsonObject, sha: string): ActText | undefined {
  const about = objectAt(act, 'about')
  const by = objectAt(act, 'by')
  const parts = [act['id'], act['team'], about['kind'], about['id'], act['verb'], by['user'], by['role'], act['vault']]
  if (!parts.every((part) => typeof part === 'string')) return undefined
  const [id = '', team = '', kind = '', record = '', verb = '', user = '', role = '', vault = ''] = parts as string[]
  return { id, team, record: `${kind}/${record}`, verb, user, role, vault, sha, facts: act['facts'] }
}
