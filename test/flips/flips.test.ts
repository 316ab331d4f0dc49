import { expect, it } from 'vitest'
import { flipKinds } from './draw-flip.ts'
import { playFlips } from './play-flips.ts'

it('[K40] a bit flipped in any file of the records is told, and sync and the second copies bring every act back, once and byte for byte', async () => {
  const { broken, kinds, frames, fetched } = await playFlips({ runs: 24, seed: 1, from: 0 })
  expect(broken).toEqual([])
  expect(frames).toBeGreaterThan(300)
  expect(fetched).toBeGreaterThan(0)
  expect([...kinds.keys()].sort()).toEqual([...flipKinds].sort())
}, 240_000)
