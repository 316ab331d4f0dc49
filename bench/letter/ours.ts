import { join } from 'node:path'
import { makePorts } from '#electron/press/make-ports.ts'
import type { PressPorts } from '#pdf/press-ports.ts'

export { drawPaper } from '#pdf/draw-paper.ts'
export { setPaper } from '#pdf/set-paper.ts'

/** What the press needs, in the project folder. */
export function makeReady(): Promise<PressPorts> {
  return makePorts(join('resources', 'fonts'))
}
