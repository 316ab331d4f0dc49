import { randomBytes } from 'node:crypto'
import { appendFileSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openRecordKeys, type SealingKey } from '#electron/keeper/vault/record-keys.ts'
import { makeFolder } from '../../builders/make-folder.ts'
import { watchDisk } from '../../steps/watch-disk.ts'

const vaultKey = randomBytes(32)
const one = { kind: 'record', key: 'case/one' } as const
const two = { kind: 'record', key: 'case/two' } as const

it('gives the same key for a record ever after, and names no record in clear', async () => {
  const folder = await makeFolder()
  const made = openRecordKeys(folder, vaultKey).sealing(one)
  const again = openRecordKeys(folder, vaultKey)
  expect(inBytes(again.sealing(one))).toEqual(inBytes(made))
  expect(again.opening(made.id)?.export()).toEqual(made.key.export())
  expect(readFileSync(join(folder, 'keys'), 'latin1')).not.toContain('case')
})

it('restores a damaged copy from the other, and says so', async () => {
  const folder = await makeFolder()
  const keys = openRecordKeys(folder, vaultKey)
  const made = [keys.sealing(one), keys.sealing(two)]
  const whole = readFileSync(join(folder, 'keys'))
  for (let at = 0; at < whole.length; at += 7) {
    const copy = Uint8Array.from(whole)
    copy[at]! ^= 1
    writeFileSync(join(folder, 'keys'), copy)
    const again = openRecordKeys(folder, vaultKey)
    expect(again.damage().length, `byte ${at}`).toBeLessThanOrEqual(1)
    expect([again.sealing(one), again.sealing(two)].map(inBytes), `byte ${at}`).toEqual(made.map(inBytes))
  }
  expect(openRecordKeys(folder, vaultKey).damage()).toEqual([])
})

it('passes over a line that was never finished', async () => {
  const folder = await makeFolder()
  const made = openRecordKeys(folder, vaultKey).sealing(one)
  appendFileSync(join(folder, 'keys'), 'AAAA')
  const again = openRecordKeys(folder, vaultKey)
  expect(again.damage()).toEqual([])
  const other = again.sealing(two)
  expect(inBytes(openRecordKeys(folder, vaultKey).sealing(one))).toEqual(inBytes(made))
  expect(inBytes(openRecordKeys(folder, vaultKey).sealing(two))).toEqual(inBytes(other))
})

it('destroys a key for good, in both copies', async () => {
  const folder = await makeFolder()
  const keys = openRecordKeys(folder, vaultKey)
  const { id } = keys.sealing(one)
  keys.destroy('case/one')
  for (const held of [keys, openRecordKeys(folder, vaultKey)]) {
    expect(held.opening(id)).toBe(null)
    expect(held.destroyed(id)).toBe(true)
  }
  expect(keys.sealing(one).id).not.toEqual(id)
})

it('whose destroying is refused at any step, or cut off there, seals nothing that cannot be opened again, and is destroyed in both copies when it is asked again', async () => {
  for (let refused = 1; refused <= 9; refused += 1) {
    const [folder, killed] = [await makeFolder(), await makeFolder()]
    const keys = openRecordKeys(folder, vaultKey)
    const { id } = keys.sealing(one)
    let number = 0
    const before = () => {
      number += 1
      return number === refused ? Object.assign(new Error('EIO: refused'), { code: 'EIO' }) : null
    }
    await watchDisk(folder, { before, after: () => undefined }, async () => {
      expect(() => keys.destroy('case/one'), `call ${refused}`).toThrow('refused to write')
    })
    cpSync(folder, killed, { recursive: true })
    const now = keys.sealing(one)
    expect(openRecordKeys(folder, vaultKey).opening(now.id), `call ${refused}`).not.toBe(null)

    keys.destroy('case/one')
    openRecordKeys(killed, vaultKey).destroy('case/one')
    for (const each of [folder, killed]) {
      for (const only of ['keys', 'keys-copy']) {
        const lone = await makeFolder()
        cpSync(join(each, only), join(lone, only))
        expect(openRecordKeys(lone, vaultKey).destroyed(id), `call ${refused}, ${only}`).toBe(true)
      }
    }
  }
})

function inBytes({ id, key }: SealingKey): readonly string[] {
  return [Buffer.from(id).toString('hex'), key.export().toString('hex')]
}

it('takes no file it cannot read for an empty one: the next new record would write over every key', async () => {
  const folder = await makeFolder()
  openRecordKeys(folder, vaultKey).sealing(one)
  const whole = readFileSync(join(folder, 'keys'))
  for (const name of ['keys', 'keys-copy']) {
    renameSync(join(folder, name), join(folder, 'aside'))
    mkdirSync(join(folder, name))
    expect(() => openRecordKeys(folder, vaultKey)).toThrow(/EISDIR/)
    rmSync(join(folder, name), { recursive: true })
    renameSync(join(folder, 'aside'), join(folder, name))
  }
  expect(readFileSync(join(folder, 'keys'))).toEqual(whole)
})
