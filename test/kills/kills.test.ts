import { expect, it } from 'vitest'
import { keeperGround } from './keeper-ground.ts'
import { playKills } from './play-kills.ts'

it('[K41] a keeper killed while it saves acts, files and a draft has all it acknowledged, once and whole', async () => {
  const { broken, kills, acknowledged } = await playKills({ runs: 6, seed: 1, from: 0 }, keeperGround)
  expect(broken).toEqual([])
  expect(kills).toBe(6)
  expect(acknowledged).toBeGreaterThan(50)
}, 240_000)
