import { breakSteps } from '../../test/steps/break-steps.ts'
import { KEEPER_CALLS } from '../../test/steps/keeper-calls.ts'

/** Every durable step of the keeper, cut off and refused in every way there is; gives the exit code. */
export async function proveSteps(say: (words: string) => void): Promise<number> {
  const steps = new Set<string>()
  let [cases, broken] = [0, 0]
  for (const call of KEEPER_CALLS) {
    const played = await breakSteps(call, true)
    for (const step of played.steps) steps.add(step)
    for (const words of played.wrong) say(`BROKEN: ${words}`)
    say(`${call.name}: ${played.cases} cases`)
    cases += played.cases
    broken += played.wrong.length
  }
  say(`calls=${KEEPER_CALLS.length} steps=${steps.size} cases=${cases} broken=${broken}`)
  return broken === 0 ? 0 : 1
}
