import fc from 'fast-check'
import { hearReplies } from '../../test/replies/hear-replies.ts'
import { spoiledReplies } from '../../test/replies/mutations.ts'
import { recordTape } from '../../test/replies/record-tape.ts'

export interface RepliesPlan {
  readonly runs: number
  readonly seed: number
  /** The number of the first conversation: ranges of one seed add up. */
  readonly from: number
}

/** Conversations are drawn in blocks, each from a seed of its own, so that any range can be played alone. */
const BLOCK = 1000
const TOLD_EVERY_MS = 30_000

/** Plays conversations whose replies are spoiled; gives the exit code. Ranges are of whole blocks of 1,000. */
export async function proveReplies({ runs, seed, from }: RepliesPlan, say: (words: string) => void): Promise<number> {
  const tape = await recordTape()
  const blocks = Math.ceil(runs / BLOCK)
  const first = Math.floor(from / BLOCK)
  const sum = { replies: 0, spoiled: 0, notBorne: 0, broken: 0 }
  const started = Date.now()
  let toldAt = started
  for (let block = 0; block < blocks; block += 1) {
    const told = fc.check(
      fc.property(spoiledReplies, (plan) => {
        const { broken, replies, spoiled, notBorne } = hearReplies(tape, plan)
        sum.replies += replies
        sum.spoiled += spoiled
        sum.notBorne += notBorne
        if (broken !== null) throw new Error(broken)
      }),
      { seed: seed * 1_000_003 + first + block, numRuns: BLOCK, endOnFailure: false },
    )
    if (told.failed) {
      sum.broken += 1
      say(`seed ${seed}, from ${(first + block) * BLOCK}: ${told.errorInstance instanceof Error ? told.errorInstance.message : ''}\n  ${JSON.stringify(told.counterexample)}`)
    }
    if (Date.now() - toldAt < TOLD_EVERY_MS) continue
    toldAt = Date.now()
    say(`${(block + 1) * BLOCK} of ${blocks * BLOCK} conversations, ${Math.round(((block + 1) * BLOCK * 1000) / (toldAt - started))} a second`)
  }
  say(`seed ${seed}, conversations ${first * BLOCK} to ${(first + blocks) * BLOCK - 1}`)
  say(`conversations=${blocks * BLOCK} replies=${sum.replies} spoiled=${sum.spoiled} threw=${sum.notBorne} broken=${sum.broken}`)
  return sum.broken === 0 ? 0 : 1
}
