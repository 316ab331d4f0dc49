import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { Fact } from '../journal/act.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { refusedUnit } from '../journal/refused.ts'
import { stateUnit } from '../journal/state-unit.ts'
import { isReadOnly } from './is-read-only.ts'

/**
 * Notes that a person has dealt with an entry the trust server refused, and how (J20). From then on every computer
 * knows what the entry's author had seen, so that what was written after it no longer waits for it. Allowed while an
 * earlier part is missing: the refused entry may be the very thing the others wait for.
 */
export function noteRefusal(record: FoldedRecord, act: string, reason: string): Answer<readonly Fact[]> {
  const refused = record.refused.find((entry) => entry.act.id === act)
  if (refused === undefined || refused.notedBy.length > 0) return refuse({ kind: 'nothing-to-settle', rule: 'J20' })
  if (isReadOnly(record)) return refuse({ kind: 'written-by-a-newer-version', rule: 'J9' })
  if (reason.trim() === '') return refuse({ kind: 'refusal-needs-a-reason', rule: 'J20' })
  const { after, verb, by } = refused.act
  return agree(stateUnit(refusedUnit(act), { after, verb, by: by.name, reason: reason.trim() }))
}
