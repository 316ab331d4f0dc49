import type { FoldedRecord, Version } from '../journal/fold-record.ts'
import type { LateAct } from '../journal/closing.ts'
import type { Act } from '../journal/act.ts'
import { needsNobody } from './meanwhile.ts'

/** Something in a record that needs a person. On screen: "two versions to settle", "late", "refused", "has not arrived". */
export type Card =
  | { readonly kind: 'two-versions'; readonly unit: string; readonly versions: readonly Version[] }
  | { readonly kind: 'late'; readonly late: LateAct }
  | { readonly kind: 'signed-twice'; readonly what: string; readonly acts: readonly Act[] }
  | { readonly kind: 'refused'; readonly act: Act }
  | { readonly kind: 'earlier-part-missing'; readonly missing: readonly string[] }

/** The cards of a record, those that stop signing first. */
export function cardsOf(record: FoldedRecord): readonly Card[] {
  const cards: Card[] = []
  const signedTwice = new Set(record.closings.filter((closing) => closing.signedTwiceWith.length > 0).map((closing) => closing.what))
  for (const [unit, state] of record.units) {
    const hasItsOwnCard = unit.startsWith('signed/') && signedTwice.has(unit.slice('signed/'.length))
    if (state.kind === 'unsettled' && !hasItsOwnCard && !needsNobody(unit, state.versions)) cards.push({ kind: 'two-versions', unit, versions: state.versions })
  }
  for (const what of signedTwice) {
    const acts = record.closings.filter((closing) => closing.what === what && closing.signedTwiceWith.length > 0)
    const settled = record.units.get(`signed/${what}`)?.kind === 'settled'
    if (!settled) cards.push({ kind: 'signed-twice', what, acts: acts.map((closing) => closing.act) })
  }
  for (const late of record.late) if (late.resolvedBy.length === 0) cards.push({ kind: 'late', late })
  for (const refused of record.refused) if (refused.notedBy.length === 0) cards.push({ kind: 'refused', act: refused.act })
  if (record.missing.length > 0) cards.push({ kind: 'earlier-part-missing', missing: record.missing })
  return cards
}
