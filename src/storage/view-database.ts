import { Dexie, type Table } from 'dexie'

/** Raised with every change to rows, shards or summaries: an older view is rebuilt, never converted. */
export const VIEW_VERSION = 18

/** Summaries are kept in this many sealed shards, so that one act reseals a small part of the list. */
export const SHARDS = 64

/** One record's acts, sealed. The key is `kind/id`, which names nobody. */
export interface SealedRow {
  readonly key: string
  readonly sealed: Uint8Array
}

export interface SealedShard {
  readonly shard: number
  readonly sealed: Uint8Array
}

/** How far the view has read the journal. */
export interface ViewMark {
  readonly id: 'mark'
  readonly version: number
  readonly frame: number
  readonly hash: string
  /** Keys of rows that changed since the list was sealed; null when they are too many to name, and any part of the list may be old. */
  readonly unlisted: readonly string[] | null
  /** Acts read whose shape this version does not know. */
  readonly unreadable: number
}

/** IndexedDB holds a view and never the truth: it may be deleted at any time. No patient data in keys or indexes. */
export class ViewDatabase extends Dexie {
  readonly rows!: Table<SealedRow, string>
  readonly shards!: Table<SealedShard, number>
  readonly marks!: Table<ViewMark, string>

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'relaxed' })
    this.version(1).stores({ rows: 'key', shards: 'shard', marks: 'id' })
  }
}

export function shardOf(key: string): number {
  let sum = 0
  for (let index = 0; index < key.length; index += 1) sum = (sum * 31 + key.charCodeAt(index)) >>> 0
  return sum % SHARDS
}
