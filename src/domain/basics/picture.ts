import { z } from 'zod'

/** A small PNG in base64, and what it shows for whoever cannot see it. */
export const pictureSchema = z.strictObject({
  png: z.string().max(64_000).regex(/^iVBORw0KGgo[A-Za-z0-9+/]+={0,2}$/, 'not-a-png'),
  shows: z.string().trim().min(1).max(120),
})
export type Picture = z.infer<typeof pictureSchema>
