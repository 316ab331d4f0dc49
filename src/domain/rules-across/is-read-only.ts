import type { FoldedRecord } from '../journal/fold-record.ts'

/** J9: a record that a newer Consilium wrote in is read-only here but for free notes, and says so. */
export function isReadOnly(record: FoldedRecord): boolean {
  return record.newer.length > 0
}
