import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { LONGEST_READING_DAYS } from '#domain/basics/reading-limit.ts'
import { writeWholeFile } from '../disk/write-whole-file.ts'
import { deriveKey } from '../vault/derive-keys.ts'
import { openBytes, sealBytes } from '../vault/seal-bytes.ts'

const proofSchema = z
  .object({
    /** ms the clock of this journal had run when the trust last proved who this person is; below 0 before its first note. */
    ranMs: z.number(),
    /** The trust's own limit as it was last read from its profile. */
    days: z.int().min(1).max(LONGEST_READING_DAYS).optional(),
  })
  .strict()
type Proof = z.infer<typeof proofSchema>

/** The sealed file of a vault's folder that remembers a proof the journal has no entry of (K37). */
export interface ProofFile {
  /** Null when there is none, or this vault did not seal it: the journal's own entries count then. */
  readonly read: () => Proof | null
  /** Puts it in place whole. A disk that refuses keeps nobody from reading now: false then. */
  readonly write: (proof: Proof) => boolean
}

const BINDING = Buffer.from('consilium reading', 'utf8')

/** Puts the file of a vault that is being made in its folder. Throws what the disk said. */
export function writeProof(folder: string, vaultKey: Uint8Array, proof: Proof): void {
  writeSealed(fileIn(folder), deriveKey(vaultKey, 'reading'), proof)
}

/** `vaultKey` is used now, and not kept. */
export function proofFile(folder: string, vaultKey: Uint8Array): ProofFile {
  const path = fileIn(folder)
  const key = deriveKey(vaultKey, 'reading')
  return {
    read: () => {
      try {
        const plain = openBytes(key, readFileSync(path), BINDING)
        const proof = plain === null ? null : proofSchema.safeParse(JSON.parse(Buffer.from(plain).toString('utf8')))
        return proof?.success === true ? proof.data : null
      } catch {
        return null
      }
    },
    write: (proof) => {
      try {
        writeSealed(path, key, proof)
        return true
      } catch {
        return false
      }
    },
  }
}

const fileIn = (folder: string): string => join(folder, 'reading')

function writeSealed(path: string, key: Uint8Array, proof: Proof): void {
  writeWholeFile(path, sealBytes(key, Buffer.from(JSON.stringify(proof), 'utf8'), BINDING))
}
