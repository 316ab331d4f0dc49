import { join } from 'node:path'
import { z } from 'zod'
import { writeWholeFile } from '../disk/write-whole-file.ts'
import type { RecordKeys } from '../vault/record-keys.ts'
import { openBytes, sealBytes } from '../vault/seal-bytes.ts'
import { readBytes } from './segments.ts'

/** The last entry of a journal: its number from 1, and its hash. */
export interface Head {
  readonly number: number
  readonly hash: string
}

/** Entries cut from the end of a journal leave a whole chain: this file beside it remembers where it ended (K31). */
export interface HeadFile {
  /** What it remembered at opening: null where there is none, `unreadable` where there is one that this vault did not seal. */
  readonly found: Head | null | 'unreadable'
  /** Whether it stands on the disk, whatever it says by now. */
  readonly isKept: () => boolean
  /** Soon, and so for many entries at once: nobody who saves waits for it. */
  readonly rememberSoon: (head: () => Head) => void
  /** At once. A disk that refuses is no news here: the next entry tells, and the end before is remembered. */
  readonly remember: (head: Head) => void
}

/** What is appended within this time before a kill or a power cut may be cut off without a word. */
const SOON_MS = 500

const BINDING = Buffer.from('consilium journal head', 'utf8')
const headSchema = z.object({ number: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) }).strict()

/**
 * The sealed file of a vault's folder. An entry is always on the disk before it is remembered, and the file is put in place whole:
 * a kill or a power cut leaves what was remembered before, and never an end that is not there.
 */
export function openHeadFile(folder: string, keys: RecordKeys): HeadFile {
  const path = join(folder, 'journal-head')
  const { key } = keys.sealing({ kind: 'journal' })
  const found = readHead(path, (bytes) => openBytes(key, bytes, BINDING))
  let standing = found === 'unreadable' ? null : found
  let soon: ReturnType<typeof setTimeout> | null = null

  function remember(head: Head): void {
    if (soon !== null) clearTimeout(soon)
    soon = null
    if (head.number === 0 || standing?.hash === head.hash) return
    try {
      writeWholeFile(path, sealBytes(key, Buffer.from(JSON.stringify(head), 'utf8'), BINDING))
      standing = head
    } catch {
      // A full disk shows itself at the next save; until one succeeds the end before is remembered.
    }
  }

  return {
    found,
    isKept: () => standing !== null,
    remember,
    rememberSoon: (head) => {
      if (soon !== null) return
      soon = setTimeout(() => remember(head()), SOON_MS)
      soon.unref()
    },
  }
}

/** One that the disk cannot read keeps nobody from their records. */
function readHead(path: string, open: (bytes: Uint8Array) => Uint8Array | null): HeadFile['found'] {
  const bytes = readQuietly(path)
  if (bytes?.length === 0) return null
  const plain = bytes === null ? null : open(bytes)
  if (plain === null) return 'unreadable'
  const head = headSchema.safeParse(JSON.parse(Buffer.from(plain).toString('utf8')))
  return head.success ? { number: head.data.number, hash: head.data.hash } : 'unreadable'
}

function readQuietly(path: string): Uint8Array | null {
  try {
    return readBytes(path)
  } catch {
    return null
  }
}

/**
 * Holds a journal's end against what was remembered of it.
 * @param hashes of the entries that are here, in order
 * @param isExpected an entry says that its end is remembered
 * @returns damage in words for the user; none where all that was remembered is here
 */
export function headDamage(found: HeadFile['found'], hashes: readonly string[], isExpected: boolean): readonly string[] {
  if (found === null) return isExpected ? ['The file that remembers where the journal on this computer ends is missing. Entries may have been cut from the end of the journal.'] : []
  if (found === 'unreadable') return ['The file that remembers where the journal on this computer ends was changed or is damaged. Entries may have been cut from the end of the journal.']
  if (hashes[found.number - 1] === found.hash || hashes.includes(found.hash)) return []
  if (hashes.length < found.number) return [`The journal on this computer had ${found.number} entries and has ${hashes.length} now. What was at its end is missing.`]
  return [`Entry ${found.number}, the last of the journal on this computer when it was closed, is not in it any more.`]
}
