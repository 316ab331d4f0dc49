import type { KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeWholeFile } from '../disk/write-whole-file.ts'
import { openBytes, sealBytes } from '../vault/seal-bytes.ts'
import { issuerPlanSchema } from './read-offer.ts'

const keptSchema = z
  .object({
    plan: issuerPlanSchema,
    refresh: z.string().nullable(),
    /** It was shown to the issuer and no answer has been kept yet: the answer may be lost. */
    inFlight: z.boolean(),
  })
  .strict()
export type KeptSignIn = z.infer<typeof keptSchema>

/** The one file of a vault with its refresh token, sealed under a key of the vault. */
export interface SignInFile {
  /** Null when there is none, or it cannot be opened: somebody signs in again. */
  readonly read: () => KeptSignIn | null
  /** Puts it in place whole. A disk that refuses costs a sign-in at the next start, and nothing else: false then. */
  readonly write: (kept: KeptSignIn) => boolean
}

const BINDING = Buffer.from('consilium sign-in', 'utf8')

export function signInFile(folder: string, key: KeyObject): SignInFile {
  const path = join(folder, 'sign-in')
  return {
    read: () => {
      try {
        const plain = openBytes(key, readFileSync(path), BINDING)
        const kept = plain === null ? null : keptSchema.safeParse(JSON.parse(Buffer.from(plain).toString('utf8')))
        return kept?.success === true ? kept.data : null
      } catch {
        return null
      }
    },
    write: (kept) => {
      try {
        writeWholeFile(path, sealBytes(key, Buffer.from(JSON.stringify(kept), 'utf8'), BINDING))
        return true
      } catch {
        return false
      }
    },
  }
}
