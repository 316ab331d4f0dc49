import { createPrivateKey, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeSealingPair, openWithKey, sealToKey } from '#electron/keeper/vault/seal-to-key.ts'
import { openSealed, publicTextOf } from '../../trust-server/open-sealed.ts'

const pair = makeSealingPair()
const privateKey = createPrivateKey({ key: Buffer.from(pair.privateKey), format: 'der', type: 'pkcs8' })
const key = { publicKey: publicTextOf(privateKey), privateKey }
const aad = Buffer.from('bound to this')

it.each([0, 1, 100, 3_000_000])('the trust server opens what the app seals: %i bytes', (size) => {
  const plain = randomBytes(size)
  const sealed = Buffer.from(sealToKey(pair.publicKey, plain, aad))
  expect([key.publicKey, openSealed(key, sealed, aad)?.equals(plain)]).toEqual([pair.publicKey, true])
})

it('and, as the app, nothing that was changed at any byte, cut short, made longer, bound to something else, or sealed for others', () => {
  const sealed = Buffer.from(sealToKey(pair.publicKey, Buffer.from('three'), aad))
  const opens = (bytes: Buffer, to = aad) => [openSealed(key, bytes, to), openWithKey(pair, bytes, to)]
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at] = changed[at]! ^ 1
    expect(opens(changed), `byte ${at}`).toEqual([undefined, null])
    expect(opens(sealed.subarray(0, at)), `cut at ${at}`).toEqual([undefined, null])
  }
  expect(opens(Buffer.concat([sealed, Buffer.from([0])]))).toEqual([undefined, null])
  expect(opens(sealed, Buffer.from('bound to that'))).toEqual([undefined, null])
  expect(opens(Buffer.from(sealToKey(makeSealingPair().publicKey, Buffer.from('three'), aad)))).toEqual([undefined, null])
  // A point of low order: all would agree on nothing.
  expect(opens(Buffer.concat([Buffer.from('A'.repeat(43)), sealed.subarray(43)]))).toEqual([undefined, null])
  expect(openSealed(key, sealed, aad)?.toString()).toBe('three')
})
