import { playTampers } from '../../test/tampers/play-tampers.ts'

export interface TampersPlan {
  readonly runs: number
  readonly seed: number
  /** The number of the first: ranges of one seed add up. */
  readonly from: number
}

const TOLD_EVERY_MS = 30_000

/** Tampers with a real journal, one place at a time, and opens it with the app's own code; gives the exit code. */
export async function proveTampers(plan: TampersPlan, say: (words: string) => void): Promise<number> {
  const started = Date.now()
  let toldAt = started
  const { broken, kinds, tampers, told, mended, refused, missed } = await playTampers(plan, (done) => {
    if (Date.now() - toldAt < TOLD_EVERY_MS) return
    toldAt = Date.now()
    say(`${done} of ${plan.runs} tampers, ${Math.round((done * 1000) / (toldAt - started))} a second`)
  })
  for (const words of broken) say(`BROKEN: ${words}`)
  say([...kinds].map(([kind, count]) => `${kind}: ${count}`).join(', '))
  say(`seed ${plan.seed}, tampers ${plan.from} to ${plan.from + plan.runs - 1}`)
  say(`tampers=${tampers} told=${told} refused=${refused} mended=${mended} missed=${missed} broken=${broken.length}`)
  return broken.length === 0 ? 0 : 1
}
