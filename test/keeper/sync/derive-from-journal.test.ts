import { expect, it } from 'vitest'
import type { JsonObject } from '#domain/basics/json.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { startKeeper } from '#electron/keeper/start-keeper.ts'
import { deriveFromJournal } from '#electron/keeper/sync/derive-from-journal.ts'
import type { Work } from '#electron/keeper/work-in-vault.ts'
import { tagsOf } from '#fhir/read-element.ts'
import { HEAD_SYSTEM } from '#fhir/systems.ts'
import { aLaptopVault, type SignedText } from '../../builders/a-laptop-vault.ts'
import { journalIn, quickFolder, saveOwn } from '../../builders/an-open-vault.ts'
import { QUICK } from '../../builders/quick-passphrases.ts'
import { completeCase } from '../../domain/a-case.ts'

const ours = aLaptopVault('aaaaaaaa')
const theirs = aLaptopVault('bbbbbbbb', 'helen.marsh')
const facts = (unit: string) => stateUnit(unit, completeCase[unit] as JsonObject)
const receipt = (act: SignedText) => ({ body: { kind: 'receipt', act: act.id, hash: act.hash, epoch: 'e', at: '2026-10-08T11:40:00.000Z', resource: 'QuestionnaireResponse/1' }, key: { kind: 'journal' } }) as const
const received = (act: SignedText) => ({ body: { kind: 'received', text: act.text, sig: act.sig, at: '2026-10-08T11:40:00.000Z' }, key: { kind: 'record', key: act.record } }) as const

/** A case with a child of which the server holds one act of ours, and another’s that followed it. */
async function aCase() {
  const folder = quickFolder()
  const journal = journalIn(folder)
  const first = ours.act(1, { facts: facts('subject') })
  const second = theirs.act(1, { facts: facts('decision/m1'), after: [first.id] })
  await saveOwn(journal, first)
  await journal.append([receipt(first), received(second)])
  return { folder, journal, first, second, derive: (from = journal) => deriveFromJournal(from, 'complex-cases')('case/c1') }
}

it('[K28] a record is folded from what came and what the server holds of ours, also after the app was started again', async () => {
  const { folder, journal, first, second, derive } = await aCase()
  journal.close()
  const opened = journalIn(folder)
  const now = derive(opened)
  opened.close()
  expect(now).toMatchObject({ kind: 'derived', others: 1, held: new Set([first.id, second.id]) })
  expect(now.kind === 'derived' && now.derived.map(({ name, resource }) => [name, resource['status'], tagsOf(resource, HEAD_SYSTEM)])).toEqual([['case/c1', 'active', [second.id]]])
})

it('[K28] what was not sent yet, or was refused, is told to nobody', async () => {
  const { journal, second, derive } = await aCase()
  const before = derive()
  const waiting = ours.act(2, { facts: facts('task/t1'), after: [second.id] })
  await saveOwn(journal, waiting)
  expect(derive()).toEqual(before)
  await journal.append([{ body: { kind: 'refusal', act: waiting.id, status: 403, words: 'Not this role', at: '2026-10-08T11:41:00.000Z' }, key: { kind: 'journal' } }])
  expect(derive()).toEqual(before)
  await journal.append([receipt(waiting)])
  expect(derive()).toMatchObject({ derived: [{ name: 'case/c1' }, { name: 'case/c1/task/t1' }] })
})

it('[K28] an act that cannot be read here silences its record, and no other', async () => {
  const { journal, derive } = await aCase()
  const elsewhere = theirs.act(2, { record: 'c2', facts: facts('subject') })
  const strange = { ...JSON.parse(theirs.act(3).text), more: 'A newer Consilium says so' } as object
  await journal.append([received(elsewhere), received({ ...theirs.act(3), text: JSON.stringify(strange) })])
  expect(derive()).toEqual({ kind: 'nothing' })
  expect(deriveFromJournal(journal, 'complex-cases')('case/c2')).toMatchObject({ kind: 'derived' })
  expect(deriveFromJournal(journal, 'complex-cases')('no/record')).toEqual({ kind: 'nothing' })
})

it('[K28] a disk that cannot be read, or a value nobody thought of, derives nothing and stops nothing', async () => {
  const { journal } = await aCase()
  const unreadable = { ...journal, actsOf: () => { throw new Error('EIO') } }
  expect(deriveFromJournal(unreadable, 'complex-cases')('case/c1')).toEqual({ kind: 'nothing' })
  const derived = (value: JsonObject) => {
    const { text, sig } = theirs.act(2, { record: 'm1', facts: stateUnit('meeting', { name: 'MDT', on: '2026-10-08', at: '13:00', minutes: 60, room: '', ...value }) })
    const frame = { kind: 'received', text: text.replace('"kind":"case"', '"kind":"meeting"'), sig, at: '2026-10-08T11:40:00.000Z' } as const
    return deriveFromJournal({ ...journal, actsOf: () => [frame] }, 'complex-cases')('meeting/m1')
  }
  expect(derived({})).toMatchObject({ kind: 'derived' })
  for (const value of [{ at: '25:00' }, { minutes: Number.MAX_SAFE_INTEGER }]) expect(() => derived(value)).not.toThrow()
})

it.each([true, false])('[K28] whether the server replaces safely is kept from set-up on: %s', async (safeUpdates) => {
  const profile = quickFolder()
  const opened: Work[] = []
  const keeper = startKeeper({
    profile, now: Date.now, slowness: QUICK, readDemoActs: () => [], notify: () => undefined,
    checkTrust: async () => ({ ok: true, value: { safeUpdates } }),
    startSync: (work) => (opened.push(work), null),
  })
  const passphrase = 'correct horse battery'
  const request = { kind: 'trust', server: 'https://trust.example/fhir', token: 'a-token', user: 'kofi.mensah', name: 'Dr Kofi Mensah', role: 'chair', team: 'complex-cases', passphrase, pin: '123456' } as const
  const session = await keeper.ask('setUp', request)
  await keeper.ask('lock', {})
  await keeper.ask('unlock', { vault: session.ok ? session.value.vault : '', passphrase })
  expect(opened.map(({ vault }) => vault.profile.safeUpdates ?? false)).toEqual([safeUpdates, safeUpdates])
  await keeper.ask('lock', {})
})
