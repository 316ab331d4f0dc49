import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { openJournal } from '#electron/keeper/journal/open-journal.ts'
import { openRecordKeys } from '#electron/keeper/vault/record-keys.ts'
import { makeFolder } from '../builders/make-folder.ts'
import { memoryJournal } from '../builders/memory-journal.ts'
import { journalContract } from './journal.ts'

journalContract('in memory', async () => memoryJournal())

journalContract('on the disk', async () => {
  const folder = await makeFolder()
  const journal = openJournal({ folder, keys: openRecordKeys(folder, randomBytes(32)), vault: '', now: Date.now })
  onTestFinished(() => journal.close())
  return journal
})
