import type { z } from 'zod'
import type { Json, JsonObject } from '../basics/json.ts'
import type { Fact } from './act.ts'
import type { FoldedRecord, UnitState } from './fold-record.ts'

/** The facts that state a unit's whole value. Fields that are undefined are left out. */
export function stateUnit(unit: string, value: { readonly [field: string]: Json | undefined }): readonly Fact[] {
  return Object.entries(value).flatMap(([path, field]) => (field === undefined ? [] : [{ unit, path, value: field }]))
}

/** The fact that withdraws an item: it stays in the record and no longer counts. */
export function withdrawUnit(unit: string): readonly Fact[] {
  return [{ unit, path: '', value: null }]
}

/** A unit read with its schema: what stands, what must be settled first, or what this version cannot read. */
export type UnitReading<T> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'settled'; readonly value: T; readonly state: Extract<UnitState, { kind: 'settled' }> }
  | { readonly kind: 'unsettled'; readonly state: Extract<UnitState, { kind: 'unsettled' }> }
  | { readonly kind: 'unreadable' }

export function readUnit<T>(record: FoldedRecord, unit: string, schema: z.ZodType<T>): UnitReading<T> {
  const state = record.units.get(unit)
  if (state === undefined) return { kind: 'absent' }
  if (state.kind === 'unsettled') return { kind: 'unsettled', state }
  if (state.value === null) return { kind: 'absent' }
  const parsed = schema.safeParse(state.value)
  return parsed.success ? { kind: 'settled', value: parsed.data, state } : { kind: 'unreadable' }
}

/** The settled value of a unit, or null: for display where an unsettled unit is shown elsewhere as a card. */
export function settledValue<T>(record: FoldedRecord, unit: string, schema: z.ZodType<T>): T | null {
  const reading = readUnit(record, unit, schema)
  return reading.kind === 'settled' ? reading.value : null
}

/** A unit's settled value as it stands, unread; null when it is absent, withdrawn or not settled. */
export function settledIn(record: FoldedRecord, unit: string): JsonObject | null {
  const state = record.units.get(unit)
  return state?.kind === 'settled' ? state.value : null
}

/** An item of a list that is settled: its key after the prefix, and its value. */
export interface Item<T> {
  readonly key: string
  readonly unit: string
  readonly value: T
  readonly state: Extract<UnitState, { kind: 'settled' }>
}

/** The settled, not withdrawn items whose units begin with `prefix/`, in the order the acts stand in. */
export function readItems<T>(record: FoldedRecord, prefix: string, schema: z.ZodType<T>): readonly Item<T>[] {
  const items: Item<T>[] = []
  for (const unit of record.units.keys()) {
    if (!unit.startsWith(`${prefix}/`)) continue
    const reading = readUnit(record, unit, schema)
    if (reading.kind === 'settled') items.push({ key: unit.slice(prefix.length + 1), unit, value: reading.value, state: reading.state })
  }
  return items
}
