import type { FoldedRecord, Version } from '../journal/fold-record.ts'
import type { LateAct } from '../journal/closing.ts'
import type { Act } from '../journal/act.ts'

/** Something in a record that needs a person. On screen: "two versions to settle", "late", "has not arrived". */
export type Card =
  | { readonly kind: 'two-versions'; readonly unit: string; readonly versions: readonly Version[] }
  | { readonly kind: 'late'; readonly late: LateAct }
  | { readonly kind: 'signed-twice'; readonly what: string; readonly acts: readonly Act[] }
  | { readonly kind: 'earlier-part-missing'; readonly missing: readonly string[] }

/** The cards of a record, those that stop signing first. */
export function cardsOf(record: FoldedRecord): readonly Card[] {
  const cards: Card[] = []
  for (const [unit, state] of record.units) {
    if (state.kind === 'unsettled') cards.push({ kind: 'two-versions', unit, versions: state.versions })
  }
  for (const what of new Set(record.closings.filter((closing) => closing.signedTwiceWith.length > 0).map((closing) => closing.what))) {
    const acts = record.closings.filter((closing) => closing.what === what && closing.signedTwiceWith.length > 0)
    const settled = record.units.get(`signed/${what}`)?.kind === 'settled'
    if (!settled) cards.push({ kind: 'signed-twice', what, acts: acts.map((closing) => closing.act) })
  }
  for (const late of record.late) if (late.resolvedBy.length === 0) cards.push({ kind: 'late', late })
  if (record.missing.length > 0) cards.push({ kind: 'earlier-part-missing', missing: record.missing })
  return cards.filter((card) => !(card.kind === 'two-versions' && card.unit.startsWith('signed/')))
}
