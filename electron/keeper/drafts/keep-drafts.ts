import { createHmac } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { draftSchema, type Draft, type RequestOf } from '#bridge/bridge.ts'
import { recordKey, type RecordRef } from '#domain/journal/act.ts'
import { makeFolder, syncFolder, writeWholeFile } from '../disk/write-whole-file.ts'
import { openBytes, sealBytes } from '../vault/seal-bytes.ts'

/** Unfinished work of a vault: one sealed file for each draft, whole or not there. */
export interface Drafts {
  /** Keeps a draft in place of the one with its key and record. Throws what the disk said; the old one stays. */
  keep(draft: RequestOf<'keepDraft'>, keptAt: string): Draft
  /** Throws what the disk said; the draft stays. */
  drop(key: string, about: RecordRef): void
  /** All drafts, last kept first. */
  list(): readonly Draft[]
  count(): number
  damage(): readonly string[]
}

const keptSchema = draftSchema.extend({ keptAt: z.string() })
const BINDING = Buffer.from('consilium draft', 'utf8')

/** Opens the drafts folder of a vault. File names say nothing: they are made with the drafts key. */
export function openDrafts(folder: string, key: Uint8Array): Drafts {
  makeFolder(folder)
  const held = new Map<string, Draft>()
  const damage: string[] = []
  for (const name of draftNames(folder)) {
    const draft = readDraft(join(folder, name), key)
    if (draft === null) damage.push('An unfinished draft on this computer is damaged and cannot be opened.')
    else held.set(name, draft)
  }

  return {
    keep: (draft, keptAt) => {
      const kept = { ...draft, keptAt }
      const name = fileName(key, draft.key, draft.about)
      writeWholeFile(join(folder, name), sealBytes(key, Buffer.from(JSON.stringify(kept), 'utf8'), BINDING))
      held.set(name, kept)
      return kept
    },
    drop: (draftKey, about) => {
      const name = fileName(key, draftKey, about)
      if (!held.has(name)) return
      rmSync(join(folder, name), { force: true })
      held.delete(name)
      syncQuietly(folder)
    },
    list: () => [...held.values()].sort((a, b) => (a.keptAt < b.keptAt ? 1 : -1)),
    count: () => held.size,
    damage: () => damage,
  }
}

/** A draft that a power cut brings back loses nobody's words. */
function syncQuietly(folder: string): void {
  try {
    syncFolder(folder)
  } catch {
    // The next draft waits for the folder again.
  }
}

function fileName(key: Uint8Array, draftKey: string, about: RecordRef): string {
  return `${createHmac('sha256', key).update(JSON.stringify([draftKey, recordKey(about)])).digest('hex')}.draft`
}

function draftNames(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.draft'))
}

/** Null when the file cannot be read or opened: one damaged draft must not keep a whole vault closed. */
function readDraft(path: string, key: Uint8Array): Draft | null {
  try {
    const plain = openBytes(key, readFileSync(path), BINDING)
    if (plain === null) return null
    const draft = keptSchema.safeParse(JSON.parse(Buffer.from(plain).toString('utf8')))
    return draft.success ? draft.data : null
  } catch {
    return null
  }
}
