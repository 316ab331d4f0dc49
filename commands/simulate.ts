import { readOptions, type SimulateOptions } from './simulate/read-options.ts'
import { ORACLES, type Oracle } from '../test/simulation/world.ts'
import { hashCore } from '../test/simulation/hash-core.ts'
import { MUTANTS } from '../test/simulation/mutants.ts'
import { playSchedule, type Failure } from '../test/simulation/play-schedule.ts'
import { runMutants } from '../test/simulation/run-mutants.ts'
import { shortestStory } from '../test/simulation/shortest-story.ts'

/** `npm run simulate`: plays laptops, a server and the network between them from seeds, and judges what became of the work. */
const usage = [
  'Usage: npm run simulate -- [--schedules N] [--seed S] [--from K]',
  '       npm run simulate -- --mutants [--only K,K…] [--seed S]',
  '  --schedules N  how many schedules are played (1000)',
  '  --seed S       the seed they are played from (1)',
  '  --from K       the number of the first (0): ranges of one seed add up',
  '  --mutants      instead, changes the core in small ways and says whether each is seen within 2000 schedules',
].join('\n')

const TOLD_EVERY_MS = 30_000
const MOST_STORIES = 3
const SCHEDULES_A_MUTANT = 2000

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (options === null) {
    process.stderr.write(`${usage}\n`)
    return 1
  }
  return options.mutants ? judgeMutants(options) : simulate(options)
}

async function simulate({ schedules, seed, from }: SimulateOptions): Promise<number> {
  const counts = new Map<Oracle, number>(ORACLES.map((oracle) => [oracle, 0]))
  const started = Date.now()
  let toldAt = started
  for (let played = 0; played < schedules; played += 1) {
    const failure = await playSchedule(seed, from + played)
    if (failure !== null) {
      const count = [...counts.values()].reduce((sum, each) => sum + each, 0)
      counts.set(failure.oracle, (counts.get(failure.oracle) ?? 0) + 1)
      say(count < MOST_STORIES ? await tellFailure(failure) : `seed ${failure.seed}, schedule ${failure.schedule}: ${failure.oracle}`)
    }
    if (Date.now() - toldAt < TOLD_EVERY_MS) continue
    toldAt = Date.now()
    say(`${played + 1} of ${schedules} schedules, ${Math.round(((played + 1) * 1000) / (toldAt - started))} a second`)
  }
  const seconds = Math.max(1, Date.now() - started) / 1000
  say(`seed ${seed}, schedules ${from} to ${from + schedules - 1}, ${Math.round(schedules / seconds)} a second, core ${hashCore()}`)
  // An act that was refused and came back has overwritten what a person decided, and counts as that.
  const overwritten = (counts.get('overwritten') ?? 0) + (counts.get('revived') ?? 0)
  say(`schedules=${schedules} lost=${counts.get('lost')} overwritten=${overwritten} diverged=${counts.get('diverged')} stuck=${counts.get('stuck')}`)
  return [...counts.values()].every((count) => count === 0) ? 0 : 1
}

async function tellFailure(failure: Failure): Promise<string> {
  const { limits, lines } = await shortestStory(failure)
  const without = limits.without?.size === 0 ? '' : ` without ${[...(limits.without ?? [])].join(', ')}`
  return [
    `seed ${failure.seed}, schedule ${failure.schedule}: ${failure.oracle}: ${failure.how}`,
    `  The same in ${limits.moves} moves${without}:`,
    ...lines.map((line) => `  ${line}`),
    '  Keep it in test/simulation/kept-seeds.json once it is mended.',
  ].join('\n')
}

async function judgeMutants({ seed, only }: SimulateOptions): Promise<number> {
  const numbers = only ?? MUTANTS.map((_, number) => number)
  const results = await runMutants(numbers, seed, SCHEDULES_A_MUTANT, ({ mutant, killed, isStale }, number) => {
    const fate = killed === null ? (isStale ? 'its source has changed: write it anew' : 'SURVIVED') : `${killed.oracle}, schedule ${killed.schedule}`
    say(`${number} ${mutant.file}: ${mutant.why}: ${fate}`)
  })
  const killed = results.filter((result) => result.killed !== null).length
  say(`mutants=${results.length} killed=${killed}`)
  return killed === results.length ? 0 : 1
}

function say(words: string): void {
  process.stdout.write(`${words}\n`)
}

process.exitCode = await main(process.argv.slice(2))
