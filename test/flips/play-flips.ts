import { makeChance } from '../simulation/chance.ts'
import { drawFlip } from './draw-flip.ts'
import { judgeFlip } from './judge-flip.ts'
import { makeLaptop } from './make-laptop.ts'

export interface FlipFigures {
  flips: number
  /** Entries in the journal that is damaged. */
  frames: number
  told: number
  /** Nothing lacked, and it was written anew from what it is a copy of, without a word. */
  mended: number
  /** Acts that the trust server gave back. */
  fetched: number
  /** A file that was nowhere else. */
  onlyCopy: number
  readonly kinds: Map<string, number>
  readonly broken: string[]
}

/** Plays the flips `from` to `from + runs` of a seed: ranges add up. The files are sealed anew each time, so a seed plays the same kinds of places and not the same bytes. */
export async function playFlips({ runs, seed, from }: { readonly runs: number; readonly seed: number; readonly from: number }, tell: (done: number) => void = () => undefined): Promise<FlipFigures> {
  const laptop = await makeLaptop()
  const figures: FlipFigures = { flips: 0, frames: laptop.frames, told: 0, mended: 0, fetched: 0, onlyCopy: 0, kinds: new Map(), broken: [] }
  try {
    // With nothing damaged nothing is told; what waited is sent by it, and on the server for all that follow.
    const whole = await judgeFlip(laptop, { path: '', files: laptop.files })
    figures.broken.push(...whole.broken, ...(whole.isTold ? ['damage is told where there is none'] : []))
    for (let number = from; number < from + runs; number += 1) {
      const flip = drawFlip(makeChance(seed, number), laptop.files)
      const { isTold, fetched, isOnlyCopyGone, broken } = await judgeFlip(laptop, flip)
      figures.flips += 1
      figures.told += isTold ? 1 : 0
      figures.mended += isTold ? 0 : 1
      figures.fetched += fetched
      figures.onlyCopy += isOnlyCopyGone ? 1 : 0
      figures.kinds.set(flip.kind, (figures.kinds.get(flip.kind) ?? 0) + 1)
      figures.broken.push(...broken.map((words) => `seed ${seed}, flip ${number}: ${flip.words}: ${words}`))
      tell(number + 1 - from)
    }
    return figures
  } finally {
    await laptop.server.close()
  }
}
