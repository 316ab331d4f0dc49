import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { Json } from '../basics/json.ts'
import type { Fact } from '../journal/act.ts'
import { lateUnit } from '../journal/closing.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { stateUnit } from '../journal/state-unit.ts'
import { isReadOnly } from './is-read-only.ts'

/**
 * Accepts a late act as an addendum that quotes it, or leaves it; with a reason, and both are kept (J10). Frozen
 * values never change either way.
 */
export function resolveLate(record: FoldedRecord, act: string, accepted: boolean, reason: string): Answer<readonly Fact[]> {
  const late = record.late.find((entry) => entry.act.id === act)
  if (late === undefined) return refuse({ kind: 'nothing-to-settle', rule: 'J10' })
  if (isReadOnly(record)) return refuse({ kind: 'written-by-a-newer-version', rule: 'J9' })
  if (record.missing.length > 0) return refuse({ kind: 'earlier-part-missing', rule: 'J7' })
  if (reason.trim() === '') return refuse({ kind: 'settling-needs-a-reason', rule: 'J10' })
  const quotes: Json = late.act.facts.map((fact) => ({ unit: fact.unit, path: fact.path, value: fact.value }))
  return agree(stateUnit(lateUnit(act), { accepted, reason: reason.trim(), quotes, author: late.act.by.name, at: late.act.at.wall }))
}
