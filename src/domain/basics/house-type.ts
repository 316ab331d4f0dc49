import { z } from 'zod'

/** The families a trust's papers may be set in; Arimo where a paper does not say. */
export const houseTypeSchema = z.enum(['arimo', 'source-sans-3'])
export type HouseType = z.infer<typeof houseTypeSchema>

/** Takes the house type of a team, and gives the part of a paper that says it: nothing where the team has none of its own. */
export function inHouseType({ houseType }: { readonly houseType?: HouseType | undefined }): { readonly houseType?: HouseType } {
  return houseType === undefined ? {} : { houseType }
}
