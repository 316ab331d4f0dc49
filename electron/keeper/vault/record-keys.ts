import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { diskTrouble, JournalWriteError } from '../disk/errors.ts'
import { syncFolder } from '../disk/write-whole-file.ts'
import { openAppendFile, type AppendFile } from '../journal/append-file.ts'
import type { KeyName } from '../journal/journal-api.ts'
import { deriveKey } from './derive-keys.ts'
import { openBytes, sealBytes } from './seal-bytes.ts'

/**
 * A key in use: 16 bytes that name it in frames and files, and the key itself (AES, 256 bits). As an object it is
 * made ready for the cipher once; from raw bytes some versions of Node take five times as long for each frame.
 */
export interface SealingKey {
  readonly id: Uint8Array
  readonly key: KeyObject
}

/** What the keys of a vault can be asked. */
export interface RecordKeys {
  /** The key that seals for this name, made and put on the disk first when there is none. Throws JournalWriteError. */
  sealing(name: KeyName): SealingKey
  /** The key with this id; null when it is not here, or was destroyed. */
  opening(id: Uint8Array): KeyObject | null
  /** Whether this id named a key that was destroyed on purpose. */
  destroyed(id: Uint8Array): boolean
  /**
   * Destroys a record's key for good: everything sealed under it is gone. Throws JournalWriteError: the key may be gone then or not,
   * here as on the disk, and asking again, or the next opening, carries it through.
   */
  destroy(record: string): void
  damage(): readonly string[]
  /** Lets go of the keys. */
  forget(): void
}

const entrySchema = z.object({ record: z.string(), id: z.string(), key: z.string().nullable() })
type Entry = z.infer<typeof entrySchema>

const NAMES = ['keys', 'keys-copy'] as const
const BINDING = Buffer.from('consilium record key', 'utf8')

/**
 * Opens the keys of a vault: one sealed line for each, in two copies, because a damaged line would take a whole
 * record with it. Apart from the journal, so that destroying a key is rewriting this file without it. Throws when the disk cannot
 * read one that is there.
 */
export function openRecordKeys(folder: string, vaultKey: Uint8Array): RecordKeys {
  const paths = NAMES.map((name) => join(folder, name))
  const copies = paths.map((path) => readEntries(path, vaultKey))
  const entries = joinCopies(copies)
  const files = copies.map((copy, at) => openAppendFile(paths[at]!, copy.end))
  const damage = copies.some((copy) => copy.badLines > 0) ? [damageWords(copies)] : []
  if (copies.some((copy) => !isWhole(copy, entries))) rewriteQuietly(files, linesOf(entries, vaultKey))
  const journal = { id: deriveKey(vaultKey, 'journal key id', 16), key: createSecretKey(deriveKey(vaultKey, 'journal key')) }
  const ready = new Map<string, SealingKey>()
  /** A copy may hold a key that was destroyed in the other. */
  let isErasing = false
  const byRecord = new Map([...entries.values()].filter((entry) => entry.key !== null).map((entry) => [entry.record, entry]))

  return {
    sealing: (name) => (name.kind === 'journal' ? journal : readied(byRecord.get(name.key) ?? make(name.key))),
    opening: (id) => {
      if (Buffer.compare(id, journal.id) === 0) return journal.key
      const entry = entries.get(hex(id))
      return entry === undefined || entry.key === null ? null : readied(entry).key
    },
    destroyed: (id) => entries.get(hex(id))?.key === null,
    destroy: (record) => {
      const entry = byRecord.get(record)
      if (entry === undefined && !isErasing) return
      const left = entry === undefined ? entries : new Map(entries).set(entry.id, { ...entry, key: null })
      isErasing = true
      writeSafely(() => {
        for (const file of files) {
          file.replace(linesOf(left, vaultKey))
          // From here on the next opening takes it for destroyed: nothing more may be sealed under it.
          if (entry !== undefined) letGo(entry)
        }
        syncFolder(folder)
      })
      isErasing = false
    },
    damage: () => damage,
    forget: () => {
      ready.clear()
      entries.clear()
      byRecord.clear()
    },
  }

  function letGo(entry: Entry): void {
    entries.set(entry.id, { ...entry, key: null })
    byRecord.delete(entry.record)
    ready.delete(entry.id)
  }

  function readied(entry: Entry): SealingKey {
    const held = ready.get(entry.id)
    if (held !== undefined) return held
    const made = { id: Buffer.from(entry.id, 'hex'), key: createSecretKey(Buffer.from(entry.key ?? '', 'base64')) }
    ready.set(entry.id, made)
    return made
  }

  function make(record: string): Entry {
    const entry = { record, id: randomBytes(16).toString('hex'), key: randomBytes(32).toString('base64') }
    writeSafely(() => addToAll(files, Buffer.from(sealLine(entry, vaultKey), 'utf8')))
    entries.set(entry.id, entry)
    byRecord.set(record, entry)
    return entry
  }
}

