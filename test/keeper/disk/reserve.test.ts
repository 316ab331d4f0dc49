import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ActIntent } from '#domain/journal/act.ts'
import { openReserve } from '#electron/keeper/disk/reserve.ts'
import { withReserve } from '#electron/keeper/disk/with-reserve.ts'
import { startKeeper, type Keeper } from '#electron/keeper/start-keeper.ts'
import { makeFolder } from '../../builders/make-folder.ts'
import { canMakeSmallDisk, makeSmallDisk } from '../../builders/small-disk.ts'

const PLAN = { bytes: 512 * 1024, low: 256 * 1024 }
const full = { ok: false, refusal: { kind: 'not-saved', rule: 'K12', reason: 'disk-full' } } as const

describe('K34: the room kept back', () => {
  it('is kept once, is of use once, and is kept anew afterwards', async () => {
    const folder = await makeFolder()
    const reserve = openReserve(folder, PLAN)
    expect(reserve.give()).toBe(false)
    await reserve.keep()
    expect(statSync(join(folder, 'reserve')).size).toBe(PLAN.bytes)
    expect(reserve.room()).toBe(null)
    expect(reserve.give()).toBe(true)
    expect(readdirSync(folder)).toEqual([])
    expect(reserve.room()).toMatchObject({ kind: 'reserve-used' })
    await reserve.keep()
    expect(reserve.room()).toBe(null)
    expect(readdirSync(folder)).toEqual(['reserve'])
  })

  it('asked for twice at once, as by a lock and an unlock, is made once and made anew later', async () => {
    const folder = await makeFolder()
    const reserve = openReserve(folder, { bytes: 8 * 1024 * 1024, low: 1024 })
    await Promise.all([reserve.keep(), reserve.keep()])
    expect(reserve.give()).toBe(true)
    await reserve.keep()
    expect(readdirSync(folder)).toEqual(['reserve'])
  })

  it('is not made where there is no room to spare, and that is said', async () => {
    const folder = await makeFolder()
    const reserve = openReserve(folder, { bytes: 1024, low: Number.MAX_SAFE_INTEGER })
    await reserve.keep()
    expect(existsSync(join(folder, 'reserve'))).toBe(false)
    expect(reserve.room()).toMatchObject({ kind: 'low' })
  })

  it('that could not be made leaves nothing behind and harms nobody', async () => {
    const folder = join(await makeFolder(), 'a-file')
    writeFileSync(folder, '')
    const reserve = openReserve(folder, PLAN)
    await reserve.keep()
    expect(reserve.give()).toBe(false)
  })

  it.each([
    ['a full disk', full, 2],
    ['a disk that fails otherwise', { ok: false, refusal: { ...full.refusal, reason: 'disk-failed' } }, 1],
    ['another disk that is full', { ok: false, refusal: { kind: 'copy-not-written', rule: 'R9', reason: 'disk-full' } }, 1],
    ['nothing', { ok: true, value: null }, 1],
  ])('is given up for %s, and for that alone', async (_, reply, asked) => {
    const folder = await makeFolder()
    const reserve = openReserve(folder, PLAN)
    await reserve.keep()
    let times = 0
    expect(await withReserve(reserve, () => ((times += 1), reply))).toEqual(reply)
    expect(times).toBe(asked)
    expect(existsSync(join(folder, 'reserve'))).toBe(asked === 1)
  })
})

const about = { kind: 'case', id: 'c1' } as const
const anIntent = (): ActIntent => ({ id: v7(), about, team: 'complex-cases', verb: 'change-case', schema: 1, after: [], facts: [{ unit: 'note', path: 'words', value: 'x'.repeat(40_000) }] })

function keeperOn(profile: string): Keeper {
  const keeper = startKeeper({ profile, now: Date.now, readDemoActs: () => [], checkTrust: async () => ({ ok: true, value: { safeUpdates: false } }), startSync: () => null, notify: () => undefined, reserve: PLAN })
  onTestFinished(async () => void (await keeper.ask('lock', {})))
  return keeper
}

describe.skipIf(!canMakeSmallDisk())('K34: on a disk that is full', () => {
  it('the entry is saved in the room kept back, somebody is told, and the next one that does not fit is NOT saved', async () => {
    const profile = join(await makeFolder(), 'profile')
    const disk = makeSmallDisk(profile)
    onTestFinished(disk.remove)
    const keeper = keeperOn(profile)
    await keeper.ask('setUp', { kind: 'trust', server: 'https://trust.example/fhir', token: 'secret', user: 'kofi.mensah', name: 'Dr Kofi Mensah', role: 'chair', team: 'complex-cases', passphrase: 'correct horse battery', pin: '123456' })
    await expect.poll(() => existsSync(join(profile, 'reserve'))).toBe(true)
    disk.fill()
    expect(await keeper.ask('appendActs', { intents: [anIntent()] })).toMatchObject({ ok: true })
    expect(await keeper.ask('readSaving', {})).toMatchObject({ notSaved: null, acts: { saved: 1 }, room: { kind: 'reserve-used' } })
    let saved = 1
    for (; saved < 20; saved += 1) if (!(await keeper.ask('appendActs', { intents: [anIntent()] })).ok) break
    expect(await keeper.ask('readSaving', {})).toMatchObject({ notSaved: { reason: 'disk-full' }, acts: { saved } })

    disk.makeRoom()
    expect(await keeper.ask('appendActs', { intents: [anIntent()] })).toMatchObject({ ok: true })
    await keeper.ask('lock', {})
    const [vault] = (await keeper.ask('listVaults', {})).vaults
    await keeper.ask('unlock', { vault: vault?.id ?? '', passphrase: 'correct horse battery' })
    await expect.poll(() => existsSync(join(profile, 'reserve'))).toBe(true)
    await expect.poll(async () => (await keeper.ask('readSaving', {})).room).toBe(null)
    expect((await keeper.ask('readSaving', {})).acts.saved).toBe(saved + 1)
  })
})
