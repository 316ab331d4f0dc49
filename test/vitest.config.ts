import { setPriority } from 'node:os'
import { resolve } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { StrayErrors } from './stray-errors.ts'

/** Files that take longest, the longest first: begun last, one would be run alone while the other worker has ended. */
const LONGEST = ['steps/steps', 'trust-server/run-server', 'keeper/sync/server-went-back', 'trust-server/serve-erasure', 'pdf/corpus', 'commands/letter', 'processes/processes', 'keeper/sync/foreign-servers', 'keeper/sync/erasure', 'trust-server/serve-bundles']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`))
      return at === -1 ? LONGEST.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}

const { UNIT_REPORT: report, STRAY_ERRORS: strayErrors, GIVES_WAY: givesWay } = process.env
// Of this process, and so of the workers it starts: something beside it is held to time.
if (givesWay !== undefined) setPriority(10)

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    reporters: ['default', ...(report === undefined ? [] : [['json', { outputFile: report }] satisfies ['json', object]]), ...(strayErrors === undefined ? [] : [new StrayErrors(strayErrors)])],
    include: ['test/**/*.test.{ts,tsx}'],
    // Journeys open the real window and belong to Playwright.
    exclude: [...configDefaults.exclude, 'test/journeys/**'],
    // Against what hangs, not what is slow: a computer with other work to do takes many times as long.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // One would be used on two cores; much of what is tested waits for a disk, a server or a clock.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
})
