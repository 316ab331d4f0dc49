import { spawnSync } from 'node:child_process'
import { z } from 'zod'
import { npmCommand } from '#electron/setup/install-dependencies.mjs'
import { componentSchema, dependencySchema, type Component, type Dependency } from './component.ts'

const listSchema = z.object({ components: z.array(componentSchema), dependencies: z.array(dependencySchema) })

/** Packages, and what each needs. */
export interface Packages {
  readonly components: readonly Component[]
  readonly dependencies: readonly Dependency[]
}

/**
 * Everything package-lock.json names, as npm lists it; needs no network. npm is not asked to leave out what only tests need: it
 * then leaves out what both need too (npm 11: react, zod, jose).
 * @param root the project folder
 */
export function listPackages(root: string): Packages {
  const [program, ...first] = npmCommand()
  const args = [...first, 'sbom', '--sbom-format=cyclonedx', '--package-lock-only']
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, shell: program.endsWith('.cmd') })
  if (status !== 0) throw new Error(`npm could not list the packages. It said: ${stderr}`)
  return listSchema.parse(JSON.parse(stdout))
}

/** What runs with the app: neither what only builds and tests it, nor types, nor what only some systems need. */
export function onlyRequired({ components, dependencies }: Packages): Packages {
  return { dependencies, components: components.filter(({ scope }) => scope === 'required') }
}

/**
 * Those of the packages that are needed by some of them, and these themselves.
 * @param roots `bom-ref`s, like `zod@4.6.7`; one that is not there throws
 */
export function reachFrom({ components, dependencies }: Packages, roots: readonly string[]): Packages {
  const needs = new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]))
  const known = new Map(components.map((component) => [component['bom-ref'], component]))
  const reached = new Set(roots)
  // A set gives what is added while it is walked.
  for (const ref of reached) for (const next of needs.get(ref) ?? []) if (known.has(next)) reached.add(next)
  const refs = [...reached].sort()
  return {
    components: refs.map((ref) => ({ ...(known.get(ref) ?? unknown(ref)), scope: 'required' })),
    dependencies: refs.map((ref) => ({ ref, dependsOn: (needs.get(ref) ?? []).filter((next) => reached.has(next)).toSorted() })),
  }
}

function unknown(ref: string): never {
  throw new Error(`${ref} is not in package-lock.json.`)
}
