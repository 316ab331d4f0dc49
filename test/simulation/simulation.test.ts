import { expect, it } from 'vitest'
import kept from './kept-seeds.json' with { type: 'json' }
import { playSchedule } from './play-schedule.ts'

/** About a minute on a busy core; `npm run simulate` plays as many as one likes. */
const SCHEDULES = 1000

it('loses, writes over, parts and holds back nothing, whatever fails on the way', async () => {
  for (let schedule = 0; schedule < SCHEDULES; schedule += 1) expect(await playSchedule(1, schedule)).toBeNull()
}, 400_000)

it.each(kept)('still holds where once $found (seed $seed, schedule $schedule)', async ({ seed, schedule }) => {
  expect(await playSchedule(seed, schedule)).toBeNull()
})

it('plays a seed the same way every time', async () => {
  const play = async (): Promise<readonly string[]> => {
    const lines: string[] = []
    await playSchedule(7, 7, { tell: (line) => void lines.push(line) })
    return lines
  }
  const first = await play()
  expect(first.length).toBeGreaterThan(5)
  expect(await play()).toEqual(first)
})
