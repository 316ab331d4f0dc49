import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { expect, it, vi } from 'vitest'
import type { JournalEntry } from '#domain/journal/journal-page.ts'
import { eraseRecords } from '#domain/journal/erase.ts'
import type { Keeper } from '#electron/keeper/start-keeper.ts'
import { bytesHash } from '#electron/keeper/blobs/keep-blobs.ts'
import { aKeeperAt, aServer, TEAM } from '../../builders/at-a-trust-server.ts'

// A busy computer takes seconds to start the server's database.
vi.setConfig({ testTimeout: 180_000 })

const ERASED = { kind: 'case', id: 'c0' } as const
const KEPT = { kind: 'case', id: 'c1' } as const

async function entriesOf(keeper: Keeper): Promise<readonly JournalEntry[]> {
  const page = await keeper.ask('readJournal', { after: 0, hash: '', limit: 5000 })
  return page.kind === 'page' ? (JSON.parse(page.entries) as JournalEntry[]) : []
}

/** The verbs and records of all acts that this keeper can still read. */
async function actsOf(keeper: Keeper): Promise<readonly string[]> {
  const entries = await entriesOf(keeper)
  return entries.flatMap((entry) => (entry.kind === 'act' ? [JSON.parse(entry.text) as { about: { kind: string; id: string } }] : [])).map(({ about }) => `${about.kind}/${about.id}`)
}

const letter = (about: typeof ERASED | typeof KEPT, bytes: Uint8Array) => ({
  about, bytes, type: 'application/pdf', pin: '123456',
  intents: [{ id: v7(), about, team: TEAM, verb: 'sign-letter', schema: 1, after: [], facts: [{ unit: 'letter/1', path: 'blob', value: bytesHash(bytes) }] }],
})

async function erase(keeper: Keeper): Promise<void> {
  const facts = eraseRecords([ERASED], 'kept-long-enough')
  if (!facts.ok) throw new Error('not to be erased')
  const about = { kind: 'team', id: TEAM } as const
  expect(await keeper.ask('appendActs', { intents: [{ id: v7(), about, team: TEAM, verb: 'erase-records', schema: 1, after: [], facts: [...facts.value] }] })).toMatchObject({ ok: true })
}

it('[J22, K43] what the records role erases is gone from the server and from every computer, also what one of them had not sent', async () => {
  const server = await aServer()
  const [chair, secretary, records] = [await aKeeperAt('chair', server.url), await aKeeperAt('secretary', server.url), await aKeeperAt('records', server.url)]
  await chair.save(6, 2)
  await secretary.save(4, 2)
  const [own, shared] = [Buffer.from('%PDF pages of one case alone'), Buffer.from('%PDF a scan that both cases mention')]
  expect(await chair.keeper.ask('keepSigned', letter(ERASED, own))).toMatchObject({ ok: true })
  expect(await chair.keeper.ask('keepSigned', letter(ERASED, shared))).toMatchObject({ ok: true })
  expect(await chair.keeper.ask('keepSigned', letter(KEPT, shared))).toMatchObject({ ok: true })
  await chair.keeper.ask('keepDraft', { key: 'notes', about: ERASED, after: [], words: { text: 'half a sentence' } } as never)
  for (const each of [chair, secretary, records]) await each.comesTo({ acts: { waiting: 0, refused: 0 }, compared: { same: true, onServer: 13 } })

  await erase(records.keeper)
  await records.comesTo({ acts: { waiting: 0, refused: 0 }, compared: { same: true, here: 7, onServer: 7 } })
  for (const each of [chair, secretary]) await each.comesTo({ acts: { waiting: 0, refused: 0 }, compared: { same: true, here: 7, onServer: 7 }, blobsWaiting: 0, alarms: 0 })

  for (const { keeper, folder } of [chair, secretary, records]) {
    expect(await actsOf(keeper)).not.toContain('case/c0')
    expect((await actsOf(keeper)).filter((about) => about === 'case/c1')).toHaveLength(6)
    expect(await keeper.ask('readBlob', { about: ERASED, plainHash: bytesHash(own) })).toMatchObject({ ok: false, refusal: { kind: 'blob-not-here' } })
    expect(await keeper.ask('readDrafts', {})).toEqual([])
    const [vault = ''] = await readdir(join(folder, 'vaults'))
    expect((await readFile(join(folder, 'vaults', vault, 'keys'), 'latin1')).trim().split('\n').length).toBeGreaterThan(1)
  }
  await vi.waitFor(async () => expect(await secretary.keeper.ask('readBlob', { about: KEPT, plainHash: bytesHash(shared) })).toMatchObject({ ok: true }), { timeout: 20_000 })

  const more = [{ id: v7(), about: ERASED, team: TEAM, verb: 'change-case', schema: 1, after: [], facts: [{ unit: 'note', path: 'words', value: 'once more' }] }]
  expect(await chair.keeper.ask('appendActs', { intents: more })).toMatchObject({ ok: false, refusal: { kind: 'record-erased', rule: 'K43' } })
  const newcomer = await aKeeperAt('consultant', server.url)
  await newcomer.comesTo({ compared: { same: true, here: 7, onServer: 7 } })
  expect(await actsOf(newcomer.keeper)).not.toContain('case/c0')
})

it('[J22] what was written of it without a network is refused, erased, and asks nobody anything', async () => {
  const server = await aServer()
  const [chair, records] = [await aKeeperAt('chair', server.url), await aKeeperAt('records', server.url)]
  await chair.save(2, 2)
  await chair.comesTo({ acts: { waiting: 0 } })
  await records.comesTo({ compared: { same: true, here: 2 } })
  await chair.keeper.ask('lock', {})
  await erase(records.keeper)
  await records.comesTo({ acts: { waiting: 0 }, compared: { same: true, here: 2 } })
  const back = await aKeeperAt('chair', server.url, chair.folder)
  await back.save(2, 2)
  await back.comesTo({ acts: { waiting: 0, refused: 0 }, compared: { same: true, here: 3, onServer: 3 }, alarms: 0 })
  expect(await actsOf(back.keeper)).not.toContain('case/c0')
})

it('[J22] an erasure the server does not take destroys nothing', async () => {
  const server = await aServer()
  const chair = await aKeeperAt('chair', server.url)
  await chair.save(2, 1)
  expect(await chair.keeper.ask('appendActs', { intents: [{ id: v7(), about: { kind: 'team', id: TEAM }, team: TEAM, verb: 'erase-records', schema: 1, after: [], facts: [{ unit: 'erased/case/c0', path: 'reason', value: 'ordered' }] }] })).toMatchObject({ ok: false, refusal: { kind: 'role-may-not' } })
  await chair.comesTo({ acts: { waiting: 0 }, compared: { same: true, here: 2 } })
  expect(await actsOf(chair.keeper)).toEqual(['case/c0', 'case/c0'])
})
