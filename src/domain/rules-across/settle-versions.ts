import { agree, refuse, type Answer } from '../basics/answer.ts'
import type { Json, JsonObject } from '../basics/json.ts'
import type { Fact } from '../journal/act.ts'
import { CLOSING_UNIT, freezes } from '../journal/closing.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { stateUnit, withdrawUnit } from '../journal/state-unit.ts'
import { checkUnit } from './check-unit.ts'
import { isReadOnly } from './is-read-only.ts'

/** How a person settled a unit: one of the versions kept, or a third written from both. */
export type Settlement =
  | { readonly kind: 'keep'; readonly act: string }
  | { readonly kind: 'third'; readonly value: JsonObject }

/** The unit that says who settled what, why, and what both versions were: `settled/<unit>`. */
export function settlementUnit(unit: string): string {
  return `settled/${unit}`
}

/**
 * The facts of settling a whole unit (J5): the chosen value, and beside it the reason and the versions chosen from,
 * so that both stay in the record. Refuses when an earlier part has not arrived (J7), when there is nothing to
 * settle, and without a reason. Of a thing signed twice one signing is kept whole, and before what it froze (J11).
 */
export function settleVersions(
  record: FoldedRecord,
  unit: string,
  settlement: Settlement,
  reason: string,
): Answer<readonly Fact[]> {
  const state = record.units.get(unit)
  if (state === undefined || state.kind !== 'unsettled') return refuse({ kind: 'nothing-to-settle', rule: 'J5' })
  if (isReadOnly(record)) return refuse({ kind: 'written-by-a-newer-version', rule: 'J9' })
  if (record.missing.length > 0) return refuse({ kind: 'earlier-part-missing', rule: 'J7' })
  if (settlement.kind === 'third' && CLOSING_UNIT.test(unit)) return refuse({ kind: 'signed-keeps-one', rule: 'J11' })
  // Only a thing signed twice freezes two values: once the chair keeps one signing, the other's value is late.
  if (record.closings.some((closing) => freezes(closing, unit))) return refuse({ kind: 'settle-signing-first', rule: 'J11' })
  if (reason.trim() === '') return refuse({ kind: 'settling-needs-a-reason', rule: 'J5' })
  const kept = settlement.kind === 'keep' ? state.versions.find((version) => version.act.id === settlement.act) : undefined
  if (settlement.kind === 'keep' && kept === undefined) return refuse({ kind: 'nothing-to-settle', rule: 'J5' })
  if (settlement.kind === 'third' && isEmpty(settlement.value)) return refuse({ kind: 'settling-needs-words', rule: 'J5' })
  const written = settlement.kind === 'third' ? checkUnit(record.about.kind, unit, settlement.value) : agree(null)
  if (!written.ok) return written
  const value: JsonObject | null = settlement.kind === 'third' ? settlement.value : (kept?.value ?? null)
  return agree([
    ...(value === null ? withdrawUnit(unit) : stateUnit(unit, value)),
    ...stateUnit(settlementUnit(unit), {
      reason: reason.trim(),
      how: settlement.kind,
      from: state.versions.map((version): Json => version.act.id),
    }),
  ])
}

/** A third version that says nothing would leave the unit without a value nobody withdrew. */
function isEmpty(value: JsonObject): boolean {
  return Object.values(value).every((field) => field === null || (typeof field === 'string' && field.trim() === ''))
}
