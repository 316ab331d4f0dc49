import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeChance, type Chance } from '../simulation/chance.ts'
import type { KillDesk, KillGround } from './kill-desk.ts'
import { judgeKill } from './judge-kill.ts'
import { nothingTold, workUntilKilled, type Told } from './work-until-killed.ts'

export interface KillFigures {
  kills: number
  /** Acts, files and drafts that were acknowledged before a kill. */
  acknowledged: number
  lost: number
  doubled: number
  half: number
  /** Anything else that does not hold. */
  strange: number
  /** How often each process was the one that was killed first. */
  readonly who: Map<string, number>
  readonly broken: string[]
}

export interface KillPlan {
  readonly runs: number
  readonly seed: number
  readonly from: number
}

/** A kill in so many comes while the records are still being opened. */
const WHILE_OPENING = 0.15

/**
 * Kills `from` to `from + runs` of a seed, one profile after the other, each opened again and judged after every kill. Who is killed
 * and after how long is drawn by the kill's number, so ranges of one seed add up; at what instruction the computer decides.
 */
export async function playKills({ runs, seed, from }: KillPlan, makeGround: (chance: () => Chance) => KillGround, tell: (figures: KillFigures) => void = () => undefined): Promise<KillFigures> {
  const figures: KillFigures = { kills: 0, acknowledged: 0, lost: 0, doubled: 0, half: 0, strange: 0, who: new Map(), broken: [] }
  let chance = makeChance(seed, from)
  const ground = makeGround(() => chance)
  try {
    for (let first = from; first < from + runs; first += ground.killsAProfile) {
      const profile = mkdtempSync(join(tmpdir(), 'consilium-kills-'))
      const told = nothingTold()
      for (let number = first; number < Math.min(from + runs, first + ground.killsAProfile); number += 1) {
        chance = makeChance(seed, number)
        const { who, wrong } = await killOnce(ground, profile, told, chance, figures)
        figures.kills += 1
        figures.who.set(who, (figures.who.get(who) ?? 0) + 1)
        figures.broken.push(...wrong.map((words) => `seed ${seed}, kill ${number}: before it ${words}`))
        tell(figures)
      }
      figures.broken.push(...(await openAndJudge(ground, profile, told, figures)).wrong.map((words) => `seed ${seed}, kills from ${first}: ${words}`))
      figures.acknowledged += told.calls.filter(({ isAcknowledged }) => isAcknowledged).length + told.drafts.length - 1
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    }
    return figures
  } finally {
    await ground.end()
  }
}

async function killOnce(ground: KillGround, profile: string, told: Told, chance: Chance, figures: KillFigures): Promise<{ readonly who: string; readonly wrong: readonly string[] }> {
  if (told.calls.length > 0 && chance.happens(WHILE_OPENING)) {
    const desk = await ground.open(profile)
    const opening = desk.ask('setUp', { kind: 'demo' }).catch(() => null)
    await after(chance.below(60))
    const who = await desk.kill()
    await opening
    return { who: `${who}, while opening`, wrong: [] }
  }
  const { desk, wrong } = await judged(ground, profile, told, figures)
  let isOver = false
  const working = workUntilKilled(desk, told, chance, () => isOver)
  await Promise.race([working.catch(() => undefined), after(chance.below(ground.longestMs))])
  isOver = true
  const who = await desk.kill()
  await working
  return { who, wrong }
}

async function openAndJudge(ground: KillGround, profile: string, told: Told, figures: KillFigures): Promise<{ readonly wrong: readonly string[] }> {
  const { desk, wrong } = await judged(ground, profile, told, figures)
  await desk.kill()
  return { wrong }
}

async function judged(ground: KillGround, profile: string, told: Told, figures: KillFigures): Promise<{ readonly desk: KillDesk; readonly wrong: readonly string[] }> {
  const desk = await ground.open(profile)
  const opened = await desk.ask('setUp', { kind: 'demo' })
  if (!opened.ok) throw new Error(`It does not open: ${opened.refusal.kind}`)
  const { lost, doubled, half, strange } = await judgeKill(desk, told)
  figures.lost += lost.length
  figures.doubled += doubled.length
  figures.half += half.length
  figures.strange += strange.length
  return { desk, wrong: [...lost, ...doubled, ...half, ...strange] }
}

function after(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms))
}
