import { SIDE, sideSchema, type Side } from '../case/case-parts.ts'
import { BEFORE, indicationsSchema, indicationsUnit, noIndications, type Indications } from '../case/indications.ts'
import type { FoldedRecord } from '../journal/fold-record.ts'
import { inOrder } from '../journal/in-order.ts'
import { readItems, settledValue } from '../journal/state-unit.ts'

/**
 * Why a second opinion is sought, and both sides, are each meeting's own (M6). Until a meeting records its own, it
 * has before it what was proposed before any meeting; never what another meeting recorded.
 */
interface HasRecord {
  readonly record: FoldedRecord
}

/** The unit that holds a meeting's indications now: its own, or those of before. */
export function indicationsUnitFor({ record }: HasRecord, meeting: string): string {
  const own = indicationsUnit(meeting)
  return record.units.has(own) ? own : indicationsUnit(BEFORE)
}

/** The indications a meeting has before it; none while two versions of them stand. */
export function indicationsOf(file: HasRecord, meeting: string): Indications {
  return settledValue(file.record, indicationsUnitFor(file, meeting), indicationsSchema) ?? noIndications
}

/** Has this meeting recorded sides of its own, withdrawn ones too? */
export function hasOwnSides({ record }: HasRecord, meeting: string): boolean {
  return [...record.units.keys()].some((unit) => unit.startsWith(`${SIDE}/${meeting}/`))
}

/** The prefix of the units that hold a meeting's sides now: its own, or those of before. Without a last `/`. */
export function sidesPrefixFor(file: HasRecord, meeting: string): string {
  return `${SIDE}/${hasOwnSides(file, meeting) ? meeting : BEFORE}`
}

/** The sides a meeting has before it, in the order spoken. */
export function sidesOf(file: HasRecord, meeting: string): readonly (Side & { readonly id: string })[] {
  return inOrder(readItems(file.record, sidesPrefixFor(file, meeting), sideSchema))
}
