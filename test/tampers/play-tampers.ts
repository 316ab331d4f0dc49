import { makeChance } from '../simulation/chance.ts'
import { judgeTamper } from './judge-tamper.ts'
import { makeTrail } from './make-trail.ts'
import { drawTamper, type TamperKind } from './tampers.ts'

export interface TamperFigures {
  tampers: number
  told: number
  mended: number
  refused: number
  missed: number
  /** How often each kind was played. */
  readonly kinds: Map<TamperKind, number>
  readonly broken: string[]
}

/** How many may be drawn for one that changes something. */
const DRAWS = 50

/**
 * Plays the tampers `from` to `from + runs` of a seed, each drawn for itself: ranges of one seed add up. The journal they are done to
 * is sealed anew each time, so a seed plays the same places and not the same bytes.
 */
export async function playTampers({ runs, seed, from }: { readonly runs: number; readonly seed: number; readonly from: number }, tell: (done: number) => void = () => undefined): Promise<TamperFigures> {
  const [trail, other] = [await makeTrail(), await makeTrail()]
  const figures: TamperFigures = { tampers: 0, told: 0, mended: 0, refused: 0, missed: 0, kinds: new Map(), broken: [] }
  for (let number = from; number < from + runs; number += 1) {
    const chance = makeChance(seed, number)
    let tamper = drawTamper(chance, trail, other)
    for (let draws = 1; tamper === null && draws < DRAWS; draws += 1) tamper = drawTamper(chance, trail, other)
    if (tamper === null) throw new Error('Broken promise: most draws change something')
    const { came, broken } = await judgeTamper(trail, tamper)
    figures.tampers += 1
    figures[came] += 1
    figures.kinds.set(tamper.kind, (figures.kinds.get(tamper.kind) ?? 0) + 1)
    if (broken !== null) figures.broken.push(`seed ${seed}, tamper ${number}: ${broken}`)
    tell(number + 1 - from)
  }
  return figures
}
