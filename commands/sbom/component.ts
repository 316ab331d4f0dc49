import { z } from 'zod'

const licenceSchema = z.union([z.object({ license: z.object({ id: z.string() }).strict() }), z.object({ expression: z.string() })])
const hashSchema = z.object({ alg: z.enum(['SHA-256', 'SHA-512']), content: z.string().regex(/^[0-9a-f]+$/) })

/** A part as CycloneDX 1.6 writes it: of what npm gives, what the lock file says, and nothing that differs between computers. */
export const componentSchema = z.object({
  'bom-ref': z.string(),
  type: z.enum(['library', 'framework', 'file']),
  name: z.string(),
  version: z.string(),
  purl: z.string(),
  hashes: z.array(hashSchema).default([]),
  licenses: z.array(licenceSchema).default([]),
  /** Of a package: whether the app needs it to run, or only whoever builds and tests it, or only some systems. */
  scope: z.enum(['required', 'optional']).optional(),
})
export type Component = Omit<z.infer<typeof componentSchema>, 'version' | 'purl' | 'scope'> & {
  readonly version?: string
  readonly purl?: string
  readonly scope?: 'required' | 'optional' | undefined
  /** What is inside it and can be told apart. */
  readonly components?: readonly Component[]
}

/** What a part needs, by `bom-ref`. */
export const dependencySchema = z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })
export type Dependency = z.infer<typeof dependencySchema>

/** The licences of a part, as SPDX names them: an id, or an expression in one text. */
export function licencesOf({ licenses }: Component): readonly string[] {
  return licenses.map((each) => ('license' in each ? each.license.id : each.expression))
}
