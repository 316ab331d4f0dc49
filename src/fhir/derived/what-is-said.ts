import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { needsNobody } from '#domain/rules-across/meanwhile.ts'

/** Do two versions stand of one of these units, or of an item of these lists, that a person must settle? `decision/` is a list. */
export function isOpen(record: FoldedRecord, ...units: readonly string[]): boolean {
  return [...record.units].some(([unit, state]) => {
    const isOne = units.some((each) => (each.endsWith('/') ? unit.startsWith(each) : unit === each))
    return isOne && state.kind === 'unsettled' && !needsNobody(unit, state.versions)
  })
}

/** The items of a list that say nothing now, by their keys: taken off, or two versions stand. */
export function silentItems(record: FoldedRecord, prefix: string): { readonly takenOff: readonly string[]; readonly open: readonly string[] } {
  const items = [...record.units].filter(([unit]) => unit.startsWith(`${prefix}/`)).map(([unit, state]) => ({ key: unit.slice(prefix.length + 1), state }))
  return {
    takenOff: items.flatMap(({ key, state }) => (state.kind === 'settled' && state.value === null ? [key] : [])),
    open: items.flatMap(({ key, state }) => (state.kind === 'unsettled' ? [key] : [])),
  }
}
