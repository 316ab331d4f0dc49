import { z } from 'zod'

/** What a final letter’s file was held to before it was signed, and found sound (L33). */
export const paperCheckSchema = z.object({
  /** How many rules: of PDF/UA-1, of PDF/A-2a and of our own. */
  rules: z.int().min(1),
  /** Things that stop nobody and that somebody might look at. */
  remarks: z.int().min(0),
})
export type PaperCheck = z.infer<typeof paperCheckSchema>