interface Copy {
  readonly entries: ReadonlyMap<string, Entry>
  readonly badLines: number
  readonly tornTail: boolean
  /** Where its last whole line ends. */
  readonly end: number
}

/** A last line without its end was never acknowledged, so nothing was sealed under it: no damage. */
function readEntries(path: string, vaultKey: Uint8Array): Copy {
  const text = readText(path)
  const lines = text.split('\n')
  const tail = lines.pop() ?? ''
  const entries = new Map<string, Entry>()
  let badLines = 0
  for (const line of lines) {
    const entry = openLine(line, vaultKey)
    if (entry === null) badLines += 1
    else entries.set(entry.id, entry)
  }
  return { entries, badLines, tornTail: tail !== '', end: text.length - tail.length }
}

/** A key destroyed in one copy is destroyed: an interrupted erasure is carried through. */
function joinCopies(copies: readonly Copy[]): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const entry of copies.flatMap((copy) => [...copy.entries.values()])) {
    if (entries.get(entry.id)?.key !== null) entries.set(entry.id, entry)
  }
  return entries
}

/** Whether a copy says just what both say together. */
function isWhole(copy: Copy, entries: ReadonlyMap<string, Entry>): boolean {
  const isSame = copy.entries.size === entries.size && [...copy.entries].every(([id, { key }]) => entries.get(id)?.key === key)
  return isSame && copy.badLines === 0 && !copy.tornTail
}

function sealLine(entry: Entry, vaultKey: Uint8Array): string {
  const sealed = sealBytes(vaultKey, Buffer.from(JSON.stringify(entry), 'utf8'), BINDING)
  return `${Buffer.from(sealed).toString('base64')}\n`
}

function openLine(line: string, vaultKey: Uint8Array): Entry | null {
  const bytes = Buffer.from(line, 'base64')
  if (bytes.toString('base64') !== line) return null
  const plain = openBytes(vaultKey, bytes, BINDING)
  if (plain === null) return null
  const entry = entrySchema.safeParse(JSON.parse(Buffer.from(plain).toString('utf8')))
  return entry.success ? entry.data : null
}

function linesOf(entries: ReadonlyMap<string, Entry>, vaultKey: Uint8Array): Uint8Array {
  return Buffer.from([...entries.values()].map((entry) => sealLine(entry, vaultKey)).join(''), 'utf8')
}

/** In every copy or in none. */
function addToAll(files: readonly AppendFile[], line: Uint8Array): void {
  const ends = files.map((file) => file.size())
  try {
    for (const file of files) file.add(line)
  } catch (error) {
    for (const [at, file] of files.entries()) file.cutTo(ends[at]!)
    throw error
  } finally {
    for (const file of files) file.close()
  }
}

function writeSafely(write: () => void): void {
  try {
    write()
  } catch (error) {
    throw new JournalWriteError(diskTrouble(error), error)
  }
}

/** Mending a copy may wait: both are read again at the next opening. */
function rewriteQuietly(files: readonly AppendFile[], lines: Uint8Array): void {
  try {
    for (const file of files) file.replace(lines)
  } catch {
    // A full disk shows itself at the next save, where the user can do something about it.
  }
}

function damageWords(copies: readonly Copy[]): string {
  const lost = Math.min(...copies.map((copy) => copy.badLines)) > 0
  return lost
    ? 'Both copies of the file of record keys are damaged. Some records on this computer may not open.'
    : 'One copy of the file of record keys was damaged and has been restored from the other.'
}

/** '' where there is no file yet. Throws what the disk says: taken for empty, the file would be written over at the next new record. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
