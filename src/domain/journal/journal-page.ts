import type { RecordRef } from './act.ts'

/** Part of the journal, as the view reads it. */
export type JournalPage =
  | {
      readonly kind: 'page'
      /** JSON text of `JournalEntry[]`: one string crosses the bridge far faster than many objects. */
      readonly entries: string
      /** Frames read so far, and the hash of the last: what to ask with next. */
      readonly next: number
      readonly hash: string
      readonly more: boolean
    }
  /** The journal is not the one the view was built from (or was re-fetched): start again from nothing. */
  | { readonly kind: 'start-again' }
  /** Nothing is open, and so nothing is read: what the view holds stays as it is. */
  | { readonly kind: 'locked' }

/** A frame the view needs. Others are counted in `next` and left out. */
export type JournalEntry =
  | { readonly kind: 'act'; readonly text: string; readonly sig: string; readonly ours: boolean }
  /** The trust server holds it after all: it is refused no longer. */
  | { readonly kind: 'receipt'; readonly act: string; readonly about: RecordRef }
  /** These records are erased (J22): nothing of them is shown any more. */
  | { readonly kind: 'erased'; readonly records: readonly RecordRef[] }
  | { readonly kind: 'refusal'; readonly act: string; readonly about: RecordRef; readonly words: string }
