import { recordKey, type RecordRef } from '#domain/journal/act.ts'
import { erasedUnit, eraseRecords, type ErasureReason } from '#domain/journal/erase.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/**
 * Erases a child's own record and those of their cases for good (J22), in one entry of the team's record. Nothing goes before the
 * trust server has taken that entry. `opened` is the team's record.
 */
export function eraseChild(context: ActionContext, opened: Opened, records: readonly RecordRef[], reason: ErasureReason): Promise<Saved> {
  const [first] = [...records].sort((a, b) => (recordKey(a) < recordKey(b) ? -1 : 1))
  return changeUnit(context, {
    verb: 'erase-records',
    unit: first === undefined ? '' : erasedUnit(first),
    opened,
    facts: () => eraseRecords(records, reason),
  })
}
