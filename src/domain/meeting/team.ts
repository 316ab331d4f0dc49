import { z } from 'zod'
import type { HouseType } from '../basics/house-type.ts'
import { roles } from '../journal/act.ts'

/** The team and its trust, as printed on its letters. */
export const TEAM = 'team'
export const teamSchema = z.object({
  name: z.string().min(1),
  organisation: z.string().min(1),
  ods: z.string(),
  address: z.array(z.string()),
  telephone: z.string(),
  /** Row 4: whom to ring under Martha's Rule, from the trust's settings; '' when not set. */
  marthasRule: z.string(),
})
/** With the house type of the profile in force: it is the trust's, and no team sets it for itself. */
export type Team = z.infer<typeof teamSchema> & { readonly houseType?: HouseType | undefined }

/** Somebody who sits in this team's meetings: `member/<user>`. */
export const MEMBER = 'member'
export const memberSchema = z.object({
  user: z.string().min(1),
  name: z.string().min(1),
  role: z.enum(roles),
  discipline: z.string(),
  title: z.string(),
  /** GMC number, 7 digits; absent until somebody says it. Printed where they sign. */
  registration: z.string().optional(),
  order: z.string(),
})
export type Member = z.infer<typeof memberSchema>
