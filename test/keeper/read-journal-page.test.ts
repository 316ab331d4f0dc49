import { expect, it } from 'vitest'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import type { JournalEntry } from '#domain/journal/journal-page.ts'
import { openJournal } from '#electron/keeper/journal/open-journal.ts'
import { readJournalPage } from '#electron/keeper/read-journal-page.ts'
import { openRecordKeys } from '#electron/keeper/vault/record-keys.ts'
import { aLaptopVault, type SignedText } from '../builders/a-laptop-vault.ts'
import { KEY, quickFolder } from '../builders/an-open-vault.ts'

const AT = '2026-10-08T11:40:00.000Z'
const vault = aLaptopVault('aaaaaaaa')
const receipt = ({ id, hash }: SignedText): FrameBody => ({ kind: 'receipt', act: id, hash, epoch: 'e', at: AT, resource: `QuestionnaireResponse/${id}` })
const refusal = ({ id }: SignedText): FrameBody => ({ kind: 'refusal', act: id, status: 403, words: 'Your role may not.', at: AT })

it('[J8] what the server holds is not shown as refused, though it said no when it was sent once more', async () => {
  const folder = quickFolder()
  const journal = openJournal({ folder, keys: openRecordKeys(folder, KEY), vault: vault.id, now: () => Date.parse(AT) })
  const [held, refused, both] = [vault.act(1), vault.act(2), vault.act(3)]
  const own = [held, refused, both].map(({ text, sig, record }) => ({ body: { kind: 'act', text, sig } as const, key: { kind: 'record', key: record } as const }))
  const answers = [receipt(held), refusal(held), refusal(refused), refusal(both), receipt(both)]
  await journal.append([...own, ...answers.map((body) => ({ body, key: { kind: 'journal' } as const }))])

  const page = await readJournalPage(journal, { after: 0, hash: '', limit: 100 })
  const entries = page.kind === 'page' ? (JSON.parse(page.entries) as readonly JournalEntry[]) : []
  expect(entries.flatMap((entry) => (entry.kind === 'refusal' ? [entry.act] : []))).toEqual([refused.id])
  journal.close()
})
