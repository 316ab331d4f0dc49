import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stopWithWords } from '#electron/setup/stop-with-words.mjs'
import { makeDebian } from './make-debian.ts'
import { makeFolder } from './make-folder.ts'
import type { PackagePlan } from './read-plan.ts'

/** What was made: paths. */
export interface Made {
  /** The folder of the program, which runs where it stands. */
  readonly folder: string
  readonly debian: string
}

/** Makes what goes out, into a folder: the program and its Debian package. A build has to be there. */
export async function makeShipped(plan: PackagePlan, into: string): Promise<Made> {
  const folder = join(into, folderName(plan))
  const sbom = join(into, 'sbom')
  mkdirSync(into, { recursive: true })
  listParts(plan.root, sbom)
  await makeFolder(plan, 'shipped', folder)
  const debian = makeDebian(plan, { program: folder, sbom, into })
  rmSync(sbom, { recursive: true })
  return { folder, debian }
}

/** Makes the program that a test may attach itself to, and gives its folder. It never goes out. */
export async function makeForTests(plan: PackagePlan, into: string): Promise<string> {
  const folder = join(into, `${folderName(plan)}-test`)
  await makeFolder(plan, 'test', folder)
  return folder
}

function folderName({ name }: PackagePlan): string {
  return `${name}-linux-x64`
}

/** `npm run sbom`, which ends with 1 where a licence may not be shipped (E32). */
function listParts(root: string, into: string): void {
  const { status, stderr } = spawnSync(process.execPath, ['commands/sbom.ts', into], { cwd: root, encoding: 'utf8' })
  if (status !== 0) stopWithWords(`The parts could not be listed, so nothing was made. It said: ${stderr}`)
}
