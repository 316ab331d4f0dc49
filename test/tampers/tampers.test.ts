import { expect, it } from 'vitest'
import { playTampers } from './play-tampers.ts'
import { makeTrail } from './make-trail.ts'
import { tamperKinds } from './tampers.ts'

it('[K31] the journal that is tampered with has frames of every kind, in several parts', async () => {
  const { written, files } = await makeTrail()
  expect([...new Set(written.map(({ kind }) => kind))].sort()).toEqual(['act', 'alarm', 'audit', 'blob', 'blob-receipt', 'cursor', 'erased', 'receipt', 'receipts-void', 'received', 'refusal'])
  expect([...files.keys()].filter((path) => path.startsWith('journal/')).length).toBeGreaterThan(2)
})

it('[E34, K31] a tamper of the trail in any one place is told or refused, and nothing is read that nobody wrote', async () => {
  const { broken, kinds, missed } = await playTampers({ runs: 250, seed: 7, from: 0 })
  expect(broken).toEqual([])
  expect(missed).toBe(0)
  expect([...kinds.keys()].sort()).toEqual([...tamperKinds].sort())
}, 60_000)
