import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openJournal } from '#electron/keeper/journal/open-journal.ts'
import { openRecordKeys } from '#electron/keeper/vault/record-keys.ts'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import { memoryFolder } from '../builders/memory-folder.ts'
import { NOW } from '../steps/open-desk.ts'
import type { Trail } from './make-trail.ts'
import { MAY_BE_MENDED, type Tamper } from './tampers.ts'

export interface Judged {
  /** `mended`: everything is there without a word, where that is no harm. */
  readonly came: 'told' | 'mended' | 'refused' | 'missed'
  /** What does not hold, in words; null when all is well. */
  readonly broken: string | null
}

/** What a kill or a power cut leaves is told in these words, and is no damage. */
const CUT_OFF = /ended in the middle of an entry/

/** Opens tampered files as the keeper does, reads everything, and holds it against what was written. */
export async function judgeTamper(trail: Trail, { kind, words, files }: Tamper): Promise<Judged> {
  const folder = mkdtempSync(join(memoryFolder(), 'consilium-tamper-'))
  try {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), bytes ?? '')
    }
    const { damage, read } = await openAndRead(trail, folder)
    const known = new Set(trail.written.map(nameOf))
    const strange = read.filter((body) => !known.has(nameOf(body)))
    if (strange.length > 0) return { came: 'missed', broken: `${words}: ${strange.length} entries are read that nobody wrote` }
    const isWhole = sameInOrder(read.map(nameOf), trail.written.map(nameOf))
    const told = damage.filter((each) => isWhole || !CUT_OFF.test(each))
    if (told.length > 0) return { came: 'told', broken: null }
    if (isWhole && MAY_BE_MENDED.has(kind)) return { came: 'mended', broken: null }
    return { came: 'missed', broken: `${words}: nothing is told` }
  } catch (error) {
    // A disk that gave no file, or files that are none of a journal's, are answered to the person as records that do not open.
    if (error instanceof Error && ('code' in error || error.name === 'JournalWriteError')) return { came: 'refused', broken: null }
    return { came: 'missed', broken: `${words}: it threw ${error instanceof Error ? (error.stack ?? error.name) : String(error)}` }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function openAndRead({ vault, vaultKey }: Trail, folder: string): Promise<{ readonly damage: readonly string[]; readonly read: readonly FrameBody[] }> {
  const keys = openRecordKeys(folder, vaultKey)
  const journal = openJournal({ folder, keys, vault, now: () => NOW })
  try {
    const read = (await journal.read(0, 10_000)).map(({ body }) => body)
    return { damage: journal.damage(), read }
  } finally {
    journal.close()
  }
}

/** What comes back from the second copy says nothing of the call it was in. */
function nameOf(body: FrameBody): string {
  return JSON.stringify(body, (key, value: unknown) => (key === 'more' ? undefined : value))
}

function sameInOrder(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at])
}
