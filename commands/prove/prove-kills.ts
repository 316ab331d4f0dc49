import { appGround } from '../../test/kills/app-ground.ts'
import { keeperGround } from '../../test/kills/keeper-ground.ts'
import { playKills, type KillFigures } from '../../test/kills/play-kills.ts'

export interface KillsPlan {
  readonly runs: number
  readonly seed: number
  /** The number of the first: ranges of one seed add up. */
  readonly from: number
  /** What is killed: the built app in its window, or the built keeper in a process of its own. */
  readonly kind: 'app' | 'keeper'
}

const TOLD_EVERY_MS = 30_000

/** Kills what saves, opens it again and holds what is there against what was acknowledged; gives the exit code. */
export async function proveKills(plan: KillsPlan, say: (words: string) => void): Promise<number> {
  let toldAt = Date.now()
  const figures = await playKills(plan, plan.kind === 'app' ? appGround : (chance) => keeperGround(chance, 'out/main/keeper.js'), (soFar) => {
    if (Date.now() - toldAt < TOLD_EVERY_MS) return
    toldAt = Date.now()
    say(`so far ${listed(soFar)}`)
  })
  for (const words of figures.broken) say(`BROKEN: ${words}`)
  say([...figures.who].map(([who, count]) => `${who}: ${count}`).join(', '))
  say(`${plan.kind}, seed ${plan.seed}, kills ${plan.from} to ${plan.from + plan.runs - 1}, ${figures.acknowledged} acknowledged`)
  say(listed(figures))
  return figures.broken.length === 0 ? 0 : 1
}

function listed({ kills, lost, doubled, half, strange }: KillFigures): string {
  return `kills=${kills} lost=${lost} doubled=${doubled} half=${half} strange=${strange}`
}
