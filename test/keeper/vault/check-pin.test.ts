import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkPin } from '#electron/keeper/vault/check-pin.ts'
import { slowHash } from '#electron/keeper/vault/derive-keys.ts'
import { makeFolder } from '../../builders/make-folder.ts'

const NOW = Date.UTC(2026, 9, 8, 11, 40)
const slow = { m: 64, t: 1, p: 1, salt: Buffer.alloc(16).toString('base64') }
const pin = { slow, hash: Buffer.from(await slowHash('123456', slow)).toString('base64') }

it('gives five tries, then makes each further one wait twice as long', async () => {
  const folder = await makeFolder()
  for (const left of [4, 3, 2, 1, 0]) {
    expect(await checkPin(folder, pin, '000000', NOW)).toMatchObject({ refusal: { kind: 'pin-wrong', left } })
  }
  expect(await checkPin(folder, pin, '123456', NOW)).toMatchObject({ refusal: { kind: 'pin-wait', until: '2026-10-08T11:40:30.000Z' } })
  expect(await checkPin(folder, pin, '000000', NOW + 30_000)).toMatchObject({ refusal: { kind: 'pin-wrong' } })
  expect(await checkPin(folder, pin, '123456', NOW + 89_999)).toMatchObject({ refusal: { kind: 'pin-wait', until: '2026-10-08T11:41:30.000Z' } })
  expect(await checkPin(folder, pin, '123456', NOW + 90_000)).toEqual({ ok: true, value: true })
  expect(await checkPin(folder, pin, '000000', NOW + 90_000)).toMatchObject({ refusal: { left: 4 } })
})

it('never waits longer than an hour, and a clock set back does not lengthen a wait for ever', async () => {
  const folder = await makeFolder()
  writeFileSync(join(folder, 'pin-tries.json'), JSON.stringify({ wrong: 40, lastAt: NOW }))
  const dayBefore = NOW - 86_400_000
  expect(await checkPin(folder, pin, '123456', dayBefore)).toMatchObject({ refusal: { kind: 'pin-wait' } })
  expect(await checkPin(folder, pin, '123456', dayBefore + 3_600_000)).toEqual({ ok: true, value: true })
})

it('gives one try, not five, when the count is damaged', async () => {
  const folder = await makeFolder()
  writeFileSync(join(folder, 'pin-tries.json'), '{"wrong":')
  expect(await checkPin(folder, pin, '000000', NOW)).toMatchObject({ refusal: { left: 0 } })
  expect(await checkPin(folder, pin, '123456', NOW + 1)).toMatchObject({ refusal: { kind: 'pin-wait' } })
})
