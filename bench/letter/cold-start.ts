import { join } from 'node:path'
import { flowOf, letter } from './flow.ts'

/** Sets one letter and ends: run as a process of its own. */
if (process.argv[2] === 'ours') {
  const { makePorts } = await import('#electron/press/make-ports.ts')
  const { setPaper } = await import('#pdf/set-paper.ts')
  await setPaper(letter, await makePorts(join(import.meta.dirname, '..', '..', 'resources', 'fonts')))
} else {
  const { withPdfLib } = await import('./rivals.ts')
  await withPdfLib('fontkit 2')(flowOf(letter))
}
