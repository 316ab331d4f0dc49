import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { FrameBody } from '#domain/journal/frame-body.ts'
import { diskTrouble, JournalWriteError } from '../disk/errors.ts'
import { sweepFolder } from '../disk/sweep-unfinished.ts'
import { makeFolder, writeWholeFile } from '../disk/write-whole-file.ts'
import type { OpenJournal } from '../journal/open-journal.ts'
import type { RecordKeys } from '../vault/record-keys.ts'
import { openBytes, sealBytes } from '../vault/seal-bytes.ts'

/** What a blob is: its media type, its team, its record (`kind/id`). */
export interface Described {
  readonly type: string
  readonly team: string
  readonly about: string
}

/** Signed letters and enclosures of a vault: sealed files, each with a frame in the journal. */
export interface Blobs {
  /**
   * Keeps bytes under the key of the record `about` (`kind/id`): the file first, then its frame, so that a frame
   * never names a file that is not there. Gives the sha256 of the bytes, hex. Throws JournalWriteError.
   */
  keep(bytes: Uint8Array, blob: Described): Promise<string>
  /** As `keep`, for a file the trust server holds already: it is never sent there again. `at` is an ISO instant. */
  keepReceived(bytes: Uint8Array, blob: Described, at: string): Promise<void>
  /** Keeps a file that is here under another record's key from now on, after what is `said` of it; one that cannot be opened stays as it is. Throws JournalWriteError. */
  keepFor(plainHash: string, about: string, said: FrameBody): Promise<void>
  /** Removes files that no frame names. */
  sweep(): void
  /** Whether the bytes with this hash are here and whole: a frame alone is no file. */
  has(plainHash: string): boolean
  /** The bytes with this hash; null when they are not here, damaged, or their record was erased. */
  read(plainHash: string): Uint8Array | null
  /** In words for the user, once a file that should be here was asked for and is not, or is not whole. */
  damage(): readonly string[]
}

const DAMAGED = 'A letter or another file kept on this computer is damaged or gone. It is fetched again if the trust server has it.'

/** Opens the folder of a vault's files. One that no frame names was left by a crash: it goes. */
export function openBlobs(folder: string, keys: RecordKeys, journal: OpenJournal): Blobs {
  makeFolder(folder)
  const sweep = (): void => sweepFolder(folder, (name) => name.endsWith('.blob') && !journal.mayName(name))
  sweep()
  const damage = new Set<string>()

  async function put(bytes: Uint8Array, { type, team, about }: Described, more: (plainHash: string) => readonly FrameBody[]): Promise<string> {
    const plainHash = bytesHash(bytes)
    if (read(plainHash) !== null || journal.isErased(about)) return plainHash
    return seal(bytes, plainHash, { type, team, about }, more(plainHash))
  }

  async function seal(bytes: Uint8Array, plainHash: string, { type, team, about }: Described, more: readonly FrameBody[]): Promise<string> {
    const file = `${randomBytes(16).toString('hex')}.blob`
    const { id, key } = keys.sealing({ kind: 'record', key: about })
    const sealed = Buffer.concat([id, sealBytes(key, bytes, Buffer.from(plainHash, 'hex'))])
    const body: FrameBody = { kind: 'blob', plainHash, file, size: bytes.length, type, team, about }
    const others = more.map((other) => ({ body: other, key: { kind: 'journal' as const } }))
    try {
      writeBlob(join(folder, file), sealed)
      await journal.append([{ body, key: { kind: 'record', key: about } }, ...others])
    } catch (error) {
      if (!journal.mayName(file)) removeQuietly(join(folder, file))
      throw error
    }
    return plainHash
  }

  function read(plainHash: string): Uint8Array | null {
    const frame = journal.blob(plainHash)
    if (frame === null) return null
    const read = readBlob(join(folder, frame.file), plainHash, keys)
    if (read === 'damaged') damage.add(DAMAGED)
    return read === 'damaged' || read === 'erased' ? null : read
  }

  return {
    keep: (bytes, blob) => put(bytes, blob, () => []),
    keepReceived: async (bytes, blob, at) => {
      await put(bytes, blob, (plainHash) => [{ kind: 'blob-receipt', plainHash, epoch: '', at, resource: '' }])
    },
    keepFor: async (plainHash, about, said) => {
      const frame = journal.blob(plainHash)
      const bytes = read(plainHash)
      if (frame === null || bytes === null) return
      await journal.append([{ body: said, key: { kind: 'journal' } }])
      await seal(bytes, plainHash, { ...frame, about }, [])
    },
    sweep,
    read,
    has: (plainHash) => read(plainHash) !== null,
    damage: () => [...damage],
  }
}

/** sha256 of bytes, hex. */
export function bytesHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function writeBlob(path: string, sealed: Uint8Array): void {
  try {
    writeWholeFile(path, sealed)
  } catch (error) {
    throw new JournalWriteError(diskTrouble(error), error)
  }
}

/** On a disk that is full each further try would leave one more. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // It goes at the next opening.
  }
}

function readBlob(path: string, plainHash: string, keys: RecordKeys): Uint8Array | 'damaged' | 'erased' {
  const sealed = readQuietly(path)
  const key = sealed === null ? null : keys.opening(sealed.subarray(0, 16))
  if (sealed !== null && key === null && keys.destroyed(sealed.subarray(0, 16))) return 'erased'
  if (sealed === null || key === null) return 'damaged'
  const plain = openBytes(key, sealed.subarray(16), Buffer.from(plainHash, 'hex'))
  return plain !== null && bytesHash(plain) === plainHash ? plain : 'damaged'
}

function readQuietly(path: string): Uint8Array | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}
