import type { ActSetDigest } from '#domain/journal/act-set.ts'
import type { ActId } from '#domain/journal/act.ts'
import type { FrameBody, FrameOf } from '#domain/journal/frame-body.ts'
import type { ActOnServer } from '#sync/ports.ts'

/** A record's acts are sealed under that record's own key; frames about no record under the vault's journal key. */
export type KeyName = { readonly kind: 'record'; readonly key: string } | { readonly kind: 'journal' }

/** A frame as the journal holds it: its number from 1, its hash, what it says. */
export interface Frame {
  readonly number: number
  readonly hash: string
  readonly body: FrameBody
}

/**
 * What the keeper's other parts may ask of an open journal. `append` resolves only after fdatasync and throws
 * JournalWriteError when the disk refused; nothing of a refused append is kept. Indexes are in memory and always
 * agree with the frames on the disk.
 */
export interface Journal {
  /** Appends frames in order, all with one fdatasync. `about` names the record whose key seals each body. */
  append(entries: readonly { readonly body: FrameBody; readonly key: KeyName }[]): Promise<readonly Frame[]>
  /** Frames after the given number, oldest first, at most `limit`, opened. */
  read(after: number, limit: number): Promise<readonly Frame[]>
  /** Number and hash of the last frame: 0 and 64 zeros when empty. */
  head(): { readonly number: number; readonly hash: string }
  /** Hash of a frame by number, to tell whether a reader built on this journal. Null when there is none. */
  hashAt(number: number): string | null
  /** The hash (sha256 hex of the canonical text) of an act held here, ours or received; null when not held. */
  actHash(act: ActId): string | null
  /** Our acts without receipt or refusal, in the order saved. */
  unsentActs(): readonly FrameOf<'act'>[]
  /** Our acts without receipt, refused ones too: what the server has not been seen to hold. */
  unreceiptedActs(): readonly FrameOf<'act'>[]
  refusals(): readonly FrameOf<'refusal'>[]
  /** The server said no to this act of ours, and was not seen to hold it. */
  isRefused(act: ActId): boolean
  /** Whether this record (`kind/id`) was erased for good (J22): nothing about it is kept any more. */
  isErased(record: string): boolean
  /** Blobs of ours without a blob-receipt, in the order saved. */
  unsentBlobs(): readonly FrameOf<'blob'>[]
  hasBlobReceipt(plainHash: string): boolean
  hasBlob(plainHash: string): boolean
  /** The newest cursor of a team; null before the first pull. */
  cursor(team: string): FrameOf<'cursor'> | null
  counts(): {
    readonly ours: number
    readonly received: number
    readonly receipts: number
    readonly refused: number
    readonly alarms: number
  }
  /** Number of distinct acts held of a team that the server should hold too: received ones and receipted ones. */
  actsOnServer(team: string): number
  /** The digest of those acts. */
  digestOnServer(team: string): ActSetDigest
  /** How many acts of any computer are not here though a later one of its is: they were made, and never arrived. */
  gaps(team: string): number
  /** Those acts one by one. */
  actsThere(team: string): readonly ActOnServer[]
  /** The texts of these acts, as far as they are ours and can be opened; read from the disk. */
  ownActs(acts: readonly ActId[]): readonly FrameOf<'act'>[]
  /** Damage found at opening or later, in words for the user. */
  damage(): readonly string[]
  onAppend(listen: (frames: readonly Frame[]) => void): () => void
}
