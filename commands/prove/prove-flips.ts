import { playFlips } from '../../test/flips/play-flips.ts'

export interface FlipsPlan {
  readonly runs: number
  readonly seed: number
  /** The number of the first: ranges of one seed add up. */
  readonly from: number
}

const TOLD_EVERY_MS = 30_000

/** Flips bits in the files of a laptop whose trust server holds what it sent, and opens them with the app's own code; gives the exit code. */
export async function proveFlips(plan: FlipsPlan, say: (words: string) => void): Promise<number> {
  const started = Date.now()
  let toldAt = started
  const { broken, kinds, flips, frames, told, mended, fetched, onlyCopy } = await playFlips(plan, (done) => {
    if (Date.now() - toldAt < TOLD_EVERY_MS) return
    toldAt = Date.now()
    say(`${done} of ${plan.runs} flips, ${((done * 1000) / (toldAt - started)).toFixed(1)} a second`)
  })
  for (const words of broken) say(`BROKEN: ${words}`)
  say([...kinds].map(([kind, count]) => `${kind}: ${count}`).join(', '))
  say(`seed ${plan.seed}, flips ${plan.from} to ${plan.from + plan.runs - 1}, in a journal of ${frames} entries`)
  say(`flips=${flips} told=${told} mended=${mended} fetched=${fetched} onlycopy=${onlyCopy} broken=${broken.length}`)
  return broken.length === 0 ? 0 : 1
}
