import { canonicalJson } from '#domain/basics/canonical-json.ts'
import type { Act, ActId } from '#domain/journal/act.ts'
import type { FoldedRecord, UnitState } from '#domain/journal/fold-record.ts'

/**
 * Everything a folded record says, as one text: equal texts are the same record, to the order things stand in. Acts
 * in `leftOut` are left out: what only the computer that wrote them can show.
 */
export function digestRecord(record: FoldedRecord, leftOut: ReadonlySet<ActId> = new Set()): string {
  const ids = (acts: readonly Act[]) => acts.map((act) => act.id)
  const order = record.order.filter((act) => !leftOut.has(act.id))
  return canonicalJson({
    about: { ...record.about },
    units: [...record.units].map(([unit, state]) => [unit, digestState(state)]),
    order: ids(order),
    heads: record.heads,
    missing: record.missing,
    closings: record.closings.map(({ act, ...closing }) => ({ ...closing, act: act.id })),
    late: record.late.map(({ act, frozenBy, resolvedBy }) => ({ act: act.id, frozenBy, resolvedBy: ids(resolvedBy) })),
    refused: record.refused.filter(({ act }) => !leftOut.has(act.id)).map(({ act, notedBy }) => ({ act: act.id, notedBy: ids(notedBy) })),
    newer: ids(record.newer),
    past: order.map((act) => ids(order.filter((earlier) => record.hadSeen(act.id, earlier.id)))),
  })
}

function digestState(state: UnitState) {
  if (state.kind === 'unsettled') return state.versions.map(({ act, value }) => ({ act: act.id, value }))
  return { value: state.value, act: state.act.id, others: state.others.map((act) => act.id) }
}
