import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openJournal, type OpenJournal } from '#electron/keeper/journal/open-journal.ts'
import { openRecordKeys } from '#electron/keeper/vault/record-keys.ts'
import type { SignedText } from './a-laptop-vault.ts'
import { memoryFolder } from './memory-folder.ts'

/** A folder in memory where the system has one: for tests that open hundreds of journals and not for the disk itself. */
export function quickFolder(): string {
  const folder = mkdtempSync(join(memoryFolder(), 'consilium-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Opens the journal of a folder as the keeper does. */
export function journalIn(folder: string, vaultKey: Uint8Array = KEY, segmentBytes?: number): OpenJournal {
  const keys = openRecordKeys(folder, vaultKey)
  return openJournal({ folder, keys, vault: '', now: () => NOW, ...(segmentBytes === undefined ? {} : { segmentBytes }) })
}

export const KEY = randomBytes(32)
const NOW = Date.UTC(2026, 9, 8, 11, 40)

/** Saves acts of our own in one call. */
export async function saveOwn(journal: OpenJournal, ...acts: readonly SignedText[]): Promise<void> {
  await journal.append(acts.map(({ text, sig, record }) => ({ body: { kind: 'act', text, sig }, key: { kind: 'record', key: record } })))
}
