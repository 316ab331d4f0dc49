import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { makeDemoActs } from '#electron/keeper/demo/make-demo-acts.ts'
import { readClinic } from '#electron/keeper/demo/read-clinic.ts'
import { startKeeper, type Keeper } from '#electron/keeper/start-keeper.ts'
import { makeFolder } from '../builders/make-folder.ts'
import { QUICK } from '../builders/quick-passphrases.ts'

const clinic = readClinic(resolve(import.meta.dirname, '../../resources/demo/clinic'))
const PASSPHRASE = 'correct horse battery'
const kofi = { kind: 'trust', server: 'https://trust.example/fhir', token: 'secret-token', user: 'kofi.mensah', name: 'Dr Kofi Mensah', role: 'chair', team: 'complex-cases', passphrase: PASSPHRASE, pin: '123456' } as const
const refused = { ok: false, refusal: { kind: 'made-up-clinic-only', rule: 'K33' } }

function aKeeper(profile: string, madeUpOnly: boolean): Keeper {
  return startKeeper({
    profile,
    madeUpOnly,
    now: () => Date.UTC(2026, 9, 8, 11, 40),
    slowness: QUICK,
    readDemoActs: (day) => makeDemoActs(clinic, day),
    checkTrust: async () => ({ ok: true, value: { safeUpdates: false } }),
    startSync: () => null,
    notify: () => undefined,
  })
}

it('[K33] a trial sets nothing up, unlocks no records and brings no copy back; the made-up clinic opens, again too', async () => {
  const profile = await makeFolder()
  const released = aKeeper(profile, false)
  expect(await released.ask('setUp', kofi)).toMatchObject({ ok: true })
  const copy = join(profile, 'copy.consilium')
  expect(await released.ask('writeLockedCopy', { drafts: [], path: copy })).toMatchObject({ ok: true })
  await released.ask('lock', {})

  const trial = aKeeper(profile, true)
  const { vaults, madeUpOnly } = await trial.ask('listVaults', {})
  expect(madeUpOnly).toBe(true)
  expect(await trial.ask('setUp', { ...kofi, user: 'abena.osei' })).toEqual(refused)
  expect(await trial.ask('unlock', { vault: vaults[0]?.id ?? '', passphrase: PASSPHRASE })).toEqual(refused)
  expect(await aKeeper(await makeFolder(), true).ask('bringBackCopy', { path: copy, passphrase: PASSPHRASE })).toEqual(refused)
  expect((await trial.ask('listVaults', {})).vaults).toEqual(vaults)

  expect(await trial.ask('setUp', { kind: 'demo' })).toMatchObject({ ok: true })
  await trial.ask('lock', {})
  const demo = (await trial.ask('listVaults', {})).vaults.find((vault) => vault.demo)
  expect(await trial.ask('unlock', { vault: demo?.id ?? '', passphrase: '' })).toMatchObject({ ok: true })
  await trial.ask('lock', {})
  // The records are as they were.
  expect(await aKeeper(profile, false).ask('unlock', { vault: vaults[0]?.id ?? '', passphrase: PASSPHRASE })).toMatchObject({ ok: true })
})
