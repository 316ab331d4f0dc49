import { join } from 'node:path'
import { z } from 'zod'
import { LONGEST_READING_DAYS } from '#domain/basics/reading-limit.ts'
import { deriveKey } from '../vault/derive-keys.ts'
import { sealedFile, type SealedFile } from '../vault/sealed-file.ts'

const confirmationSchema = z
  .object({
    /** ms the clock of this journal had run when the trust last confirmed who this person is; below 0 before its first note. */
    ranMs: z.number(),
    /** The trust's own limit as it was last read from its profile. */
    days: z.int().min(1).max(LONGEST_READING_DAYS).optional(),
  })
  .strict()

/**
 * The sealed file of a vault's folder that remembers a confirmation the journal has no entry of (K37). Without it the journal's own
 * entries count, and a disk that refuses it keeps nobody from reading now. `vaultKey` is used now, and not kept.
 */
export function confirmationFile(folder: string, vaultKey: Uint8Array): SealedFile<z.infer<typeof confirmationSchema>> {
  return sealedFile(join(folder, 'reading'), deriveKey(vaultKey, 'reading'), 'consilium reading', confirmationSchema)
}
