import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import { eraseRecords } from '#domain/journal/erase.ts'
import { openRecordKeys } from '#electron/keeper/vault/record-keys.ts'
import type { OpenJournal } from '#electron/keeper/journal/open-journal.ts'
import { openJournal } from '#electron/keeper/journal/open-journal.ts'
import { aLaptopVault, type SignedText } from '../../builders/a-laptop-vault.ts'
import { KEY, quickFolder } from '../../builders/an-open-vault.ts'

const AT = '2026-10-08T11:40:00.000Z'
const TEAM = 'complex-cases'
const ours = aLaptopVault('aaaaaaaa')
const theirs = aLaptopVault('bbbbbbbb', 'helen.marsh')
const records = aLaptopVault('cccccccc', 'ruth.adeyemi', TEAM, 'records')
const HASH = 'ab'.repeat(32)

function journalOf(folder: string): OpenJournal {
  return openJournal({ folder, keys: openRecordKeys(folder, KEY), vault: ours.id, now: () => Date.parse(AT) })
}

function erasure(vault = records, number = 1, ...ids: readonly string[]): SignedText {
  const facts = eraseRecords(ids.map((id) => ({ kind: 'case', id })), 'asked-for')
  return vault.act(number, { about: { kind: 'team', id: TEAM }, verb: 'erase-records', facts: facts.ok ? facts.value : [] })
}

const save = (journal: OpenJournal, { text, sig, record }: SignedText) => journal.append([{ body: { kind: 'act', text, sig }, key: { kind: 'record', key: record } }])
const receive = (journal: OpenJournal, { text, sig, record }: SignedText) => journal.append([{ body: { kind: 'received', text, sig, at: AT }, key: { kind: 'record', key: record } }])
const say = (journal: OpenJournal, body: FrameBody) => journal.append([{ body, key: { kind: 'journal' } }])
const receipt = ({ id, hash }: SignedText): FrameBody => ({ kind: 'receipt', act: id, hash, epoch: 'e', at: AT, resource: `QuestionnaireResponse/${id}` })

/** Everything a journal answers with, but for what it has found damaged. */
function answersOf(journal: OpenJournal, acts: readonly SignedText[]) {
  return {
    held: acts.map(({ id }) => journal.actHash(id)),
    unsent: journal.unsentActs().map(({ text }) => text),
    unreceipted: journal.unreceiptedActs().map(({ text }) => text).sort(),
    refusals: journal.refusals().map(({ act }) => act),
    counts: journal.counts(),
    there: journal.actsThere(TEAM).map(({ id }) => id).sort(),
    digest: [journal.actsOnServer(TEAM), journal.digestOnServer(TEAM)],
    gaps: journal.gaps(TEAM),
    end: journal.teamEnd(TEAM),
    time: journal.hybridTime(),
    blobs: [journal.hasBlob(HASH), journal.hasBlobReceipt(HASH), journal.unsentBlobs().length],
    damage: journal.damage(),
  }
}

it('[J22, K43] what was erased is gone from memory and disk, other records stand, and numbers go on', async () => {
  const folder = quickFolder()
  const journal = journalOf(folder)
  const [kept, sent, unsent, other] = [ours.act(1, { record: 'c1' }), ours.act(2, { record: 'c2' }), ours.act(3, { record: 'c2' }), theirs.act(1, { record: 'c2' })] as const
  for (const act of [kept, sent, unsent]) await save(journal, act)
  await say(journal, receipt(sent))
  await receive(journal, other)
  await journal.append([{ key: { kind: 'record', key: 'case/c2' }, body: { kind: 'blob', plainHash: HASH, file: 'f.blob', size: 3, type: 'application/pdf', team: TEAM, about: 'case/c2' } }])
  const order = erasure(records, 1, 'c2')
  await receive(journal, order)
  expect(journal.toErase(false)).toEqual(['case/c2'])
  await journal.erase(journal.toErase(false))

  const now = answersOf(journal, [kept, sent, unsent, other, order])
  expect(now).toMatchObject({ held: [kept.hash, null, null, null, order.hash], unsent: [kept.text], there: [order.id], end: { seq: 3, act: unsent.id }, gaps: 0, blobs: [false, false, 0], damage: [] })
  expect(journal.toErase(false)).toEqual([])
  expect(journal.actsOf('case/c2')).toEqual([])
  expect((await journal.read(0, 100)).map(({ body }) => body.kind)).toEqual(['act', 'receipt', 'received', 'erased'])
  journal.close()

  const again = journalOf(folder)
  expect(answersOf(again, [kept, sent, unsent, other, order])).toEqual(now)
  again.close()
})

it('[K43] nothing about an erased record is kept any more, whoever asks for it', async () => {
  const folder = quickFolder()
  const journal = journalOf(folder)
  await save(journal, ours.act(1, { record: 'c2' }))
  await receive(journal, erasure(records, 1, 'c2'))
  await journal.erase(['case/c2'])
  const before = journal.head().number
  await save(journal, ours.act(2, { record: 'c2' }))
  await receive(journal, theirs.act(2, { record: 'c2' }))
  const { text, sig } = theirs.act(1, { record: 'c2' })
  await journal.append([{ key: { kind: 'record', key: 'case/c2' }, body: { kind: 'alarm', act: ours.act(1).id, text, sig, at: AT } }])
  expect(journal.head().number).toBe(before)
  journal.close()
})

