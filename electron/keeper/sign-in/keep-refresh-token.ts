import type { KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { sealedFile, type SealedFile } from '../vault/sealed-file.ts'
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

/**
 * The one file of a vault with its refresh token, sealed under a key of the vault. Without it somebody signs in again; a disk that
 * refuses it costs a sign-in at the next start, and nothing else.
 */
export type SignInFile = Pick<SealedFile<KeptSignIn>, 'read' | 'write'>

export function signInFile(folder: string, key: KeyObject): SignInFile {
  return sealedFile(join(folder, 'sign-in'), key, 'consilium sign-in', keptSchema)
}
