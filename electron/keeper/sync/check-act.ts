import type { Json } from '#domain/basics/json.ts'
import type { CheckedAct } from '#sync/ports.ts'
import { mentionedBlobs } from '#sync/mentioned-blobs.ts'
import { readActText } from '../journal/read-act-text.ts'
import { signedBy } from '../vault/sign-bytes.ts'

/**
 * Whether a text that came from a server is an act and its vault's own. It need not be one this version can read
 * whole: a newer Consilium's act is kept and passed on byte for byte.
 */
export function checkAct(text: string, sig: string): CheckedAct {
  const { id, team, vault, about, hash, user, verb } = readActText(text)
  if (team === null || vault === null || about === null) return { kind: 'bad', why: 'not-an-act' }
  if (!signedBy(vault, text, sig)) return { kind: 'bad', why: 'wrong-signature' }
  return { kind: 'good', id, team, vault, record: about, hash, user, verb, blobs: blobsIn(text) }
}

/** The files an act's text mentions; none for facts of a shape this version does not know. */
export function blobsIn(text: string): readonly string[] {
  if (!text.includes('"path":"blob"')) return []
  const { facts } = JSON.parse(text) as { readonly facts?: unknown }
  const known = Array.isArray(facts) ? facts.filter((fact): fact is { path: string; value: Json } => typeof fact === 'object' && fact !== null) : []
  return mentionedBlobs(known)
}
