import { isWell, judge, judgeRefusals } from './judge.ts'
import { Violation, World, type Limits, type Oracle } from './world.ts'

/** What one schedule came to: null when every promise was kept. */
export interface Failure {
  readonly seed: number
  readonly schedule: number
  readonly oracle: Oracle
  readonly how: string
}

/** Plays one schedule: faults, their end, at most three quiet rounds, and the judgement. The same seed gives the same play. */
export async function playSchedule(seed: number, schedule: number, limits: Limits = {}): Promise<Failure | null> {
  try {
    const world = new World(seed, schedule, limits)
    await world.play()
    world.heal()
    quiet(world)
    judgeRefusals(world)
    // A note can be about a note; each is written once what came before it is everywhere.
    while ((await world.noteRefusals()) > 0) quiet(world)
    judge(world)
    return null
  } catch (error) {
    if (error instanceof Violation) return { seed, schedule, oracle: error.oracle, how: error.message }
    return { seed, schedule, oracle: 'stuck', how: `the app’s own code threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` }
  }
}

function quiet(world: World): void {
  for (let round = 0; round < 3; round += 1) {
    if (world.quietRound(() => world.laptops.every((laptop) => isWell(world, laptop)))) return
  }
}
