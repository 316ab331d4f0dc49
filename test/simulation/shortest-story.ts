import { SWITCHES, type Switch } from './faults.ts'
import { playSchedule, type Failure } from './play-schedule.ts'
import type { Limits } from './world.ts'

/** Looks for fewer faults and moves that break the same promise, and tells what happened then. */
export async function shortestStory({ seed, schedule, oracle }: Failure): Promise<{ readonly limits: Limits; readonly lines: readonly string[] }> {
  let without: ReadonlySet<Switch> = new Set()
  let moves = 140
  const isStillSo = async (limits: Limits): Promise<boolean> => (await playSchedule(seed, schedule, limits))?.oracle === oracle
  for (const each of SWITCHES) {
    const fewer = new Set(without).add(each)
    if (await isStillSo({ without: fewer, moves })) without = fewer
  }
  for (let step = 64; step >= 1; step = Math.floor(step / 2)) {
    while (moves > step && (await isStillSo({ without, moves: moves - step }))) moves -= step
  }
  const lines: string[] = []
  await playSchedule(seed, schedule, { without, moves, tell: (line) => void lines.push(line) })
  return { limits: { without, moves }, lines }
}
