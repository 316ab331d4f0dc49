import { join } from 'node:path'
import { makePorts } from '#electron/press/make-ports.ts'
import { packPorts } from '#electron/press/pack-ports.ts'
import type { PackPorts } from '#pdf/pack/pack-ports.ts'

export { packLetter } from '#pdf/pack/pack-letter.ts'
export { setPaper } from '#pdf/set-paper.ts'

/** What the press needs, in the project folder. */
export async function makeReady(): Promise<PackPorts> {
  return packPorts(await makePorts(join('resources', 'fonts')))
}
