import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { hearReplies } from './hear-replies.ts'
import { spoiledReplies } from './mutations.ts'
import { recordTape, type Tape } from './record-tape.ts'

const RUNS = Number(process.env['RUNS'] ?? 2000)

let tape: Tape
beforeAll(async () => {
  tape = await recordTape()
})

describe('a trust server whose replies are spoiled on the way', () => {
  it('is heard to the end, with true replies alone, in a few dozen of them', () => {
    const { broken, replies } = hearReplies(tape, [])
    expect(broken).toBe(null)
    expect(replies).toBeLessThan(60)
  })

  it('[E33] drops no act, marks none that is not there, takes nothing that nobody wrote, and all is well after true replies', () => {
    fc.assert(
      fc.property(spoiledReplies, (plan) => {
        const { broken } = hearReplies(tape, plan)
        if (broken !== null) throw new Error(broken)
      }),
      { numRuns: RUNS, seed: 1 },
    )
  }, 120_000)
})
