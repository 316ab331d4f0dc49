import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { profileSchema } from '#domain/profile/profile.ts'
import type { Picture } from '#domain/basics/picture.ts'

/** The made-up trust’s logo, as its profile has it. */
export const aLogo: Picture = profileSchema.parse(JSON.parse(readFileSync(resolve(import.meta.dirname, '../../resources/profiles/made-up-trust.json'), 'utf8'))).trust.logo!
