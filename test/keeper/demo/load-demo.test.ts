import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { recordKey } from '#domain/journal/act.ts'
import { loadDemo } from '#electron/keeper/demo/load-demo.ts'
import { makeDemoActs } from '#electron/keeper/demo/make-demo-acts.ts'
import { openJournal } from '#electron/keeper/journal/open-journal.ts'
import { openRecordKeys } from '#electron/keeper/vault/record-keys.ts'
import { makeFolder } from '../../builders/make-folder.ts'
import { clinic, DemoClinic } from './demo-clinic.ts'

it('goes into a laptop’s journal whole, without an alarm, and only once', async () => {
  const folder = await makeFolder()
  const now = Date.parse('2026-10-08T11:42:00.000Z')
  const journal = openJournal({ folder, keys: openRecordKeys(folder, randomBytes(32)), vault: '', now: () => now })
  const read = (day: string) => makeDemoActs(clinic, day)
  await loadDemo(journal, read, now)
  await loadDemo(journal, read, now)
  const { acts } = new DemoClinic('2026-10-08')
  expect(journal.counts()).toMatchObject({ ours: 0, received: acts.length, alarms: 0 })
  const frames = await journal.read(0, acts.length + 1)
  const held = frames.flatMap(({ body }) => (body.kind === 'received' ? [JSON.parse(body.text) as { about: { kind: 'case'; id: string } }] : []))
  expect(held.map(({ about }) => recordKey(about))).toEqual(acts.map((act) => recordKey(act.about)))
})