it('[K43] cut off between the word in the journal and the keys, the next opening destroys them', async () => {
  const folder = quickFolder()
  const journal = journalOf(folder)
  const act = ours.act(1, { record: 'c2' })
  await save(journal, act)
  await receive(journal, erasure(records, 1, 'c2'))
  const before = quickFolder()
  cpSync(folder, before, { recursive: true })
  await journal.erase(['case/c2'])
  journal.close()
  for (const name of ['keys', 'keys-copy', 'unsent.cjf']) cpSync(join(before, name), join(folder, name))
  const again = journalOf(folder)
  expect(again.actHash(act.id)).toBeNull()
  expect(again.unsentActs()).toEqual([])
  expect(again.damage()).toEqual([])
  expect((await again.read(0, 100)).map(({ body }) => body.kind)).toEqual(['received', 'erased'])
  again.close()
  const sizes = readdirSync(folder).filter((name) => name.startsWith('keys')).map((name) => readFileSync(join(folder, name)).equals(readFileSync(join(before, name))))
  expect(sizes).toEqual([false, false])
})

it('[J22] an entry of ours erases once the server holds it, at once where there is none, and never after it was refused', async () => {
  const journal = journalOf(quickFolder())
  const own = erasure({ ...ours, act: aLaptopVault('aaaaaaaa', 'ruth.adeyemi', TEAM, 'records').act }, 1, 'c2')
  await save(journal, own)
  expect([journal.toErase(false), journal.toErase(true)]).toEqual([[], ['case/c2']])
  await say(journal, { kind: 'refusal', act: own.id, status: 403, words: 'Your role may not do this', at: AT })
  expect([journal.toErase(false), journal.toErase(true)]).toEqual([[], []])
  await say(journal, receipt(own))
  expect(journal.toErase(false)).toEqual(['case/c2'])
  journal.close()
})

it('[J22] nobody without the records role erases, whatever their entry says', async () => {
  const journal = journalOf(quickFolder())
  await save(journal, ours.act(1, { record: 'c2' }))
  await receive(journal, erasure(theirs, 1, 'c2'))
  expect(journal.toErase(true)).toEqual([])
  journal.close()
})

it.each<[string, Parameters<typeof records.act>[1]]>([
  ['about another record than the team’s', { about: { kind: 'case', id: 'c9' } }],
  ['of another team’s record', { about: { kind: 'team', id: 'cardiac' } }],
  ['that names the team itself', { facts: [{ unit: `erased/team/${TEAM}`, path: 'reason', value: 'ordered' }] }],
  ['that names a meeting', { facts: [{ unit: 'erased/meeting/m1', path: 'reason', value: 'ordered' }] }],
  ['of another verb', { verb: 'set-up-team' }],
])('[J22] an entry %s erases nothing', async (_, part) => {
  const journal = journalOf(quickFolder())
  await save(journal, ours.act(1, { record: 'c2' }))
  await receive(journal, records.act(1, { about: { kind: 'team', id: TEAM }, verb: 'erase-records', facts: [{ unit: 'erased/case/c2', path: 'reason', value: 'ordered' }], ...part }))
  expect(journal.toErase(true)).toEqual([])
  journal.close()
})

it('[K43] a journal in use answers as one that is opened again, whatever stood in the erased record', async () => {
  const step = fc.record({ whose: fc.constantFrom('ours', 'theirs'), record: fc.constantFrom('c1', 'c2', 'c3'), next: fc.constantFrom('nothing', 'receipt', 'refusal') })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), fc.array(step, { maxLength: 4 }), async (before, after) => {
      const folder = quickFolder()
      const journal = journalOf(folder)
      const acts: SignedText[] = []
      const made = { ours: 0, theirs: 0 }
      const play = async (steps: typeof before) => {
        for (const { whose, record, next } of steps) {
          if (journal.isErased(`case/${record}`)) continue
          made[whose] += 1
          const act = (whose === 'ours' ? ours : theirs).act(made[whose], { record })
          acts.push(act)
          await (whose === 'ours' ? save : receive)(journal, act)
          if (whose === 'ours' && next === 'receipt') await say(journal, receipt(act))
          if (whose === 'ours' && next === 'refusal') await say(journal, { kind: 'refusal', act: act.id, status: 422, words: 'No', at: AT })
        }
      }
      await play(before)
      const late = acts.filter(({ record }) => record === 'case/c2')
      await receive(journal, erasure(records, 1, 'c2', 'c3'))
      await journal.erase(journal.toErase(false))
      for (const act of late) await say(journal, receipt(act))
      await play(after)
      const now = answersOf(journal, acts)
      journal.close()
      const again = journalOf(folder)
      expect(answersOf(again, acts)).toEqual(now)
      again.close()
      expect(now.damage).toEqual([])
    }),
    { numRuns: 40 },
  )
}, 120_000)
