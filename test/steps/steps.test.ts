import { describe, expect, it } from 'vitest'
import { breakSteps } from './break-steps.ts'
import { DURABLE_STEPS } from './durable-steps.ts'
import { KEEPER_CALLS } from './keeper-calls.ts'

const met = new Set<string>()

describe('a keeper whose every durable step is cut off before, within and after, by a kill or a power cut, and refused by a full or a broken disk', () => {
  it.each(KEEPER_CALLS)('$name: whole or not at all, nothing left behind, and it goes on', async (call) => {
    const played = await breakSteps(call, false)
    for (const step of played.steps) met.add(step)
    expect(played.wrong).toEqual([])
  }, 120_000)

  it('meets every step of the list', () => {
    expect(DURABLE_STEPS.map(({ name }) => name).filter((name) => !met.has(name))).toEqual([])
  })
})
