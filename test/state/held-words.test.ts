import { beforeEach, expect, it, vi } from 'vitest'
import type { RequestOf } from '#bridge/bridge.ts'
import { makeHeldWords, type HeldWords } from '#electron/main/hold-words.ts'
import { areNewest, beginHolding, endHolding, forgetWords, heldNow, heldSince, holdWords, readHeldWords, releaseWords, type TypedWords } from '#state/held-words.ts'

const viewKey = new Uint8Array(32).fill(7)
const typed = (sentence: string, key = 'decision'): TypedWords => ({ key, about: { kind: 'case', id: 'c1' }, after: [], words: { sentence } })
let main: HeldWords

/** The window's door, straight to what main holds. */
beforeEach(async () => {
  main = makeHeldWords()
  const ask = async (name: 'holdWords' | 'readHeld', request: never) => (name === 'holdWords' ? main.hold(request) : main.of((request as RequestOf<'readHeld'>).vault))
  vi.stubGlobal('window', { consilium: { ask } })
  await beginHolding('abena', viewKey)
})

async function lockAndUnlock(key = viewKey): Promise<readonly TypedWords[]> {
  endHolding()
  await beginHolding('abena', key)
  return readHeldWords()
}

it('[K21] the last words of each draft come back after a lock, with the moment since which they are on no disk', async () => {
  await holdWords(typed('We ask'), '2026-10-08T11:40:00.000Z')
  await holdWords(typed('Because', 'why'), '2026-10-08T11:41:00.000Z')
  const last = typed('We ask the team')
  void holdWords(typed('We ask the'), '2026-10-08T11:42:00.000Z')
  await holdWords(last, '2026-10-08T11:43:00.000Z')
  expect(areNewest(last)).toBe(true)
  expect(main.counts()).toEqual({ abena: 2 })
  expect(await lockAndUnlock()).toEqual([last, typed('Because', 'why')])
  expect(heldSince()).toBe('2026-10-08T11:40:00.000Z')
})

it('[K21] once a disk has them, or they are given up, nothing is held; newer words are not let go with older ones', async () => {
  const [first, second] = [typed('We ask'), typed('We ask the team')]
  await holdWords(first, '2026-10-08T11:40:00.000Z')
  await holdWords(second, '2026-10-08T11:41:00.000Z')
  await releaseWords(first)
  expect(heldNow()).toEqual([second])
  expect(main.total()).toBe(1)
  await releaseWords(second)
  expect([main.total(), heldNow(), heldSince()]).toEqual([0, [], null])
  await holdWords(second, '2026-10-08T11:42:00.000Z')
  await forgetWords(second)
  expect(main.total()).toBe(0)
  expect(areNewest(second)).toBe(false)
})

it('[K21] words sealed with another key stay held and are shown to nobody', async () => {
  await holdWords(typed('We ask'), '2026-10-08T11:40:00.000Z')
  expect(await lockAndUnlock(new Uint8Array(32).fill(8))).toEqual([])
  expect(main.counts()).toEqual({ abena: 1 })
  expect(await lockAndUnlock()).toEqual([typed('We ask')])
})
