import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeWholeFile } from '../disk/write-whole-file.ts'
import type { KeyStore } from '../vault/key-store.ts'
import { makeSealingPair, type SealingPair } from '../vault/seal-to-key.ts'

/** The private half is sealed by the computer's key store where there is one. */
const keptSchema = z.object({ publicKey: z.string(), privateKey: z.base64(), isSealed: z.boolean() }).strict()

const pathIn = (folder: string): string => join(folder, 'recovery-request')

/**
 * The key an answer is to be sealed to: the one that waits already, so that asking twice leaves the first answer good, or a new one,
 * put on the disk. Throws what the disk said.
 */
export async function answerKeyFor(folder: string, store: KeyStore): Promise<SealingPair> {
  const waiting = await readAnswerKey(folder, store)
  if (waiting !== null) return waiting
  const pair = makeSealingPair()
  const sealed = await store.seal(pair.privateKey)
  const kept = { publicKey: pair.publicKey, privateKey: Buffer.from(sealed ?? pair.privateKey).toString('base64'), isSealed: sealed !== null }
  writeWholeFile(pathIn(folder), Buffer.from(JSON.stringify(kept), 'utf8'))
  return pair
}

/** Null where nobody has asked, or the key store gives it no more: then one asks again. */
export async function readAnswerKey(folder: string, store: KeyStore): Promise<SealingPair | null> {
  try {
    const kept = keptSchema.parse(JSON.parse(readFileSync(pathIn(folder), 'utf8')))
    const bytes = Buffer.from(kept.privateKey, 'base64')
    const privateKey = kept.isSealed ? await store.open(bytes) : bytes
    return privateKey === null ? null : { publicKey: kept.publicKey, privateKey }
  } catch {
    return null
  }
}

/** Once it was used it opens nothing any more. Never throws. */
export function dropAnswerKey(folder: string): void {
  try {
    rmSync(pathIn(folder), { force: true })
  } catch {
    // A later answer to it would be of no use to anybody but this computer.
  }
}
