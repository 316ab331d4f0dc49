import { expect, it } from 'vitest'
import { judgeRequest } from '#electron/main/judge-request.ts'
import { makeHeldWords } from '#electron/main/hold-words.ts'
import { importViewKey, seal, unseal } from '#storage/seal.ts'

const key = () => importViewKey(crypto.getRandomValues(new Uint8Array(32)))
const bytes = (...values: readonly number[]) => new Uint8Array(values)

it('[K21] words are held by vault and draft, the last of each, until they are on a disk', () => {
  const held = makeHeldWords()
  held.hold({ vault: 'abena', id: 'case/1#decision', sealed: bytes(1) })
  held.hold({ vault: 'abena', id: 'case/1#decision', sealed: bytes(2) })
  held.hold({ vault: 'abena', id: 'case/1#why', sealed: bytes(3) })
  held.hold({ vault: 'priya', id: 'case/1#decision', sealed: bytes(4) })
  expect(held.of('abena')).toEqual([bytes(2), bytes(3)])
  expect(held.of('priya')).toEqual([bytes(4)])
  expect(held.of('nobody')).toEqual([])
  expect([held.counts(), held.total()]).toEqual([{ abena: 2, priya: 1 }, 3])
  held.hold({ vault: 'priya', id: 'case/1#decision', sealed: null })
  held.hold({ vault: 'priya', id: 'never held', sealed: null })
  expect([held.counts(), held.total()]).toEqual([{ abena: 2 }, 2])
})

it('[K21] what another person’s key sealed is opened by nobody else', async () => {
  const sealed = await seal(await key(), 'held words', 'Zephyrine Canarybird')
  expect(Buffer.from(sealed).includes('Zephyrine')).toBe(false)
  await expect(unseal(await key(), 'held words', sealed)).rejects.toThrow('cannot be read')
})

it('[K21] a long letter is not too large to be held', () => {
  const words = (size: number) => judgeRequest('holdWords', { vault: 'v', id: 'i', sealed: new Uint8Array(size) })
  expect(words(4 * 1024 * 1024)).not.toBe(null)
  expect(words(9 * 1024 * 1024)).toBe(null)
})
