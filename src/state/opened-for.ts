import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { openedNow, type Opened } from '#actions/context.ts'
import { useApp } from './app-store.ts'
import { draftId } from './held-words.ts'

/**
 * What the author had before them for a unit: while a draft of it is open, what they had when they began it, so
 * that changing another part of the unit by a key does not pass for having read what arrived since.
 */
export function openedFor(record: FoldedRecord, unit: string): Opened {
  const draft = useApp.getState().drafts.get(draftId(record.about, unit))
  return draft === undefined ? openedNow(record) : { about: draft.about, after: draft.after }
}
